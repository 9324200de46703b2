// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IRulebook} from "../../contracts/interfaces/IRulebook.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

/// @title I11: nothing a member hands in is longer than its limit, and everything up to the limit is taken
contract LimitsTest is CoalitionTest {
    function testFuzz_actions(uint8 actions) external {
        uint256 count = 1 + (actions % 20);
        MotionText memory text = _motion(count, 4);
        _file(text, count <= 10, IRulebook.RulebookTooManyActions.selector);
    }

    function testFuzz_calldata(uint256 length, uint8 actions) external {
        uint256 count = 1 + (actions % 10);
        length = _around(length, 16_384);
        MotionText memory text = _motion(count, length / count);
        text.calldatas[0] = new bytes(length - (length / count) * (count - 1));
        _file(text, length <= 16_384, IRulebook.RulebookCalldataTooLong.selector);
    }

    function testFuzz_description(uint256 length) external {
        length = _around(length, 4_096);
        MotionText memory text = _motion(1, 4);
        text.description = string(new bytes(length));
        _file(text, length <= 4_096, IRulebook.RulebookDescriptionTooLong.selector);
    }

    function testFuzz_reason(uint256 length) external {
        length = _around(length, 512);
        uint256 id = open(MotionTexts.resolution(dao.archive, "one"));
        bytes memory data = abi.encodeCall(IGovernor.castVoteWithReason, (id, FOR, string(new bytes(length))));
        VM.prank(Pilot.account(3));
        (bool cast, bytes memory answer) = address(dao.governor).call(data);
        assertTrue(cast == (length <= 512), "cast exactly if short enough");
        bytes4 reason = ICoalitionGovernor.CoalitionGovernorReasonTooLong.selector;
        if (!cast) assertEq(bytes4(answer), reason, "reason");
    }

    /// @dev One content, one motion: the second filing of the same words and calls is refused, whoever files it.
    function testFuzz_sameContentIsOneMotion(string calldata words, uint256 mover) external {
        MotionText memory text = _motion(1, 4);
        text.description = string.concat("once: ", words);
        if (bytes(text.description).length > 4_096) return;
        file(text, 0);
        VM.prank(Pilot.account(1 + (mover % 11)));
        (bool filed, ) = address(dao.governor).call(_filing(text));
        assertTrue(!filed, "filed twice");
    }

    function _motion(uint256 actions, uint256 length) private view returns (MotionText memory text) {
        text.targets = new address[](actions);
        text.values = new uint256[](actions);
        text.calldatas = new bytes[](actions);
        text.description = "long or short";
        for (uint256 i = 0; i < actions; ++i) {
            (text.targets[i], text.calldatas[i]) = (address(dao.archive), new bytes(length));
        }
    }

    function _file(MotionText memory text, bool fits, bytes4 reason) private {
        VM.prank(Pilot.account(0));
        (bool filed, bytes memory answer) = address(dao.governor).call(_filing(text));
        assertTrue(filed == fits, fits ? "refused what fits" : "took what is too long");
        if (!filed) assertEq(bytes4(answer), reason, "reason");
    }

    function _filing(MotionText memory text) private pure returns (bytes memory) {
        return abi.encodeCall(IGovernor.propose, (text.targets, text.values, text.calldatas, text.description));
    }

    /// @dev From none to twice the limit, and often right at it.
    function _around(uint256 length, uint256 limit) private pure returns (uint256) {
        if (length % 4 == 0) return limit;
        if (length % 4 == 1) return limit + 1;
        return length % (2 * limit);
    }
}
