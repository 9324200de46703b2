// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";

/// @title A batch on a chain that split off: ballots belong to the chain they were signed for
contract ForkedBatchTest is CoalitionTest {
    uint256 private _motion;

    function setUp() public override {
        super.setUp();
        _motion = open(MotionTexts.resolution(dao.archive, "one"));
    }

    function testFuzz_doesNotFollowAFork(uint256 voter, uint8 support, uint64 chain) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        VM.assume(chain != block.chainid && chain != 0);
        bytes memory ballot = packed(_motion, voter, support);
        VM.chainId(chain);
        assertEq(dao.governor.castVotesBySig(_motion, ballot), 0, "counted");
        (, , uint256 ballots) = counts(_motion);
        assertEq(ballots, 0, "ballots");
    }

    function testFuzz_takesWhatIsSignedForTheFork(uint256 voter, uint8 support, uint64 chain) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        VM.assume(chain != 0);
        VM.chainId(chain);
        assertEq(dao.governor.castVotesBySig(_motion, packed(_motion, voter, support)), 1, "counted");
    }
}
