// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILists, List, Post} from "../../contracts/interfaces/ILists.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";
import {Posts} from "./Posts.sol";

/// @title ForumTest: people who post, and what they sign
abstract contract ForumTest is CoalitionTest {
    using Posts for Post;
    using Posts for bytes32;

    bytes32 internal constant GENERAL = keccak256("general");
    bytes32 internal constant ANNOUNCEMENTS = keccak256("announcements");
    /// @dev Nobody of the coalition.
    uint256 internal constant STRANGER = 20;

    function domain() internal view returns (Posts.Domain memory) {
        return Posts.Domain({name: "DC-BAS Lists", chainId: block.chainid, lists: address(dao.lists)});
    }

    /// @dev The first post of the n-th actor on the general list.
    function draft(uint256 author) internal view returns (Post memory) {
        return
            Post({
                list: GENERAL,
                author: Pilot.account(author),
                parent: 0,
                subject: unicode"Assurance — what it is",
                content: sha256("Let us begin."),
                sentAt: uint48(clock()),
                sequence: 0,
                previous: 0
            });
    }

    /// @dev The one after `before`.
    function next(Post memory before) internal view returns (Post memory following) {
        following = Post({
            list: before.list,
            author: before.author,
            parent: before.idIn(domain()),
            subject: "Re",
            content: sha256(abi.encode(before.content)),
            sentAt: uint48(clock()),
            sequence: before.sequence + 1,
            previous: before.idIn(domain())
        });
    }

    /// @dev Sent by a stranger, signed by the author.
    function publish(Post memory post, uint256 author) internal returns (bytes32) {
        bytes memory signature = post.idIn(domain()).sign(Pilot.key(author));
        VM.prank(Pilot.account(STRANGER));
        return dao.lists.post(post, signature);
    }

    function refuse(Post memory post, bytes memory signature, bytes memory reason) internal {
        uint64 before = dao.lists.listOf(GENERAL).next;
        VM.prank(Pilot.account(STRANGER));
        VM.expectRevert(reason);
        dao.lists.post(post, signature);
        assertEq(dao.lists.listOf(GENERAL).next, before, "an index was taken");
    }

    /// @dev Refused although its author signed it.
    function refuseSigned(Post memory post, uint256 author, bytes memory reason) internal {
        refuse(post, post.idIn(domain()).sign(Pilot.key(author)), reason);
    }

    function openList(string memory name) internal returns (bytes32) {
        VM.prank(address(dao.timelock));
        return dao.lists.open(name, "");
    }

    function closeList(bytes32 list) internal {
        VM.prank(address(dao.timelock));
        dao.lists.close(list);
    }
}
