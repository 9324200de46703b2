// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IRulebook} from "../../contracts/interfaces/IRulebook.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {ICoalitionTimelock} from "../../contracts/interfaces/ICoalitionTimelock.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";

/// @dev What the tests ask of `contracts/mocks/HostileTarget.sol`.
interface IHostileTarget {
    function arm(address victim, bytes calldata data) external;
    function strike() external payable;
    function struck() external view returns (bool);
    function succeeded() external view returns (bool);
    function reply() external view returns (bytes memory);
}

/// @title What runs is what was voted on: the code behind a target as much as the call
contract CodePinnedTest is CoalitionTest {
    IHostileTarget private _target;

    function setUp() public override {
        super.setUp();
        _target = IHostileTarget(deploy("HostileTarget", ""));
    }

    /// @dev Changed when seconded, voted, queued or due: it does not run, by either door, until it is as it was.
    function testFuzz_changedCodeDoesNotRun(bytes memory code, uint8 when, bool directly) external {
        VM.assume(code.length != 0 && code[0] != 0xef);
        MotionText memory text = _strike();
        bytes memory original = address(_target).code;
        uint128 promised = dao.timelock.codeDigest(text.targets);

        uint256 id = file(text, 0);
        if (when % 4 == 0) VM.etch(address(_target), code);
        secondEnough(id);
        if (when % 4 == 1) VM.etch(address(_target), code);
        VM.warp(dao.governor.motion(id).opensAt + 1);
        voteAll(id, Pilot.FOUNDERS, FOR);
        if (when % 4 == 2) VM.etch(address(_target), code);
        VM.warp(dao.governor.proposalDeadline(id) + 1);
        text.queue(dao.governor);
        VM.warp(dao.governor.proposalEta(id));
        if (when % 4 == 3) VM.etch(address(_target), code);

        bytes memory reason = abi.encodeWithSelector(
            ICoalitionTimelock.CoalitionTimelockCodeChanged.selector,
            promised,
            dao.timelock.codeDigest(text.targets)
        );
        (bool ran, bytes memory answer) = _execute(text, directly);
        assertTrue(!ran, "ran changed code");
        assertEq(keccak256(answer), keccak256(reason), "reason");
        assertState(id, IGovernor.ProposalState.Queued);

        VM.etch(address(_target), original);
        (ran, ) = _execute(text, directly);
        assertTrue(ran, "refused the code as it was");
        assertState(id, IGovernor.ProposalState.Executed);
    }

    /// @dev Whoever executes past the governor cannot hand in another promise: it is part of the operation.
    function testFuzz_promiseCannotBeReplaced(uint128 given) external {
        MotionText memory text = _strike();
        pass(text);
        VM.etch(address(_target), hex"00");
        bytes32 salt = text.salt(dao.governor);
        VM.assume(given != uint128(uint256(salt)));
        salt = bytes32(bytes16(salt)) | bytes32(uint256(given));
        VM.expectRevert();
        dao.timelock.executeBatch(text.targets, text.values, text.calldatas, 0, salt);
        salt = bytes32(bytes16(salt)) | bytes32(uint256(dao.timelock.codeDigest(text.targets)));
        VM.expectRevert();
        dao.timelock.executeBatch(text.targets, text.values, text.calldatas, 0, salt);
    }

    function testFuzz_targetWithoutItsOwnCodeIsRefused(uint160 place, bool delegated) external {
        address target = address(uint160(0x1000) + (place >> 16));
        VM.assume(target.code.length == 0);
        if (delegated) VM.etch(target, abi.encodePacked(hex"ef0100", address(_target)));
        MotionText memory text = MotionTexts.single(target, "", "pay somebody's key");
        VM.prank(Pilot.account(0));
        VM.expectRevert(abi.encodeWithSelector(IRulebook.RulebookTargetNotContract.selector, target));
        dao.governor.propose(text.targets, text.values, text.calldatas, text.description);
    }

    /// @dev A target that calls back gets nothing done: either its call fails, or everything is undone and waits on.
    function testFuzz_targetCannotReenter(bool directly, uint8 way) external {
        MotionText memory text = _strike();
        uint256 id = pass(text);
        (address victim, bytes memory data) = _way(text, way % 5);
        _target.arm(victim, data);
        (bool ran, ) = _execute(text, directly);
        assertTrue(_target.struck() == ran, "struck exactly if it ran");
        assertTrue(!_target.succeeded(), "called back");
        assertState(id, ran ? IGovernor.ProposalState.Executed : IGovernor.ProposalState.Queued);
        // Only running the same operation from within itself undoes the whole.
        bool withinItself = way % 5 == 0 || (way % 5 == 1 && directly);
        assertTrue(ran != withinItself, "ran");
        if (!ran) return;
        (ran, ) = _execute(text, !directly);
        assertTrue(!ran, "ran twice");
    }

    function _way(MotionText memory text, uint8 way) private view returns (address, bytes memory) {
        bytes32 salt = text.salt(dao.governor);
        if (way == 0) {
            return (
                address(dao.timelock),
                abi.encodeCall(dao.timelock.executeBatch, (text.targets, text.values, text.calldatas, 0, salt))
            );
        }
        if (way == 1) {
            return (
                address(dao.governor),
                abi.encodeCall(IGovernor.execute, (text.targets, text.values, text.calldatas, text.hash()))
            );
        }
        if (way == 2) {
            return (
                address(dao.governor),
                abi.encodeCall(IGovernor.queue, (text.targets, text.values, text.calldatas, text.hash()))
            );
        }
        if (way == 3) {
            return (
                address(dao.timelock),
                abi.encodeCall(dao.timelock.scheduleBatch, (text.targets, text.values, text.calldatas, 0, 0, 30 days))
            );
        }
        return (address(dao.timelock), abi.encodeCall(dao.timelock.grantRole, (bytes32(0), address(_target))));
    }

    function _strike() private view returns (MotionText memory) {
        return MotionTexts.single(address(_target), abi.encodeCall(IHostileTarget.strike, ()), "strike");
    }

    function _execute(MotionText memory text, bool directly) private returns (bool, bytes memory) {
        if (!directly) {
            return
                address(dao.governor).call(
                    abi.encodeCall(IGovernor.execute, (text.targets, text.values, text.calldatas, text.hash()))
                );
        }
        bytes32 salt = text.salt(dao.governor);
        return
            address(dao.timelock).call(
                abi.encodeCall(dao.timelock.executeBatch, (text.targets, text.values, text.calldatas, 0, salt))
            );
    }
}
