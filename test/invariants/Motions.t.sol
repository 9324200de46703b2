// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Motion} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed, IHandler} from "./IHandler.sol";
import {InvariantTest} from "./InvariantTest.sol";

/// @title I7, I8, I10, I13, I14, I31: the ways of a motion
/// @dev That every state is the one the rules ask for, and was reached by an allowed way, the handler compares after
/// each deed (see GhostMotion.sol); here is what must hold of each motion besides.
contract MotionsInvariants is InvariantTest {
    function invariant_I7_I8_I10_I13_I14_I31_motionsKeepToTheirWays() external view {
        assertNoFault();
        for (uint256 i = 0; i < world.motionCount(); ++i) {
            GhostMotion memory motion = world.motionAt(i);
            Motion memory actual = dao.governor.motion(motion.id);
            _checkTimes(motion, actual);
            _checkOutcome(motion);
            assertEq(actual.mover, motion.mover, "mover");
            assertEq(actual.secondsGiven, motion.secondsGiven, "seconds given");
            assertTrue(actual.takenOver == motion.takenOver, "taken over");
        }
        _checkLive();
    }

    function afterInvariant() external view {
        assertBusy(Deed.File, 4);
        assertBusy(Deed.Second, 8);
        assertBusy(Deed.Withdraw, 1);
        assertBusy(Deed.Ballot, 20);
        assertBusy(Deed.Queue, 1);
    }

    function deeds() internal pure override returns (bytes4[] memory selectors) {
        selectors = new bytes4[](12);
        selectors[0] = IHandler.enrol.selector;
        selectors[1] = IHandler.leave.selector;
        selectors[2] = IHandler.file.selector;
        selectors[3] = IHandler.second.selector;
        selectors[4] = IHandler.withdraw.selector;
        selectors[5] = IHandler.takeOver.selector;
        selectors[6] = IHandler.vote.selector;
        selectors[7] = IHandler.voteInBatch.selector;
        selectors[8] = IHandler.queue.selector;
        selectors[9] = IHandler.execute.selector;
        selectors[10] = IHandler.wait.selector;
        selectors[11] = IHandler.carry.selector;
    }

    function _checkLive() private view {
        for (uint256 n = 0; n < world.ACTORS(); ++n) {
            address mover = world.account(n);
            assertEq(dao.governor.liveMotions(mover), world.live(mover), "I10: live motions");
            assertTrue(world.live(mover) <= world.highestCap(), "I10: more than the cap ever was");
        }
    }

    /// @dev I7: fixed at filing, postponed by a withdrawal at most, prolonged once, and within twice the vote.
    function _checkTimes(GhostMotion memory motion, Motion memory actual) private view {
        assertEq(dao.governor.proposalSnapshot(motion.id), motion.snapshot, "I7: snapshot");
        assertEq(actual.opensAt, motion.opensAt, "I7: opening");
        assertTrue(motion.opensAt <= motion.snapshot + 3 days, "I7: postponed too far");
        uint256 deadline = dao.governor.proposalDeadline(motion.id);
        assertEq(deadline, motion.deadline, "I7: deadline");
        assertTrue(actual.extended == motion.extended, "I7: prolonged");
        uint256 voting = motion.rules.voting;
        assertTrue(deadline <= motion.opensAt + 2 * voting, "I7: past twice the vote");
        assertTrue(motion.extended || deadline == motion.opensAt + voting, "I7: moved without reason");
    }

    /// @dev I8: what passed had its majority and its quorum of at least one, by the numbers of the chain itself.
    function _checkOutcome(GhostMotion memory motion) private view {
        IGovernor.ProposalState state = dao.governor.state(motion.id);
        bool passed =
            state == IGovernor.ProposalState.Succeeded ||
                state == IGovernor.ProposalState.Queued ||
                state == IGovernor.ProposalState.Executed;
        if (!passed) return;
        (, uint256[][] memory preferred) = dao.amendments.tally(motion.id);
        (uint256 inFavour, uint256 against) = (preferred[1][0], preferred[0][1]);
        uint256 electorate = dao.membership.getPastTotalSupply(motion.snapshot);
        uint256 quorum = dao.governor.proposalQuorum(motion.id);
        assertTrue(quorum >= motion.rules.quorumFloor && quorum >= 1, "I8: quorum below the floor");
        assertTrue(quorum * 10_000 >= electorate * motion.rules.quorumShare, "I8: quorum below the share");
        assertTrue(inFavour >= quorum, "I8: passed without quorum");
        assertTrue(motion.fundamental ? inFavour >= 2 * against : inFavour > against, "I8: passed without majority");
    }
}
