// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {MotionClass, MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock} from "../vm/Vm.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

/// @title A quorum reached late prolongs the vote once, and never past twice its length
contract LateQuorumTest is CoalitionTest {
    function testFuzz_prolongsOnceAndWithinBounds(
        uint256 extension,
        uint256 quorumFloor,
        uint32[12] memory moments,
        uint8[12] memory choices,
        bool inBatches
    ) external {
        MotionRules memory rules = Pilot.ordinary();
        rules.lateQuorumExtension = uint32(within(extension, 0, rules.voting));
        rules.quorumFloor = uint32(within(quorumFloor, 2, 12));
        VM.prank(address(dao.timelock));
        dao.rulebook.setMotionRules(MotionClass.Ordinary, rules);

        uint256 id = open(MotionTexts.resolution(dao.archive, "one"));
        uint256 expected = dao.governor.proposalDeadline(id);
        uint256 latest = dao.governor.proposalSnapshot(id) + 2 * uint256(rules.voting);
        uint256 inFavour = 0;
        bool quorate = false;
        bool prolonged = false;
        for (uint256 n = 0; n < 12; ++n) {
            // Later and later, mostly near the end of the time that is left.
            VM.warp(clock() + _share(expected - clock(), moments[n]));
            uint8 support = choices[n] % 4 == 0 ? choices[n] % 3 : FOR;
            if (inBatches) dao.governor.castVotesBySig(id, packed(id, n, support));
            else vote(id, n, support);
            if (support == FOR) ++inFavour;
            if (!quorate && inFavour >= rules.quorumFloor) {
                quorate = true;
                prolonged = clock() + rules.lateQuorumExtension > expected;
                if (prolonged) expected = clock() + rules.lateQuorumExtension;
            }
            assertEq(dao.governor.proposalDeadline(id), expected, "deadline");
            assertTrue(expected <= latest, "past twice the vote");
            assertTrue(dao.governor.motion(id).extended == prolonged, "extended");
        }
        VM.warp(expected);
        assertState(id, IGovernor.ProposalState.Active);
        VM.warp(expected + 1);
        assertTrue(dao.governor.state(id) != IGovernor.ProposalState.Active, "closed");
    }

    /// @dev A share of the time left: none, all but a little, or anything between.
    function _share(uint256 left, uint32 moment) private pure returns (uint256) {
        if (moment % 4 == 0) return 0;
        if (moment % 4 == 1) return left - (left > moment % 100 ? moment % 100 : 0);
        return (left * (moment % 1_000)) / 1_000;
    }
}
