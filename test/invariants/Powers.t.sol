// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {MotionClass, MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {ICoalitionGovernor, Motion} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {Deed, IHandler} from "./IHandler.sol";
import {InvariantTest} from "./InvariantTest.sol";

/// @title I9, I12, I24, I25, I26: rules within bounds, powers where they belong, and a coalition that can still decide
contract PowersInvariants is InvariantTest {
    bytes32 private constant PROPOSER = keccak256("PROPOSER_ROLE");
    bytes32 private constant EXECUTOR = keccak256("EXECUTOR_ROLE");
    bytes32 private constant CANCELLER = keccak256("CANCELLER_ROLE");

    function invariant_I9_I12_I24_I26_powersStayWhereTheyBelong() external view {
        assertNoFault();
        _checkRules(dao.rulebook.motionRules(MotionClass.Ordinary));
        _checkRules(dao.rulebook.motionRules(MotionClass.Fundamental));
        _between(dao.rulebook.liveMotionCap(), 1, 5, "I9: live motions");
        _between(dao.membership.waitingPeriod(), dao.rulebook.longestDiscussion(), 90 days, "I9: waiting");
        _between(dao.membership.joinsPerDay(), 10, 10_000, "I9: joins");
        _between(dao.timelock.getMinDelay(), 1 days, 30 days, "I9: delay");
        _between(IVouchAdmission(address(dao.policy)).vouchesNeeded(), 1, 5, "I9: vouches");
        assertTrue(dao.directory.founder() == address(0), "I24: a founder is left");
        assertEq(address(dao.governor).balance, 0, "I26: the governor holds something");
        assertEq(dao.governor.clock(), dao.membership.clock(), "I25: two clocks");
        _checkRoles();
    }

    /// @dev I9: whatever was decided before, if everybody who votes wants something, they can have it.
    function afterInvariant() external {
        assertBusy(Deed.Repelled, 16);
        assertBusy(Deed.File, 4);
        assertBusy(Deed.Queue, 1);
        // By now nothing that was filed is live.
        skip(100 days);
        uint256 floor = dao.rulebook.motionRules(MotionClass.Ordinary).quorumFloor;
        // Voters may leave until no quorum can be had; that is theirs to do.
        if (dao.membership.voterCount() < floor) return;
        MotionText memory text = MotionTexts.resolution(dao.archive, "we still can");
        VM.prank(world.account(0));
        uint256 id = text.propose(dao.governor);
        Motion memory motion = dao.governor.motion(id);
        for (uint256 n = 1; dao.governor.motion(id).secondsGiven < motion.secondsNeeded; ++n) {
            _as(n, abi.encodeCall(ICoalitionGovernor.second, (id)));
        }
        VM.warp(motion.opensAt + 1);
        for (uint256 n = 0; n < world.ACTORS(); ++n) {
            if (world.isVoter(n)) _as(n, abi.encodeCall(IGovernor.castVote, (id, 1)));
        }
        VM.warp(dao.governor.proposalDeadline(id) + 1);
        text.queue(dao.governor);
        VM.warp(dao.governor.proposalEta(id));
        text.execute(dao.governor);
        assertTrue(dao.governor.state(id) == IGovernor.ProposalState.Executed, "I9: nothing can be decided any more");
    }

    function deeds() internal pure override returns (bytes4[] memory selectors) {
        selectors = new bytes4[](8);
        selectors[0] = IHandler.join.selector;
        selectors[1] = IHandler.enrol.selector;
        selectors[2] = IHandler.leave.selector;
        selectors[3] = IHandler.file.selector;
        selectors[4] = IHandler.carry.selector;
        selectors[5] = IHandler.usurp.selector;
        selectors[6] = IHandler.intrude.selector;
        selectors[7] = IHandler.wait.selector;
    }

    function _checkRules(MotionRules memory rules) private view {
        _between(rules.discussion, 1 days, dao.membership.waitingPeriod(), "I9: discussion");
        _between(rules.discussion, 1 days, 30 days, "I9: discussion");
        _between(rules.voting, 3 days, 30 days, "I9: voting");
        _between(rules.timelock, 1 days, 30 days, "I9: timelock");
        _between(rules.lateQuorumExtension, 0, rules.voting, "I9: extension");
        _between(rules.quorumFloor, 2, 100, "I9: floor");
        _between(rules.quorumShare, 100, 5_000, "I9: share");
        _between(rules.secondsCap, 1, 20, "I9: seconds");
    }

    /// @dev I12: each role at each account that could be thought to have it, and nothing beyond what is meant.
    function _checkRoles() private view {
        address timelock = address(dao.timelock);
        address governor = address(dao.governor);
        _checkRoleOf(timelock, true, false, false);
        _checkRoleOf(governor, false, true, false);
        _checkRoleOf(address(0), false, false, true);
        _checkRoleOf(world.founder(), false, false, false);
        _checkRoleOf(address(this), false, false, false);
        _checkRoleOf(address(dao.directory), false, false, false);
        _checkRoleOf(address(dao.rulebook), false, false, false);
        _checkRoleOf(address(dao.membership), false, false, false);
        _checkRoleOf(address(dao.archive), false, false, false);
        for (uint256 n = 0; n < world.ACTORS(); ++n) _checkRoleOf(world.account(n), false, false, false);
    }

    function _checkRoleOf(address account, bool admin, bool proposer, bool executor) private view {
        assertTrue(dao.timelock.hasRole(0x00, account) == admin, "I12: administrator");
        assertTrue(dao.timelock.hasRole(PROPOSER, account) == proposer, "I12: proposer");
        assertTrue(dao.timelock.hasRole(EXECUTOR, account) == executor, "I12: executor");
        assertTrue(!dao.timelock.hasRole(CANCELLER, account), "I12: canceller");
    }

    function _as(uint256 actor, bytes memory data) private returns (bool success) {
        VM.prank(world.account(actor));
        (success, ) = address(dao.governor).call(data);
    }

    function _between(uint256 value, uint256 min, uint256 max, string memory what) private pure {
        assertTrue(value >= min && value <= max, what);
    }
}
