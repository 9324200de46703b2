// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {assertEq, assertTrue} from "../vm/assertions.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed, IHandler} from "./IHandler.sol";
import {InvariantTest} from "./InvariantTest.sol";

/// @title I3, I6: ballots and tallies
contract CountingInvariants is InvariantTest {
    function invariant_I3_I6_tallyEqualsBallots() external view {
        assertNoFault();
        for (uint256 i = 0; i < world.motionCount(); ++i) {
            GhostMotion memory motion = world.motionAt(i);
            (uint256 ballots, uint256[][] memory preferred) = dao.amendments.tally(motion.id);
            assertEq(ballots, motion.ballots, "I3: ballots");
            assertEq(preferred[1][0], motion.inFavour, "I3: for");
            assertEq(preferred[0][1], motion.against, "I3: against");
            assertEq(world.weightOf(motion.id), ballots, "I3: weights told");
        }
    }

    /// @dev I3: the ballots are those of so many different people, and of the right ones.
    function afterInvariant() external view {
        for (uint256 i = 0; i < world.motionCount(); ++i) {
            uint256 id = world.motionAt(i).id;
            uint256 voters = 0;
            for (uint256 n = 0; n < world.ACTORS(); ++n) {
                bool voted = dao.governor.hasVoted(id, world.account(n));
                assertTrue(voted == world.hasVoted(id, n), "I3: who voted");
                if (voted) ++voters;
            }
            (uint256 ballots, ) = dao.amendments.tally(id);
            assertEq(voters, ballots, "I3: distinct voters");
        }
        assertBusy(Deed.Ballot, 20);
        assertBusy(Deed.Repelled, 16);
        assertBusy(Deed.File, 4);
    }

    function deeds() internal pure override returns (bytes4[] memory selectors) {
        selectors = new bytes4[](10);
        selectors[0] = IHandler.join.selector;
        selectors[1] = IHandler.enrol.selector;
        selectors[2] = IHandler.leave.selector;
        selectors[3] = IHandler.file.selector;
        selectors[4] = IHandler.vote.selector;
        selectors[5] = IHandler.voteBySignature.selector;
        selectors[6] = IHandler.voteInBatch.selector;
        selectors[7] = IHandler.intrude.selector;
        selectors[8] = IHandler.wait.selector;
        selectors[9] = IHandler.carry.selector;
    }
}
