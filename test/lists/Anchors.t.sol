// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Anchor, ILists} from "../../contracts/interfaces/ILists.sol";
import {Cid} from "../../contracts/libraries/Cid.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Texts} from "../fixture/Texts.sol";
import {VM, clock} from "../vm/Vm.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";
import {ForumTest} from "./ForumTest.sol";
import {Trees} from "./Trees.sol";

/// @title Anchors: who may commit to a batch, where it comes to stand, and what can be proved of it
contract AnchorsTest is ForumTest {
    using Trees for bytes32[];

    bytes private _cid = Texts.rawCid(sha256("batch"));

    function testFuzz_takesIndicesInARow(uint32[8] calldata counts, uint8 lists) external {
        uint64[2] memory expected;
        for (uint256 i = 0; i < counts.length; ++i) {
            uint256 which = (lists >> i) & 1;
            bytes32 list = which == 0 ? GENERAL : ANNOUNCEMENTS;
            uint32 count = uint32(within(counts[i], 1, 500));
            VM.prank(Pilot.account(i));
            uint64 first = dao.lists.anchor(list, keccak256(abi.encode(i)), count, _cid);
            assertEq(first, expected[which], "first");
            expected[which] += count;
            Anchor memory anchor = _anchorOf(list, keccak256(abi.encode(i)), count);
            assertEq(anchor.first, first, "kept first");
            assertEq(anchor.count, count, "kept count");
            assertEq(anchor.anchoredAt, clock(), "kept time");
        }
        assertEq(dao.lists.listOf(GENERAL).next, expected[0], "general");
        assertEq(dao.lists.listOf(ANNOUNCEMENTS).next, expected[1], "announcements");
    }

    function testFuzz_strangersAnchorNothing(address stranger, bytes32 root) external {
        VM.assume(!dao.membership.isMember(stranger));
        _refused(stranger, root, 1, _cid, abi.encodeWithSelector(ILists.ListsNotMember.selector, stranger));
    }

    function testFuzz_aBatchIsAnchoredOnce(bytes32 root, uint8 one, uint8 other, uint32 count) external {
        VM.assume(root != 0);
        count = uint32(within(count, 1, 500));
        VM.prank(Pilot.account(one % Pilot.FOUNDERS));
        dao.lists.anchor(GENERAL, root, count, _cid);
        bytes memory again = abi.encodeWithSelector(ILists.ListsAlreadyAnchored.selector, GENERAL, root);
        _refused(Pilot.account(other % Pilot.FOUNDERS), root, count, _cid, again);
        VM.prank(Pilot.account(0));
        dao.lists.anchor(ANNOUNCEMENTS, root, count, _cid);
    }

    /// @dev Whoever sees a batch on its way and is faster, with the root and something else, keeps it from nobody.
    function testFuzz_noOtherBatchOfTheRootKeepsItOut(
        bytes32 root,
        uint32 count,
        uint32 wrong,
        bytes32 noise
    ) external {
        VM.assume(root != 0 && noise != sha256("batch"));
        (count, wrong) = (uint32(within(count, 1, 500)), uint32(within(wrong, 1, 499)));
        if (wrong >= count) ++wrong;
        bytes memory nothing = Texts.rawCid(noise);
        VM.prank(Pilot.account(1));
        dao.lists.anchor(GENERAL, root, wrong, _cid);
        VM.prank(Pilot.account(1));
        dao.lists.anchor(GENERAL, root, count, nothing);
        VM.prank(Pilot.account(2));
        dao.lists.anchor(GENERAL, root, wrong, nothing);
        assertEq(_anchorOf(GENERAL, root, count).count, 0, "not there yet");
        VM.prank(Pilot.account(0));
        uint64 first = dao.lists.anchor(GENERAL, root, count, _cid);
        assertEq(first, uint64(wrong) + count + wrong, "first");
        assertEq(_anchorOf(GENERAL, root, count).first, first, "kept first");
        assertEq(_anchorOf(GENERAL, root, wrong).first, 0, "the first one stays");
    }

    function testFuzz_namesABatchByAllOfIt(bytes32 root, uint32 count, bytes calldata cid) external view {
        assertEq(dao.lists.anchorIdOf(root, count, cid), keccak256(abi.encode(root, count, cid)), "id");
    }

    function testFuzz_aBatchHolds1To500(uint32 count) external {
        bytes memory reason = abi.encodeWithSelector(
            ILists.ListsOutOfBounds.selector,
            bytes32("count"),
            uint256(count),
            uint256(1),
            uint256(500)
        );
        if (count == 0 || count > 500) _refused(Pilot.account(0), "root", count, _cid, reason);
    }

    function test_aBatchHolds500AndNot501() external {
        bytes4 selector = ILists.ListsOutOfBounds.selector;
        for (uint32 count = 0; count <= 501; count += 501) {
            bytes memory reason = abi.encodeWithSelector(selector, bytes32("count"), uint256(count), 1, 500);
            _refused(Pilot.account(0), "root", count, _cid, reason);
        }
        VM.prank(Pilot.account(0));
        assertEq(dao.lists.anchor(GENERAL, "root", 500, _cid), 0, "first");
    }

    function testFuzz_refusesWhatIsNoCidOfOneBlock(bytes memory noise, bytes32 digest) external {
        VM.assume(noise.length != 36);
        _refused(Pilot.account(0), "root", 1, noise, abi.encodeWithSelector(Cid.CidMalformed.selector, noise));
        bytes memory tree = abi.encodePacked(hex"01701220", digest);
        _refused(
            Pilot.account(0),
            "root",
            1,
            tree,
            abi.encodeWithSelector(ILists.ListsWrongCodec.selector, uint8(0x70))
        );
    }

    function test_refusesARootOfNothing() external {
        _refused(Pilot.account(0), 0, 1, _cid, abi.encodeWithSelector(ILists.ListsEmpty.selector, bytes32("root")));
    }

    function testFuzz_refusesListsThatAreNotOpen(bytes32 list) external {
        VM.assume(list != GENERAL && list != ANNOUNCEMENTS);
        VM.prank(Pilot.account(0));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsUnknown.selector, list));
        dao.lists.anchor(list, "root", 1, _cid);
        closeList(GENERAL);
        _refused(Pilot.account(0), "root", 1, _cid, abi.encodeWithSelector(ILists.ListsClosed.selector, GENERAL));
    }

    // ------------------------------------------------------------------------------------------- what can be proved

    function testFuzz_provesEveryPostAtItsPlaceAndNowhereElse(uint256 seed, uint16 size, uint16 which) external {
        uint32 count = uint32(within(size, 1, 48));
        _proves(seed, count, uint32(which % count));
    }

    function test_provesInALargestBatch() external {
        _proves(1, 500, 0);
        _proves(2, 500, 499);
    }

    /// @dev The same root on another list is another batch: its leaves speak of the first.
    function testFuzz_aRootProvesNothingOnAnotherList(uint256 seed) external {
        (bytes32[] memory ids, bytes32[] memory tree) = _anchored(seed, 9);
        VM.prank(Pilot.account(0));
        dao.lists.anchor(ANNOUNCEMENTS, tree[0], 9, _cid);
        bytes32[] memory proof = tree.proofOf(Trees.leaf(GENERAL, 4, ids[4]));
        assertTrue(!_isAnchored(ANNOUNCEMENTS, tree[0], 9, 4, ids[4], proof), "another list");
    }

    /// @dev No inner node, and no leaf, passes for a post: not with the shorter proof, not with none.
    function testFuzz_innerNodesAreNoPosts(uint256 seed, uint32 place, uint16 node) external {
        (, bytes32[] memory tree) = _anchored(seed, 64);
        place %= 64;
        bytes32 inner = tree[node % tree.length];
        bytes32[] memory none = new bytes32[](0);
        assertTrue(!_isAnchored(GENERAL, tree[0], 64, place, inner, none), "without a proof");
        assertTrue(!_isAnchored(GENERAL, tree[0], 64, place, tree[0], none), "the root itself");
        if (node % tree.length == 0) return;
        bytes32[] memory proof = tree.proofOf(inner == tree[tree.length / 2] ? inner : tree[tree.length / 2]);
        assertTrue(!_isAnchored(GENERAL, tree[0], 64, place, inner, proof), "with another's proof");
    }

    /// @dev A batch may name a post twice, but at two places; readers refuse the second.
    function test_aDuplicateStandsAtItsOwnPlace() external {
        bytes32[] memory leaves = new bytes32[](2);
        (leaves[0], leaves[1]) = (Trees.leaf(GENERAL, 0, "post"), Trees.leaf(GENERAL, 1, "post"));
        bytes32[] memory tree = leaves.grow();
        _anchor(tree[0], 2);
        assertTrue(_isAnchored(GENERAL, tree[0], 2, 0, "post", tree.proofOf(leaves[0])), "first");
        assertTrue(_isAnchored(GENERAL, tree[0], 2, 1, "post", tree.proofOf(leaves[1])), "second");
        assertTrue(!_isAnchored(GENERAL, tree[0], 2, 1, "post", tree.proofOf(leaves[0])), "swapped");
    }

    /// @dev The tree is the anchorer's: nothing on chain keeps two posts from one place. Readers refuse such a batch.
    function test_aProofSaysNothingOfOthersAtItsPlace() external {
        bytes32[] memory leaves = new bytes32[](2);
        (leaves[0], leaves[1]) = (Trees.leaf(GENERAL, 0, "post"), Trees.leaf(GENERAL, 0, "other"));
        bytes32[] memory tree = leaves.grow();
        _anchor(tree[0], 1);
        assertTrue(_isAnchored(GENERAL, tree[0], 1, 0, "post", tree.proofOf(leaves[0])), "one");
        assertTrue(_isAnchored(GENERAL, tree[0], 1, 0, "other", tree.proofOf(leaves[1])), "the other");
    }

    /// @dev What is proved is proved of this batch, not of another with the same root.
    function testFuzz_anotherBatchOfTheRootProvesNothing(uint256 seed, uint32 count, bytes32 noise) external {
        VM.assume(noise != sha256("batch"));
        (bytes32[] memory ids, bytes32[] memory tree) = _anchored(seed, 9);
        count = uint32(within(count, 1, 500));
        bytes32[] memory proof = tree.proofOf(Trees.leaf(GENERAL, 0, ids[0]));
        bool proved = _isAnchored(GENERAL, tree[0], count, 0, ids[0], proof);
        assertTrue(proved == (count == 9), "another count");
        bytes memory nothing = Texts.rawCid(noise);
        assertTrue(!dao.lists.isAnchored(GENERAL, tree[0], 9, nothing, 0, ids[0], proof), "another CID");
    }

    /// @dev A tree that is larger than its batch proves nothing beyond the batch.
    function testFuzz_placesEndWithTheBatch(uint256 seed, uint32 claimed) external {
        (bytes32[] memory ids, bytes32[] memory tree) = _grown(seed, 30);
        claimed = uint32(within(claimed, 1, 29));
        _anchor(tree[0], claimed);
        for (uint32 place = 0; place < 30; ++place) {
            bytes32[] memory proof = tree.proofOf(Trees.leaf(GENERAL, place, ids[place]));
            bool proved = _isAnchored(GENERAL, tree[0], claimed, place, ids[place], proof);
            assertTrue(proved == (place < claimed), "beyond the batch");
        }
    }

    function testFuzz_refusesProofsThatAreTooLong(uint256 seed) external {
        bytes32 root = Trees.leaf(GENERAL, 0, "post");
        bytes32[] memory proof = new bytes32[](10);
        for (uint256 i = 0; i < 10; ++i) {
            proof[i] = keccak256(abi.encode(seed, i));
            root = Trees.pair(root, proof[i]);
        }
        _anchor(root, 500);
        assertTrue(!_isAnchored(GENERAL, root, 500, 0, "post", proof), "ten levels");
    }

    function test_nothingIsAnchoredUnderARootThatIsNot() external view {
        bytes32 root = Trees.leaf(GENERAL, 0, "post");
        assertTrue(!_isAnchored(GENERAL, root, 1, 0, "post", new bytes32[](0)), "not anchored");
    }

    function _anchored(uint256 seed, uint32 count) private returns (bytes32[] memory ids, bytes32[] memory tree) {
        (ids, tree) = _grown(seed, count);
        _anchor(tree[0], count);
    }

    function _grown(uint256 seed, uint32 count) private pure returns (bytes32[] memory ids, bytes32[] memory tree) {
        ids = new bytes32[](count);
        bytes32[] memory leaves = new bytes32[](count);
        for (uint32 i = 0; i < count; ++i) {
            ids[i] = keccak256(abi.encode(seed, i));
            leaves[i] = Trees.leaf(GENERAL, i, ids[i]);
        }
        tree = leaves.grow();
    }

    function _anchor(bytes32 root, uint32 count) private {
        VM.prank(Pilot.account(3));
        dao.lists.anchor(GENERAL, root, count, _cid);
    }

    function _anchorOf(bytes32 list, bytes32 root, uint32 count) private view returns (Anchor memory) {
        return dao.lists.anchorOf(list, dao.lists.anchorIdOf(root, count, _cid));
    }

    function _isAnchored(
        bytes32 list,
        bytes32 root,
        uint32 count,
        uint32 place,
        bytes32 postId,
        bytes32[] memory proof
    ) private view returns (bool) {
        return dao.lists.isAnchored(list, root, count, _cid, place, postId, proof);
    }

    function _refused(address account, bytes32 root, uint32 count, bytes memory cid, bytes memory reason) private {
        uint64 before = dao.lists.listOf(GENERAL).next;
        VM.prank(account);
        VM.expectRevert(reason);
        dao.lists.anchor(GENERAL, root, count, cid);
        assertEq(dao.lists.listOf(GENERAL).next, before, "indices were taken");
    }

    function _proves(uint256 seed, uint32 count, uint32 place) private {
        (bytes32[] memory ids, bytes32[] memory tree) = _anchored(seed, count);
        bytes32[] memory proof = tree.proofOf(Trees.leaf(GENERAL, place, ids[place]));
        assertTrue(_isAnchored(GENERAL, tree[0], count, place, ids[place], proof), "not proved");
        assertTrue(!_isAnchored(GENERAL, tree[0], count, place + 1, ids[place], proof), "another place");
        assertTrue(!_isAnchored(GENERAL, tree[0], count, place, keccak256("other"), proof), "another post");
        assertTrue(!_isAnchored(ANNOUNCEMENTS, tree[0], count, place, ids[place], proof), "another list");
        if (count > 1) {
            proof[seed % proof.length] ^= bytes32(uint256(1));
            assertTrue(!_isAnchored(GENERAL, tree[0], count, place, ids[place], proof), "another proof");
        }
    }
}
