// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILists, Post} from "../../contracts/interfaces/ILists.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {IFounder} from "../fixture/Founder.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Texts} from "../fixture/Texts.sol";
import {Posts} from "../lists/Posts.sol";
import {Trees} from "../lists/Trees.sol";
import {VM, Vm, clock, skip} from "../vm/Vm.sol";
import {deploy} from "../vm/deploy.sol";
import {Arrival} from "./IForumHandler.sol";

/// @title ForumHandler: writers, relays and forgers, and a reader who folds what they bring
/// @dev Authors are honest: each writes one chain of posts for each list. Whoever carries them is not.
contract ForumHandler {
    using Posts for Post;
    using Posts for bytes32;
    using Trees for bytes32[];

    uint256 private constant ACTORS = 8;
    uint256 private constant STRANGER = 20;
    uint256 private constant FORGER_KEY = 0xBAD;
    /// @dev Deeds that are counted.
    uint256 private constant WRITTEN = 0;
    uint256 private constant PUBLISHED = 1;
    uint256 private constant ANCHORED = 2;
    uint256 private constant ACCEPTED = 3;
    uint256 private constant REPELLED = 4;

    Coalition private _dao;
    bytes32[] private _lists;
    string[3] private _names = ["general", "announcements", "policy"];
    mapping(bytes32 list => mapping(address author => Post[])) private _written;
    mapping(bytes32 list => mapping(address author => bytes32[])) private _accepted;
    mapping(bytes32 list => bytes32) public headOf;
    mapping(bytes32 id => bool) private _isPublished;
    Arrival[] private _arrivals;
    Post[] private _published;
    bytes private _cid = Texts.rawCid(sha256("batch"));

    string public fault;
    uint256 public calls;
    uint256[5] public done;

    /// @dev A post as it lies in a batch.
    struct Carried {
        Post post;
        bool forged;
    }

    constructor() {
        VM.warp(Pilot.FOUNDED_AT);
        _dao = IFounder(deploy("Founder", "")).found(Pilot.choices());
        VM.recordLogs();
        skip(1);
        for (uint256 i = 0; i < 3; ++i) _lists.push(keccak256(bytes(_names[i])));
        VM.prank(address(_dao.timelock));
        _dao.lists.open(_names[2], "");
    }

    // ---------------------------------------------------------------------------------------------------- deeds

    function write(uint256 actor, uint256 list, uint256 seed) external {
        _begin();
        _write(actor % ACTORS, _lists[list % 3], seed);
    }

    /// @dev Anybody brings any post that was ever written, whole or spoilt; the contract takes exactly what it should.
    function post(uint256 actor, uint256 list, uint256 which, uint8 flaw) external {
        _begin();
        _post(actor, list, which, flaw);
    }

    /// @dev A batch of posts that were written, some twice, some spoilt or forged; the contract cannot know.
    function anchor(uint256 actor, uint256 list, uint256 seed, uint8 flaw) external {
        _begin();
        _anchor(actor, list, seed, flaw);
    }

    function name(uint256 actor, uint256 relay) external {
        _begin();
        VM.prank(Pilot.account(actor % ACTORS));
        try _dao.lists.setRelay(relay % 3 == 0 ? address(0) : _anyone(relay), "") {} catch {
            ++done[REPELLED];
        }
        _readLogs();
    }

    function serve(uint256 relay, uint256 actor) external {
        _begin();
        VM.prank(_anyone(relay));
        try _dao.lists.serve(Pilot.account(actor % ACTORS)) {} catch {
            ++done[REPELLED];
        }
        _readLogs();
    }

    /// @dev The first four stay, so that no run is without life.
    function comeOrGo(uint256 actor) external {
        _begin();
        address account = Pilot.account(4 + (actor % (ACTORS - 4)));
        (, bytes32 code) = _dao.archive.currentCode();
        bool member = _dao.membership.isMember(account);
        VM.prank(account);
        if (member) _dao.membership.leave();
        else _dao.membership.join(0, code);
        _readLogs();
    }

    /// @dev Of the lists, one opens and closes.
    function openOrClose(uint256 list) external {
        _begin();
        if (list % 4 != 0) return;
        bool isOpen = _isOpen(_lists[2]);
        VM.prank(address(_dao.timelock));
        if (isOpen) _dao.lists.close(_lists[2]);
        else _dao.lists.open(_names[2], "");
        _readLogs();
    }

    /// @dev Mostly moments, now and then longer than a post is good for.
    function wait(uint256 time) external {
        _begin();
        skip(time % 16 == 0 ? 30 days : 1 + (time % 1 days));
    }

    // -------------------------------------------------------------------------------------------------- reading

    function coalition() external view returns (Coalition memory) {
        return _dao;
    }

    function lists() external view returns (bytes32[] memory) {
        return _lists;
    }

    function actors() external pure returns (address[] memory all) {
        all = new address[](ACTORS);
        for (uint256 i = 0; i < ACTORS; ++i) all[i] = Pilot.account(i);
    }

    function arrivals() external view returns (Arrival[] memory) {
        return _arrivals;
    }

    function written(bytes32 list, address author) external view returns (Post[] memory) {
        return _written[list][author];
    }

    function accepted(bytes32 list, address author) external view returns (bytes32[] memory) {
        return _accepted[list][author];
    }

    function published() external view returns (Post[] memory) {
        return _published;
    }

    // ------------------------------------------------------------------------------------------------- internal

    /// @dev Every fourth call somebody who stays posts or anchors, so that no run is without life.
    function _begin() private {
        ++calls;
        if (calls % 4 != 0) return;
        uint256 round = calls / 4;
        uint256 draw = uint256(keccak256(abi.encode(round)));
        if (round % 2 == 0) _post(round % 4, round % 3 == 0 ? 0 : 1, draw | 1, round % 8 == 0 ? uint8(3) : 0);
        else _anchor(round % 4, draw % 2, draw, round % 8 == 1 ? uint8(2) : 0);
    }

    function _post(uint256 actor, uint256 list, uint256 which, uint8 flaw) private {
        bytes32 id = _lists[list % 3];
        uint256 author = actor % ACTORS;
        if (_written[id][Pilot.account(author)].length == 0) _write(author, id, which);
        Post[] storage all = _written[id][Pilot.account(author)];
        Post memory letter = all[which % 4 == 0 ? which % all.length : all.length - 1];
        bytes32 original = letter.idIn(_domain());
        flaw %= 8;
        if (flaw == 1) letter.subject = "spoilt";
        if (flaw == 2) letter.previous = keccak256(abi.encode(which));
        bool forged = flaw == 3;
        bool mine = flaw == 0 || flaw > 3;
        bytes memory signature = original.sign(forged ? FORGER_KEY : Pilot.key(author));
        bool right = mine && _mayCome(letter, original);
        VM.prank(_anyone(ACTORS));
        try _dao.lists.post(letter, signature) {
            _expect(right, "a post was taken that should not be");
            _arrive(Arrival(id, original, 0, 1, true));
            _published.push(letter);
            _isPublished[original] = true;
            ++done[PUBLISHED];
            _read(Carried(letter, false), true);
        } catch {
            _expect(!right, "a post was refused that should be taken");
            ++done[REPELLED];
        }
        _readLogs();
    }

    function _anchor(uint256 actor, uint256 list, uint256 seed, uint8 flaw) private {
        bytes32 id = _lists[list % 3];
        Carried[] memory batch = _batch(id, seed);
        bytes32 root = _rootOf(id, batch);
        address sender = _anyone(actor);
        uint32 count =
            flaw % 8 == 1
                ? 0
                : flaw % 8 == 2
                    ? 501
                    : uint32(batch.length);
        bool right = _dao.lists.anchorsFor(sender) != address(0) && _isOpen(id) && count == batch.length;
        right = right && _dao.lists.anchorOf(id, _dao.lists.anchorIdOf(root, count, _cid)).count == 0;
        VM.prank(sender);
        try _dao.lists.anchor(id, root, count, _cid) returns (uint64 first) {
            _expect(right, "a batch was taken that should not be");
            _arrive(Arrival(id, root, first, count, false));
            ++done[ANCHORED];
            for (uint256 i = 0; i < batch.length; ++i) _read(batch[i], false);
        } catch {
            _expect(!right, "a batch was refused that should be taken");
            ++done[REPELLED];
        }
        _readLogs();
    }

    function _domain() private view returns (Posts.Domain memory) {
        return Posts.Domain({name: "DC-BAS Lists", chainId: block.chainid, lists: address(_dao.lists)});
    }

    /// @dev An actor, or the stranger.
    function _anyone(uint256 n) private pure returns (address) {
        return Pilot.account(n % (ACTORS + 1) == ACTORS ? STRANGER : n % (ACTORS + 1));
    }

    function _isOpen(bytes32 list) private view returns (bool) {
        return _dao.lists.listOf(list).closedAt == 0;
    }

    function _write(uint256 author, bytes32 list, uint256 seed) private {
        Post[] storage all = _written[list][Pilot.account(author)];
        uint256 count = all.length;
        all.push(
            Post({
                list: list,
                author: Pilot.account(author),
                parent: bytes32(0),
                subject: "On it",
                content: keccak256(abi.encode(seed, count)),
                sentAt: uint48(clock()),
                sequence: uint64(count),
                previous: count == 0 ? bytes32(0) : all[count - 1].idIn(_domain())
            })
        );
        ++done[WRITTEN];
    }

    /// @dev By the rules of the contract, said a second time.
    function _mayCome(Post memory letter, bytes32 id) private view returns (bool) {
        if (!_isOpen(letter.list) || _isPublished[id] || !_dao.membership.isMember(letter.author)) return false;
        return uint256(letter.sentAt) + 30 days >= clock();
    }

    /// @dev One to four posts of anybody's, in disorder; the last may be forged.
    function _batch(bytes32 list, uint256 seed) private returns (Carried[] memory batch) {
        batch = new Carried[](1 + (seed % 4));
        for (uint256 i = 0; i < batch.length; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            uint256 author = draw % ACTORS;
            Post[] storage all = _written[list][Pilot.account(author)];
            uint256 taken = _accepted[list][Pilot.account(author)].length;
            if (all.length <= taken) _write(author, list, draw);
            uint256 which = draw % 8 == 0 ? draw % all.length : taken;
            batch[i].post = all[which];
            batch[i].forged = (draw >> 8) % 8 == 0;
        }
    }

    function _rootOf(bytes32 list, Carried[] memory batch) private view returns (bytes32) {
        bytes32[] memory leaves = new bytes32[](batch.length);
        for (uint32 i = 0; i < batch.length; ++i) {
            leaves[i] = Trees.leaf(list, i, batch[i].post.idIn(_domain()));
        }
        return leaves.grow()[0];
    }

    /// @dev What an honest reader makes of one post: its signature, its author's right at that moment, its time, its
    /// place among the author's posts.
    function _read(Carried memory letter, bool direct) private {
        Post memory given = letter.post;
        bytes32[] storage chain = _accepted[given.list][given.author];
        if (!direct) {
            if (letter.forged || !_dao.conduct.mayPost(given.author, given.list)) return;
            if (uint256(given.sentAt) + 30 days < clock()) return;
        }
        bytes32 last = chain.length == 0 ? bytes32(0) : chain[chain.length - 1];
        if (given.sequence != chain.length || given.previous != last) return;
        chain.push(given.idIn(_domain()));
        ++done[ACCEPTED];
    }

    function _arrive(Arrival memory arrival) private {
        if (arrival.direct) arrival.first = _dao.lists.listOf(arrival.list).next - 1;
        _arrivals.push(arrival);
    }

    /// @dev Folds the heads from the logs alone.
    function _readLogs() private {
        Vm.Log[] memory logs = VM.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter != address(_dao.lists)) continue;
            (bytes32 kind, bytes32[] memory topics) = (logs[i].topics[0], logs[i].topics);
            bytes memory args = "";
            if (kind == ILists.PostPublished.selector) {
                (uint64 index, Post memory given) = abi.decode(logs[i].data, (uint64, Post));
                args = abi.encode(topics[1], topics[2], topics[3], index, given);
            } else if (kind == ILists.PostsAnchored.selector) {
                (address by, uint64 first, uint32 count, bytes memory cid) = abi.decode(
                    logs[i].data,
                    (address, uint64, uint32, bytes)
                );
                args = abi.encode(topics[1], topics[2], topics[3], by, first, count, cid);
            } else {
                continue;
            }
            headOf[topics[1]] = keccak256(abi.encode(headOf[topics[1]], kind, keccak256(args)));
        }
    }

    function _expect(bool holds, string memory what) private {
        if (!holds && bytes(fault).length == 0) fault = what;
    }
}
