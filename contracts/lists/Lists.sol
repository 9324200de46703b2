// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IConduct} from "../interfaces/IConduct.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {Anchor, FoundingList, ILists, Post} from "../interfaces/ILists.sol";
import {Acting} from "../authenticator/Acting.sol";
import {Cid} from "../libraries/Cid.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {PostLeaf} from "../libraries/PostLeaf.sol";
import {VoterSignature} from "../libraries/VoterSignature.sol";
import {ListRegistry} from "./ListRegistry.sol";
import {ListRelays} from "./ListRelays.sol";

/// @title Lists
/// @notice See {ILists}. Which lists there are is in {ListRegistry}, who anchors in {ListRelays}; here is what comes in.
contract Lists is EIP712, ListRegistry, ListRelays {
    using PostLeaf for bytes32;
    using VoterSignature for address;

    uint256 private constant MAX_BATCH = 500;
    uint256 private constant MAX_SUBJECT = 200;
    uint256 private constant MAX_AGE = 30 days;
    uint256 private constant MAX_AHEAD = 15 minutes;
    bytes32 private constant POST_TYPEHASH = keccak256(
        "Post(bytes32 list,address author,bytes32 parent,string subject,bytes32 content,uint48 sentAt,uint64 sequence,bytes32 previous)"
    );

    IDirectory private immutable _directory;
    IConduct private immutable _conduct;

    /// @inheritdoc ILists
    mapping(bytes32 list => mapping(address author => mapping(uint64 sequence => bytes32))) public postAt;
    mapping(bytes32 list => mapping(bytes32 anchorId => Anchor)) private _anchors;

    constructor(
        IDirectory directory_,
        string memory name,
        FoundingList[] memory lists
    ) EIP712(name, "1") Acting(directory_) ListRelays(directory_) ListRegistry(directory_, lists) {
        address conduct = directory_.listed(DirectoryKeys.CONDUCT);
        if (conduct == address(0)) revert IDirectory.DirectoryUnknown(DirectoryKeys.CONDUCT);
        _directory = directory_;
        _conduct = IConduct(conduct);
    }

    /// @inheritdoc ILists
    function post(Post calldata envelope, bytes calldata signature) external returns (bytes32 postId) {
        (bytes32 list, address author) = (envelope.list, envelope.author);
        postId = postIdOf(envelope);
        _requireWellFormed(envelope);
        _requireInSequence(envelope, postId);
        if (!_conduct.mayPost(author, list)) revert ListsMayNotPost(author, list);
        if (_actor() != author && !author.isValid(postId, signature)) revert ListsWrongSignature(author);

        uint64 index = _take(list, 1);
        postAt[list][author][envelope.sequence] = postId;
        emit PostPublished(list, postId, author, index, envelope);
        _fold(list, PostPublished.selector, abi.encode(list, postId, author, index, envelope));
    }

    /// @inheritdoc ILists
    function anchor(bytes32 list, bytes32 root, uint32 count, bytes calldata cid) external returns (uint64 first) {
        address anchoredBy = _actor();
        address member = anchorsFor(anchoredBy);
        if (member == address(0)) revert ListsNotMember(anchoredBy);
        if (root == 0) revert ListsEmpty("root");
        _requireBounds("count", count, 1, MAX_BATCH);
        (uint8 codec, ) = Cid.parse(cid);
        if (codec != Cid.RAW) revert ListsWrongCodec(codec);
        bytes32 anchorId = anchorIdOf(root, count, cid);
        if (_anchors[list][anchorId].count != 0) revert ListsAlreadyAnchored(list, root);

        first = _take(list, count);
        _anchors[list][anchorId] = Anchor({first: first, count: count, anchoredAt: uint48(block.timestamp)});
        emit PostsAnchored(list, root, member, anchoredBy, first, count, cid);
        _fold(list, PostsAnchored.selector, abi.encode(list, root, member, anchoredBy, first, count, cid));
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc ILists
    function anchorOf(bytes32 list, bytes32 anchorId) external view returns (Anchor memory) {
        return _anchors[list][anchorId];
    }

    /// @inheritdoc ILists
    function isAnchored(
        bytes32 list,
        bytes32 root,
        uint32 count,
        bytes calldata cid,
        uint32 place,
        bytes32 postId,
        bytes32[] calldata proof
    ) external view returns (bool) {
        if (place >= _anchors[list][anchorIdOf(root, count, cid)].count) return false;
        return list.leafOf(place, postId).isIn(root, proof);
    }

    /// @inheritdoc ILists
    function anchorIdOf(bytes32 root, uint32 count, bytes calldata cid) public pure returns (bytes32) {
        return keccak256(abi.encode(root, count, cid));
    }

    /// @inheritdoc ILists
    function postIdOf(Post calldata envelope) public view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                POST_TYPEHASH,
                envelope.list,
                envelope.author,
                envelope.parent,
                keccak256(bytes(envelope.subject)),
                envelope.content,
                envelope.sentAt,
                envelope.sequence,
                envelope.previous
            )
        );
        return _hashTypedDataV4(structHash);
    }

    function _requireWellFormed(Post calldata envelope) private view {
        if (envelope.content == 0) revert ListsEmpty("content");
        _requireText("subject", envelope.subject, MAX_SUBJECT);
        bool timely = envelope.sentAt + MAX_AGE >= block.timestamp && envelope.sentAt <= block.timestamp + MAX_AHEAD;
        if (!timely) revert ListsWrongTime(envelope.sentAt, uint48(block.timestamp));
    }

    /// @dev The author's direct posts have one place each, and link to the one before if that is here.
    function _requireInSequence(Post calldata envelope, bytes32 postId) private view {
        (uint64 sequence, bytes32 previous) = (envelope.sequence, envelope.previous);
        mapping(uint64 sequence => bytes32) storage posts = postAt[envelope.list][envelope.author];
        bytes32 taken = posts[sequence];
        if (taken == postId) revert ListsAlreadyPosted(postId);
        if (taken != 0) revert ListsSequenceTaken(envelope.author, sequence, taken);
        bytes32 before = sequence == 0 ? bytes32(0) : posts[sequence - 1];
        bool linked = sequence == 0 || before != 0 ? previous == before : previous != 0;
        if (!linked) revert ListsBrokenLink(sequence, previous, before);
    }
}
