// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Post} from "../../contracts/interfaces/ILists.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {Arrival, IForumHandler} from "./IForumHandler.sol";

/// @title I19, I20: the logs have neither gaps nor overlaps, and every author's posts come in as they were written
contract ForumInvariants {
    /// @dev As the runner reads it.
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    IForumHandler private _forum;
    Coalition private _dao;

    error TooQuiet(uint256 deed, uint256 done, uint256 calls);

    function setUp() external {
        _forum = IForumHandler(deploy("ForumHandler", ""));
        _dao = _forum.coalition();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_forum);
    }

    /// @dev Deeds that bring something in come twice as often.
    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](10);
        selectors[0] = IForumHandler.write.selector;
        selectors[1] = IForumHandler.post.selector;
        selectors[2] = IForumHandler.anchor.selector;
        selectors[3] = IForumHandler.name.selector;
        selectors[4] = IForumHandler.serve.selector;
        selectors[5] = IForumHandler.comeOrGo.selector;
        selectors[6] = IForumHandler.openOrClose.selector;
        selectors[7] = IForumHandler.wait.selector;
        selectors[8] = IForumHandler.post.selector;
        selectors[9] = IForumHandler.anchor.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(_forum), selectors);
    }

    /// @dev I19: the ranges of a list are a row from 0 to its next index, and its head folds them all.
    function invariant_I19_rangesAreARowWithoutGaps() external view {
        _assertNoFault();
        Arrival[] memory arrivals = _forum.arrivals();
        bytes32[] memory lists = _forum.lists();
        for (uint256 i = 0; i < lists.length; ++i) {
            uint256 next = 0;
            for (uint256 k = 0; k < arrivals.length; ++k) {
                if (arrivals[k].list != lists[i]) continue;
                assertEq(arrivals[k].first, next, "I19: a gap or an overlap");
                next += arrivals[k].count;
            }
            assertEq(_dao.lists.listOf(lists[i]).next, next, "I19: next index");
            assertEq(_dao.lists.listOf(lists[i]).head, _forum.headOf(lists[i]), "I19: head");
        }
    }

    /// @dev I20, on chain: direct posts have one place each, and follow the one before if that is there.
    function invariant_I20_directPostsFollowOneAnother() external view {
        _assertNoFault();
        Post[] memory posts = _forum.published();
        for (uint256 i = 0; i < posts.length; ++i) {
            bytes32 id = _dao.lists.postAt(posts[i].list, posts[i].author, posts[i].sequence);
            assertEq(id, _dao.lists.postIdOf(posts[i]), "I20: another post in its place");
            if (posts[i].sequence == 0) continue;
            bytes32 before = _dao.lists.postAt(posts[i].list, posts[i].author, posts[i].sequence - 1);
            assertTrue(before == 0 || before == posts[i].previous, "I20: a broken link");
        }
    }

    /// @dev I20, by a reader: what counts of an author is the beginning of what the author wrote, whoever carried it.
    function afterInvariant() external view {
        bytes32[] memory lists = _forum.lists();
        address[] memory actors = _forum.actors();
        for (uint256 i = 0; i < lists.length; ++i) {
            for (uint256 k = 0; k < actors.length; ++k) _checkChain(lists[i], actors[k]);
        }
        _checkRootsOnce();
        _assertBusy(1, 2);
        _assertBusy(2, 3);
        _assertBusy(3, 4);
        _assertBusy(4, 2);
    }

    function _checkChain(bytes32 list, address author) private view {
        Post[] memory written = _forum.written(list, author);
        bytes32[] memory accepted = _forum.accepted(list, author);
        for (uint256 n = 0; n < accepted.length; ++n) {
            assertEq(accepted[n], _dao.lists.postIdOf(written[n]), "I20: not what the author wrote");
            assertEq(written[n].sequence, n, "I20: a gap in the sequence");
        }
    }

    function _checkRootsOnce() private view {
        Arrival[] memory arrivals = _forum.arrivals();
        for (uint256 i = 0; i < arrivals.length; ++i) {
            for (uint256 k = i + 1; k < arrivals.length; ++k) {
                bool same = arrivals[i].list == arrivals[k].list && arrivals[i].root == arrivals[k].root;
                assertTrue(!same || arrivals[i].direct != arrivals[k].direct, "I19: anchored twice");
            }
        }
    }

    function _assertNoFault() private view {
        string memory fault = _forum.fault();
        assertTrue(bytes(fault).length == 0, fault);
    }

    /// @dev A run that did next to nothing proves nothing: at least so many of a kind in every 64 calls.
    function _assertBusy(uint256 deed, uint256 least) private view {
        uint256 done = _forum.done(deed);
        if (done < (least * _forum.calls()) / 64) revert TooQuiet(deed, done, _forum.calls());
    }
}
