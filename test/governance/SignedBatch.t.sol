// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {BallotFault, ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {Ballots} from "../fixture/Ballots.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Vm, VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

/// @title Many signed ballots at once: as good as one by one, and a bad one costs the others nothing
contract SignedBatchTest is CoalitionTest {
    using Ballots for Ballots.Paper;

    uint256 private constant BALLOTS = 16;
    /// @dev What a ballot of the batch turns out to be; the faults come in the contract's own order.
    uint8 private constant GOOD = 4;

    struct Item {
        uint8 voter;
        uint8 support;
        uint8 flaw;
        uint256 noise;
    }

    uint256 private _motion;

    function setUp() public override {
        super.setUp();
        _motion = open(MotionTexts.resolution(dao.archive, "one"));
    }

    function testFuzz_equalsSingles(uint8[12] memory choices, uint256 order) external {
        bytes memory batch = "";
        uint256 start = VM.snapshotState();
        for (uint256 i = 0; i < Pilot.FOUNDERS; ++i) {
            uint256 voter = (i + (order % Pilot.FOUNDERS)) % Pilot.FOUNDERS;
            uint8 support = choices[i] % 3;
            bytes memory signature = paper(_motion, voter, support).sign(Pilot.key(voter));
            dao.governor.castVoteBySig(_motion, support, Pilot.account(voter), signature);
            batch = bytes.concat(batch, packed(_motion, voter, support));
        }
        bytes32 single = _outcome();
        assertTrue(VM.revertToState(start), "back to the start");

        assertEq(dao.governor.castVotesBySig(_motion, batch), Pilot.FOUNDERS, "counted");
        assertEq(_outcome(), single, "outcome");
    }

    /// @dev Flawed ballots of every kind among good ones; each is judged by itself and in turn.
    function testFuzz_judgesEachBallotByItself(Item[16] memory items, uint8 early) external {
        bool[12] memory voted;
        voted[early % 12] = true;
        vote(_motion, early % 12, ABSTAIN);

        bytes memory batch = "";
        uint8[] memory verdicts = new uint8[](BALLOTS);
        uint256[3] memory choices;
        ++choices[ABSTAIN];
        for (uint256 i = 0; i < BALLOTS; ++i) {
            bytes memory ballot;
            (ballot, verdicts[i]) = _write(items[i], voted);
            batch = bytes.concat(batch, ballot);
            if (verdicts[i] != GOOD) continue;
            voted[items[i].voter % 12] = true;
            ++choices[items[i].support % 3];
        }

        VM.recordLogs();
        uint256 counted = dao.governor.castVotesBySig(_motion, batch);
        _checkReports(verdicts, VM.getRecordedLogs(), batch);
        (uint256 against, uint256 inFavour, uint256 ballots) = counts(_motion);
        assertEq(counted + 1, ballots, "ballots");
        assertEq(against, choices[AGAINST], "against");
        assertEq(inFavour, choices[FOR], "for");
        assertEq(ballots, choices[0] + choices[1] + choices[2], "sum");
        for (uint256 n = 0; n < 12; ++n) {
            assertTrue(dao.governor.hasVoted(_motion, Pilot.account(n)) == voted[n], "who voted");
        }
    }

    function testFuzz_countsNothingTwice(uint8[12] memory choices) external {
        bytes memory batch = "";
        for (uint256 n = 0; n < 12; ++n) batch = bytes.concat(batch, packed(_motion, n, choices[n] % 3));
        assertEq(dao.governor.castVotesBySig(_motion, bytes.concat(batch, batch)), 12, "once in one batch");
        bytes32 outcome = _outcome();
        assertEq(dao.governor.castVotesBySig(_motion, batch), 0, "nothing in another");
        assertEq(_outcome(), outcome, "outcome");
    }

    function testFuzz_refusesNoise(bytes memory noise) external {
        if (noise.length % 68 == 0) noise = bytes.concat(noise, hex"00");
        VM.expectRevert(
            abi.encodeWithSelector(ICoalitionGovernor.CoalitionGovernorMalformedBatch.selector, noise.length, 1_200)
        );
        dao.governor.castVotesBySig(_motion, noise);
    }

    function testFuzz_noiseOfTheRightLengthCountsNothing(bytes memory noise) external {
        noise = bytes.concat(noise, new bytes(68 - (noise.length % 68)));
        assertEq(dao.governor.castVotesBySig(_motion, noise), 0, "counted");
        (, , uint256 ballots) = counts(_motion);
        assertEq(ballots, 0, "ballots");
    }

    function test_refusesMoreThanItsLimit() external {
        bytes memory batch = new bytes(68 * 1_201);
        VM.expectRevert(
            abi.encodeWithSelector(ICoalitionGovernor.CoalitionGovernorMalformedBatch.selector, 68 * 1_201, 1_200)
        );
        dao.governor.castVotesBySig(_motion, batch);
    }

    function testFuzz_refusesOutsideTheVote(uint8 support, bool before) external {
        support %= 3;
        uint256 late = before ? file(MotionTexts.resolution(dao.archive, "not open yet"), 3) : _motion;
        if (!before) VM.warp(dao.governor.proposalDeadline(_motion) + 1);
        bytes memory ballot = packed(late, 4, support);
        VM.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector,
                late,
                dao.governor.state(late),
                bytes32(1 << uint256(IGovernor.ProposalState.Active))
            )
        );
        dao.governor.castVotesBySig(late, ballot);
    }

    /// @dev A ballot with the flaw the item names, and the verdict that follows from what was cast before it.
    function _write(Item memory item, bool[12] memory voted) private view returns (bytes memory, uint8) {
        uint256 voter = item.voter % 12;
        uint8 support = item.support % 3;
        uint256 number = dao.membership.seatOf(Pilot.account(voter)).voterNumber;
        Ballots.Paper memory signed = paper(_motion, voter, support);
        uint8 verdict = voted[voter] ? uint8(BallotFault.AlreadyCast) : GOOD;
        uint256 key = Pilot.key(voter);
        if (item.flaw % 8 == 0) {
            number = item.noise % 2 == 0 ? 0 : 13 + (item.noise % 1_000_000);
            verdict = uint8(BallotFault.NotVoter);
        } else if (item.flaw % 8 == 1) {
            signed.support = uint8(3 + (item.noise % 253));
            if (verdict == GOOD) verdict = uint8(BallotFault.InvalidSupport);
        } else if (item.flaw % 8 == 2) {
            key = Pilot.key(12 + (item.noise % 100));
            if (verdict == GOOD) verdict = uint8(BallotFault.InvalidSignature);
        } else if (item.flaw % 8 == 3) {
            bytes memory ballot = signed.pack(key, number);
            // Any bit of the signature, or the choice made another.
            if (item.noise % 2 == 0) ballot[3] = bytes1((support + 1) % 3);
            else ballot[4 + ((item.noise >> 8) % 64)] ^= bytes1(uint8(1 << ((item.noise >> 16) % 8)));
            if (verdict == GOOD) verdict = uint8(BallotFault.InvalidSignature);
            return (ballot, verdict);
        }
        return (signed.pack(key, number), verdict);
    }

    /// @dev One event for each ballot, in order: its vote, or why there is none.
    function _checkReports(uint8[] memory verdicts, Vm.Log[] memory logs, bytes memory batch) private view {
        uint256 next = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 kind = logs[i].topics[0];
            if (kind == ICoalitionGovernor.BallotSkipped.selector) {
                (uint256 index, uint256 number, BallotFault fault) = abi.decode(
                    logs[i].data,
                    (uint256, uint256, BallotFault)
                );
                assertEq(index, next, "index");
                assertEq(number, _numberIn(batch, next), "number");
                assertEq(uint8(fault), verdicts[next], "fault");
            } else if (kind == IGovernor.VoteCast.selector) {
                assertEq(verdicts[next], GOOD, "counted although flawed");
                (uint256 id, uint8 support, uint256 weight, string memory reason) = abi.decode(
                    logs[i].data,
                    (uint256, uint8, uint256, string)
                );
                assertEq(id, _motion, "motion");
                assertEq(support, uint8(batch[68 * next + 3]), "support");
                assertEq(weight, 1, "weight");
                assertEq(bytes(reason).length, 0, "reason");
            } else {
                continue;
            }
            ++next;
        }
        assertEq(next, verdicts.length, "every ballot reported");
    }

    function _numberIn(bytes memory batch, uint256 i) private pure returns (uint256) {
        return
            (uint256(uint8(batch[68 * i])) << 16) | (uint256(uint8(batch[68 * i + 1])) << 8) | uint8(batch[68 * i + 2]);
    }

    /// @dev All there is to know of the vote.
    function _outcome() private view returns (bytes32) {
        (uint256 ballots, uint256[][] memory preferred) = dao.amendments.tally(_motion);
        bool[] memory voted = new bool[](12);
        for (uint256 n = 0; n < 12; ++n) voted[n] = dao.governor.hasVoted(_motion, Pilot.account(n));
        uint256 quorum = dao.governor.proposalQuorum(_motion);
        uint256 deadline = dao.governor.proposalDeadline(_motion);
        return keccak256(abi.encode(ballots, preferred, voted, quorum, deadline));
    }
}
