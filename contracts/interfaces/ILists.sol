// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev A post: the EIP-712 envelope an author signs over content that is kept elsewhere. Its id is its EIP-712 digest.
/// @param list Id of the list.
/// @param author Who speaks.
/// @param parent Id of the post this one answers; zero begins a thread.
/// @param subject At most 200 bytes of UTF-8 as {PlainText} has it.
/// @param content SHA-256 of the content's bytes, which are at most 64 KiB of UTF-8 Markdown.
/// @param sentAt When the author says it was sent (timestamp in seconds).
/// @param sequence Number of the post among the author's on the list, from 0 without a gap.
/// @param previous Id of the author's post before this one on the list; zero for the first.
struct Post {
    bytes32 list;
    address author;
    bytes32 parent;
    string subject;
    bytes32 content;
    uint48 sentAt;
    uint64 sequence;
    bytes32 previous;
}

/// @dev A list that is there from the founding.
struct FoundingList {
    string name;
    string purpose;
}

/// @dev A list as it stands. Times are timestamps in seconds.
/// @param openedAt When it was opened, or opened again.
/// @param closedAt When it was closed; zero while it is open.
/// @param next Index the next post gets; so many there are.
/// @param head Fold of everything that was ever posted or anchored on it; zero while there is nothing.
struct List {
    uint48 openedAt;
    uint48 closedAt;
    uint64 next;
    bytes32 head;
}

/// @dev A batch of posts on a list.
/// @param first Index of its first post; the others follow without a gap.
/// @param count How many posts it holds; zero if there is no such batch.
/// @param anchoredAt When it was anchored (timestamp in seconds): its posts are judged by that moment.
struct Anchor {
    uint64 first;
    uint32 count;
    uint48 anchoredAt;
}

/// @title Lists: the forum
/// @notice Lists are opened by motion; members post on them. A post is a signed envelope over content bytes that are
/// kept in a content store, and it comes into the log in one of two ways:
///
///     author ──signs──▶ relay ──anchors a batch──▶ log            free for the author; many posts for one slot
///     author ──signs or sends──────post──────────▶ log            on chain directly; nobody can withhold it
///
/// The log of a list numbers its posts from 0 without a gap; an anchor takes as many indices as its batch has posts.
/// The head of a list folds its {PostPublished} and {PostsAnchored} in their order, as {IJournaled} does but uncut:
///
///     head' = keccak256(abi.encode(head, kind, keccak256(abi.encode(args))))
///
/// A batch is anchored by the root of a Merkle tree (OpenZeppelin's standard one: sorted pairs, leaves hashed twice) over
/// leaves (bytes32 list, uint32 place, bytes32 postId), by how many they are, and by the CID of the batch's bytes,
/// abi.encode((Post, bytes signature)[]). The three together are the batch: whoever anchors the root with another count
/// or CID anchors another one, which counts for nothing, and keeps nobody from anchoring this.
///
/// This contract does not look into batches. Every honest reader does, and judges each post by the time of its anchor:
/// that the bytes give the root, the signature, the author's right to post at that moment ({IConduct}), the sequence and
/// the link to the author's previous post. What fails stays in the log and is shown as refused, with the reason; a post
/// refused for its place in the sequence may come in again. A direct post is held to the same here, as far as one can
/// see without the batches: its author's direct posts.
///
/// What it does not protect against: a relay that takes a post and never anchors it. The author then posts the same
/// envelope directly, or anchors it: any member may. Content that nobody keeps is lost; its digest stays.
/// Source: required (open lists); envelopes, anchors and numbers are chosen.
interface ILists is ICoalitionPart, IJournaled {
    /// @notice A list was opened, or a closed one opened again. `list` is keccak256 of the name.
    event ListOpened(bytes32 indexed list, string name, string purpose);

    /// @notice A list was closed: what is on it stays readable, nothing new comes in.
    event ListClosed(bytes32 indexed list);

    /// @notice A post was put on chain directly, at `index` of the list's log.
    event PostPublished(
        bytes32 indexed list,
        bytes32 indexed postId,
        address indexed author,
        uint64 index,
        Post envelope
    );

    /// @notice A batch was anchored at [first, first + count) of the list's log, by `anchoredBy` in the name of `member`
    /// (the same account, or that member's relay).
    event PostsAnchored(
        bytes32 indexed list,
        bytes32 indexed root,
        address indexed member,
        address anchoredBy,
        uint64 first,
        uint32 count,
        bytes cid
    );

    /// @notice A member named the account that anchors for them, and where it is reached; zero if nobody does any more.
    event RelaySet(address indexed member, address indexed relay, string url);

    /// @notice From now on the relay anchors in this member's name.
    event RelayEngaged(address indexed relay, address indexed member);

    /// @notice Thrown when the caller is not the timelock.
    error ListsUnauthorized(address caller);

    /// @notice Thrown when the name of a list is malformed.
    error ListsInvalidName(string name);

    /// @notice Thrown when a text is longer than `max` bytes.
    error ListsTextTooLong(bytes32 parameter, uint256 length, uint256 max);

    /// @notice Thrown when the byte at `position` of a text begins no character that may be shown as it is.
    error ListsUnfitText(bytes32 parameter, uint256 position);

    /// @notice Thrown when a value is outside [min, max].
    error ListsOutOfBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when there is no such list.
    error ListsUnknown(bytes32 list);

    /// @notice Thrown when the list is open already.
    error ListsAlreadyOpen(bytes32 list);

    /// @notice Thrown when the list was closed.
    error ListsClosed(bytes32 list);

    /// @notice Thrown when the account is neither a member nor the relay of one.
    error ListsNotMember(address account);

    /// @notice Thrown when the author may not post on the list now; {IConduct} says why.
    error ListsMayNotPost(address author, bytes32 list);

    /// @notice Thrown when the envelope is neither sent by its author nor signed by them.
    error ListsWrongSignature(address author);

    /// @notice Thrown when a post has no content, or an anchor no root.
    error ListsEmpty(bytes32 parameter);

    /// @notice Thrown when `sentAt` is more than 30 days before the block or more than 15 minutes after it (timestamps).
    error ListsWrongTime(uint48 sentAt, uint48 blockTime);

    /// @notice Thrown when this very post was put on chain before.
    error ListsAlreadyPosted(bytes32 postId);

    /// @notice Thrown when the author put another post of the same sequence on chain before.
    error ListsSequenceTaken(address author, uint64 sequence, bytes32 postId);

    /// @notice Thrown when the link to the author's previous post is not what it must be: zero for the first post and
    /// for no other (`expected` is then zero for both), else the id of the post before, if that is on chain.
    error ListsBrokenLink(uint64 sequence, bytes32 previous, bytes32 expected);

    /// @notice Thrown when exactly this batch, by root, count and CID, is on the list already.
    error ListsAlreadyAnchored(bytes32 list, bytes32 root);

    /// @notice Thrown when the CID of a batch is not of one raw block.
    error ListsWrongCodec(uint8 codec);

    /// @notice Thrown when the URL of a relay is malformed, or given without a relay.
    error ListsInvalidUrl(string url);

    /// @notice Thrown when the member did not name the caller as their relay, or is none any more.
    error ListsNotRelay(address account, address member);

    /// @notice Opens a list, or a closed one again. Timelock only; an ordinary call. At most 64 are open at a time, at
    /// most 256 names are ever used.
    /// @param name 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit.
    /// @param purpose At most 512 bytes of UTF-8, as {PlainText} has it.
    /// @return list keccak256 of the name.
    function open(string calldata name, string calldata purpose) external returns (bytes32 list);

    /// @notice Closes a list. Timelock only; not among the ordinary calls of the founding.
    function close(bytes32 list) external;

    /// @notice Puts a post on chain. By its author, who then needs no signature, or by anybody with the author's, by key
    /// or by ERC-1271. The author must have the right to post ({IConduct-mayPost}) now.
    /// @param envelope Sent at most 30 days ago and at most 15 minutes ahead of the block.
    /// @param signature The author's over the id; not looked at if the author is the caller.
    /// @return postId Its id.
    function post(Post calldata envelope, bytes calldata signature) external returns (bytes32 postId);

    /// @notice Anchors a batch of posts. By a member, or by the relay of one. The batch itself is judged by readers.
    /// @param root Merkle root over the posts.
    /// @param count 1 to 500.
    /// @param cid Binary CIDv1 of the batch, one raw block.
    /// @return first Index of the batch's first post.
    function anchor(bytes32 list, bytes32 root, uint32 count, bytes calldata cid) external returns (uint64 first);

    /// @notice Names the one account that anchors for the caller, or nobody (zero). Members only. The account is engaged
    /// at once, unless it anchors for another member already.
    /// @param relay Account of a relay.
    /// @param url Where it is reached: empty, or at most 256 bytes of http:// or https:// and printable ASCII without
    /// quotes, backslashes and angle brackets. Empty without a relay.
    function setRelay(address relay, string calldata url) external;

    /// @notice Makes the caller anchor in the name of `member`, who named it as their relay. So nobody can keep a relay
    /// from its work by naming it first.
    function serve(address member) external;

    /// @notice The list. Reverts if there is none.
    function listOf(bytes32 list) external view returns (List memory);

    /// @notice Ids of all lists, closed ones included, in the order they were first opened; at most 256.
    function listIds() external view returns (bytes32[] memory);

    /// @notice How many lists are open (a count).
    function openLists() external view returns (uint256);

    /// @notice Id of the list of that name.
    function listIdOf(string calldata name) external pure returns (bytes32);

    /// @notice Id of a post: its EIP-712 digest.
    function postIdOf(Post calldata envelope) external view returns (bytes32);

    /// @notice Id of the author's direct post of that sequence; zero if there is none on chain.
    function postAt(bytes32 list, address author, uint64 sequence) external view returns (bytes32);

    /// @notice Id of a batch on any list: keccak256(abi.encode(root, count, cid)).
    function anchorIdOf(bytes32 root, uint32 count, bytes calldata cid) external pure returns (bytes32);

    /// @notice The batch of that id ({anchorIdOf}) on the list; its count is zero if there is none.
    function anchorOf(bytes32 list, bytes32 anchorId) external view returns (Anchor memory);

    /// @notice Whether this batch is anchored on the list and its root commits to the post at `place`. It does not say
    /// that the post counts, nor that no other stands at the same place: the tree is whatever the anchorer made it. Both
    /// are for readers, who open the whole batch.
    /// @param root As it was anchored, like `count` and `cid`.
    /// @param place Counted from 0 within the batch; its index in the log is the batch's first plus this.
    /// @param proof Siblings from the leaf up; at most 9.
    function isAnchored(
        bytes32 list,
        bytes32 root,
        uint32 count,
        bytes calldata cid,
        uint32 place,
        bytes32 postId,
        bytes32[] calldata proof
    ) external view returns (bool);

    /// @notice In whose name the account may anchor now: its own as a member, else that of the member it serves; zero if
    /// it may not.
    function anchorsFor(address account) external view returns (address member);

    /// @notice The relay the member named; zero if none. A relay of somebody who left anchors nothing.
    function relayOf(address member) external view returns (address);
}
