// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FoundingList, ILists, List} from "../../contracts/interfaces/ILists.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {ForumTest} from "./ForumTest.sol";

/// @title Which lists there are: by motion, under names that cannot mislead, and never too many
contract ListRegistryTest is ForumTest {
    using MotionTexts for MotionText;

    function test_isFoundedWithTheListsOfThePlan() external view {
        bytes32[] memory ids = dao.lists.listIds();
        assertEq(ids.length, 2, "lists");
        assertEq(ids[0], GENERAL, "general");
        assertEq(ids[1], dao.lists.listIdOf("announcements"), "announcements");
        List memory list = dao.lists.listOf(GENERAL);
        assertTrue(list.openedAt != 0 && list.closedAt == 0 && list.next == 0 && list.head == 0, "as opened");
    }

    /// @dev By ordinary motion: the lower of the two majorities is enough.
    function test_isOpenedByMotion() external {
        uint256 id = decide(address(dao.lists), abi.encodeCall(ILists.open, ("policy", "What we ask of others.")));
        assertEq(uint256(dao.governor.motion(id).class), 0, "ordinary");
        assertEq(dao.lists.listOf(keccak256("policy")).openedAt, clock(), "opened");
    }

    function testFuzz_nobodyElseOpensOrCloses(address somebody) external {
        VM.assume(somebody != address(dao.timelock));
        bytes memory reason = abi.encodeWithSelector(ILists.ListsUnauthorized.selector, somebody);
        VM.prank(somebody);
        VM.expectRevert(reason);
        dao.lists.open("policy", "");
        VM.prank(somebody);
        VM.expectRevert(reason);
        dao.lists.close(GENERAL);
    }

    function testFuzz_goesOnWhereItStoppedWhenOpenedAgain(uint32 time) external {
        publish(draft(0), 0);
        bytes32 head = dao.lists.listOf(GENERAL).head;
        closeList(GENERAL);
        assertEq(dao.lists.listOf(GENERAL).closedAt, clock(), "closed");
        assertEq(dao.lists.openLists(), 1, "open lists");
        skip(time);
        assertEq(openList("general"), GENERAL, "id");
        List memory list = dao.lists.listOf(GENERAL);
        assertEq(list.openedAt, clock(), "opened");
        assertEq(list.closedAt, 0, "closed");
        assertEq(list.next, 1, "index");
        assertEq(list.head, head, "head");
        assertEq(dao.lists.listIds().length, 2, "lists");
    }

    function test_isOpenedAndClosedOnce() external {
        _refused("general", "", abi.encodeWithSelector(ILists.ListsAlreadyOpen.selector, GENERAL));
        closeList(GENERAL);
        VM.prank(address(dao.timelock));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsClosed.selector, GENERAL));
        dao.lists.close(GENERAL);
        VM.prank(address(dao.timelock));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsUnknown.selector, keccak256("policy")));
        dao.lists.close(keccak256("policy"));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsUnknown.selector, keccak256("policy")));
        dao.lists.listOf(keccak256("policy"));
    }

    function testFuzz_takesNamesThatCannotMislead(bytes memory name) external {
        if (_isName(name)) {
            assertEq(openList(string(name)), keccak256(name), "id");
        } else {
            _refused(string(name), "", abi.encodeWithSelector(ILists.ListsInvalidName.selector, string(name)));
        }
    }

    function test_takesNamesUpTo64Bytes() external {
        string[6] memory names = ["", "-a", ".a", "A", "a b", unicode"é"];
        for (uint256 i = 0; i < names.length; ++i) {
            _refused(names[i], "", abi.encodeWithSelector(ILists.ListsInvalidName.selector, names[i]));
        }
        bytes memory name = bytes("0");
        while (name.length < 64) name = bytes.concat(name, "z");
        openList(string(name));
        name = bytes.concat(name, "z");
        _refused(string(name), "", abi.encodeWithSelector(ILists.ListsInvalidName.selector, string(name)));
    }

    function test_purposesHaveTheirLimits() external {
        bytes memory purpose = new bytes(513);
        for (uint256 i = 0; i < 513; ++i) purpose[i] = "p";
        bytes4 selector = ILists.ListsTextTooLong.selector;
        _refused("policy", string(purpose), abi.encodeWithSelector(selector, bytes32("purpose"), 513, 512));
        _refused("policy", "a\nb", abi.encodeWithSelector(ILists.ListsUnfitText.selector, bytes32("purpose"), 1));
        assembly {
            mstore(purpose, 512)
        }
        VM.prank(address(dao.timelock));
        dao.lists.open("policy", string(purpose));
    }

    /// @dev 64 at a time, 256 names ever; a name that was used can be used again.
    function test_thereAreNeverTooMany() external {
        for (uint256 i = 2; i < 64; ++i) openList(_name(i));
        bytes4 selector = ILists.ListsOutOfBounds.selector;
        _refused("more", "", abi.encodeWithSelector(selector, bytes32("openLists"), 65, 1, 64));
        for (uint256 i = 64; i < 256; ++i) {
            closeList(keccak256(bytes(_name(i - 1))));
            openList(_name(i));
        }
        closeList(keccak256(bytes(_name(255))));
        _refused("more", "", abi.encodeWithSelector(selector, bytes32("lists"), 257, 1, 256));
        openList(_name(63));
        assertEq(dao.lists.openLists(), 64, "open lists");
        assertEq(dao.lists.listIds().length, 256, "lists");
    }

    function test_isNotFoundedWithAListTwice() external {
        FoundingList[] memory twice = new FoundingList[](2);
        (twice[0], twice[1]) = (FoundingList("general", ""), FoundingList("general", ""));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsAlreadyOpen.selector, GENERAL));
        this.build("DC-BAS Lists", twice);
    }

    function build(string calldata name, FoundingList[] calldata lists) external returns (address) {
        return deploy("Lists", abi.encode(dao.directory, name, lists));
    }

    function _refused(string memory name, string memory purpose, bytes memory reason) private {
        uint256 before = dao.lists.openLists();
        VM.prank(address(dao.timelock));
        VM.expectRevert(reason);
        dao.lists.open(name, purpose);
        assertEq(dao.lists.openLists(), before, "a list was opened");
    }

    function _name(uint256 n) private pure returns (string memory) {
        return string.concat("list-", VM.toString(n));
    }

    function _isName(bytes memory name) private pure returns (bool) {
        if (name.length == 0 || name.length > 64) return false;
        for (uint256 i = 0; i < name.length; ++i) {
            bytes1 c = name[i];
            if ((c >= 0x61 && c <= 0x7a) || (c >= 0x30 && c <= 0x39)) continue;
            if (i == 0 || (c != 0x2e && c != 0x2d)) return false;
        }
        return true;
    }
}
