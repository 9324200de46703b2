// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {Ballots} from "../fixture/Ballots.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, skip} from "../vm/Vm.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

/// @title One signed ballot: it counts once, there, and nowhere else
contract SignedBallotTest is CoalitionTest {
    using Ballots for Ballots.Paper;

    /// @dev Order of the curve: n − s with the other parity signs the same, if it is let through.
    uint256 private constant ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

    uint256 private _motion;
    uint256 private _other;

    function setUp() public override {
        super.setUp();
        MotionText memory text = MotionTexts.resolution(dao.archive, "another");
        _other = file(text, 1);
        secondEnough(_other);
        _motion = open(MotionTexts.resolution(dao.archive, "one"));
    }

    function testFuzz_countsOnce(uint256 voter, uint8 support) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        bytes memory signature = paper(_motion, voter, support).sign(Pilot.key(voter));
        dao.governor.castVoteBySig(_motion, support, Pilot.account(voter), signature);

        (uint256 against, uint256 inFavour, uint256 ballots) = counts(_motion);
        assertEq(ballots, 1, "ballots");
        assertEq(inFavour, support == FOR ? 1 : 0, "for");
        assertEq(against, support == AGAINST ? 1 : 0, "against");
        _refused(voter, support, signature, IGovernor.GovernorAlreadyCastVote.selector);
        address account = Pilot.account(voter);
        VM.prank(account);
        VM.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, account));
        dao.governor.castVote(_motion, support);
    }

    /// @dev One field changed after signing: chain, contract, motion, choice, voter, nonce or name.
    function testFuzz_speaksOfOneBallotOnly(uint256 voter, uint8 support, uint8 field, uint256 change) external {
        (voter, support, field) = (voter % Pilot.FOUNDERS, support % 3, field % 7);
        Ballots.Paper memory signed = paper(_motion, voter, support);
        if (field == 0) signed.chainId = _unlike(signed.chainId, change, type(uint64).max);
        if (field == 1)
            signed.governor = address(uint160(_unlike(uint160(signed.governor), change, type(uint160).max)));
        if (field == 2) signed.proposalId = change % 2 == 0 ? _other : _unlike(_motion, change, type(uint256).max);
        if (field == 3) signed.support = (support + 1 + uint8(change % 2)) % 3;
        if (field == 4) signed.voter = Pilot.account((voter + 1 + (change % 11)) % Pilot.FOUNDERS);
        if (field == 5) signed.nonce = within(change, 1, type(uint256).max);
        if (field == 6) signed.name = VM.toString(change);
        _refused(voter, support, signed.sign(Pilot.key(voter)), IGovernor.GovernorInvalidSignature.selector);
        _nothingCounted();
    }

    function testFuzz_needsTheVotersOwnKey(uint256 voter, uint8 support, uint256 key) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        key = within(key, 1, ORDER - 1);
        VM.assume(key != Pilot.key(voter));
        bytes memory signature = paper(_motion, voter, support).sign(key);
        _refused(voter, support, signature, IGovernor.GovernorInvalidSignature.selector);
        _nothingCounted();
    }

    /// @dev The same code on a chain that split off: the domain follows the chain.
    function testFuzz_doesNotFollowAFork(uint256 voter, uint64 chain) external {
        voter %= Pilot.FOUNDERS;
        VM.assume(chain != block.chainid && chain != 0);
        bytes memory signature = paper(_motion, voter, FOR).sign(Pilot.key(voter));
        VM.chainId(chain);
        _refused(voter, FOR, signature, IGovernor.GovernorInvalidSignature.selector);
    }

    /// @dev Two coalitions of the same name, the same people and the same motion.
    function testFuzz_doesNotServeAnotherCoalition(uint256 voter, uint8 support) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        MotionText memory text = MotionTexts.resolution(dao.archive, "the same in both");
        VM.prank(Pilot.account(2));
        uint256 here = text.propose(dao.governor);
        Coalition memory original = dao;
        dao = found(choices());
        skip(1);
        uint256 there = open(text);
        assertEq(here, there, "one id");

        Ballots.Paper memory signed = paper(there, voter, support);
        signed.governor = address(original.governor);
        bytes memory signature = signed.sign(Pilot.key(voter));
        address account = Pilot.account(voter);
        VM.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, account));
        dao.governor.castVoteBySig(there, support, account, signature);
    }

    function testFuzz_refusesTheOtherSolution(uint256 voter, uint8 support) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(Pilot.key(voter), paper(_motion, voter, support).digest());
        bytes memory twin = abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _refused(voter, support, twin, IGovernor.GovernorInvalidSignature.selector);
        _nothingCounted();
    }

    /// @dev EIP-2098: alone as in a batch.
    function testFuzz_takesTheCompactForm(uint256 voter, uint8 support) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        (bytes32 r, bytes32 vs) = VM.signCompact(Pilot.key(voter), paper(_motion, voter, support).digest());
        bytes memory twin = abi.encodePacked(r, vs ^ bytes32(uint256(1) << 255));
        _refused(voter, support, twin, IGovernor.GovernorInvalidSignature.selector);
        dao.governor.castVoteBySig(_motion, support, Pilot.account(voter), abi.encodePacked(r, vs));
        (, , uint256 ballots) = counts(_motion);
        assertEq(ballots, 1, "ballots");
    }

    /// @dev Cut or lengthened; at 64 bytes it would be the compact form.
    function testFuzz_refusesOtherLengths(uint256 voter, bytes memory tail, uint8 length) external {
        voter %= Pilot.FOUNDERS;
        bytes memory signature = paper(_motion, voter, FOR).sign(Pilot.key(voter));
        bytes memory odd = bytes.concat(signature, tail);
        if (tail.length == 0) {
            length = length % 64;
            assembly ("memory-safe") {
                mstore(odd, length)
            }
        }
        _refused(voter, FOR, odd, IGovernor.GovernorInvalidSignature.selector);
        _nothingCounted();
    }

    function testFuzz_refusesNoise(uint256 voter, uint8 support, bytes memory noise) external {
        (voter, support) = (voter % Pilot.FOUNDERS, support % 3);
        _refused(voter, support, noise, IGovernor.GovernorInvalidSignature.selector);
        _nothingCounted();
    }

    /// @dev The signature is good, the account has no vote: nothing is written and nothing is told.
    function testFuzz_refusesStrangers(uint256 stranger, uint8 support) external {
        (stranger, support) = (12 + (stranger % 50), support % 3);
        bytes memory signature = paper(_motion, stranger, support).sign(Pilot.key(stranger));
        address account = Pilot.account(stranger);
        bytes memory reason = abi.encodeWithSelector(
            ICoalitionGovernor.CoalitionGovernorNotVoter.selector,
            account,
            dao.governor.proposalSnapshot(_motion)
        );
        VM.expectRevert(reason);
        dao.governor.castVoteBySig(_motion, support, account, signature);
        VM.prank(account);
        VM.expectRevert(reason);
        dao.governor.castVote(_motion, support);
        _nothingCounted();
    }

    function testFuzz_refusesChoicesThatAreNotThere(uint256 voter, uint8 support) external {
        (voter, support) = (voter % Pilot.FOUNDERS, uint8(within(support, 3, 255)));
        bytes memory signature = paper(_motion, voter, support).sign(Pilot.key(voter));
        _refused(voter, support, signature, IGovernor.GovernorInvalidVoteType.selector);
        _nothingCounted();
    }

    /// @dev EIP-7702: the account lends itself some contract's code, and its key still votes, alone and in a batch.
    function testFuzz_delegatedAccountStillVotesByKey(uint256 voter, address code, bool inBatch) external {
        voter %= Pilot.FOUNDERS;
        VM.etch(Pilot.account(voter), abi.encodePacked(hex"ef0100", code));
        if (inBatch) {
            assertEq(dao.governor.castVotesBySig(_motion, packed(_motion, voter, FOR)), 1, "counted");
        } else {
            bytes memory signature = paper(_motion, voter, FOR).sign(Pilot.key(voter));
            dao.governor.castVoteBySig(_motion, FOR, Pilot.account(voter), signature);
        }
        (, uint256 inFavour, ) = counts(_motion);
        assertEq(inFavour, 1, "for");
    }

    function _refused(uint256 voter, uint8 support, bytes memory signature, bytes4 reason) private {
        bool namesVoter = reason != IGovernor.GovernorInvalidVoteType.selector;
        address account = Pilot.account(voter);
        VM.expectRevert(namesVoter ? abi.encodeWithSelector(reason, account) : abi.encodeWithSelector(reason));
        dao.governor.castVoteBySig(_motion, support, account, signature);
    }

    function _nothingCounted() private view {
        (, , uint256 ballots) = counts(_motion);
        assertEq(ballots, 0, "ballots");
        for (uint256 n = 0; n < Pilot.FOUNDERS; ++n) {
            assertTrue(!dao.governor.hasVoted(_motion, Pilot.account(n)), "nobody voted");
        }
    }

    function _unlike(uint256 value, uint256 change, uint256 max) private pure returns (uint256) {
        change = within(change, 1, max);
        return change == value ? value - 1 : change;
    }
}
