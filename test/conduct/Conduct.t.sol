// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseOutcome, CaseStage, PostingRight} from "../../contracts/interfaces/IConduct.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {clock} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {ConductDeed} from "./ConductWorld.sol";

/// @dev {ConductHandler}, as the invariants know it.
interface IConductHandler {
    function coalition() external view returns (Coalition memory);
    function fault() external view returns (string memory);
    function calls() external view returns (uint256);
    function done(ConductDeed deed) external view returns (uint256);
    function caseIds() external view returns (bytes32[] memory);
    function headOf(address emitter) external view returns (uint256 count, bytes28 head);
    function stands(bytes32 caseId) external view returns (bool);
}

/// @title I22, I23, I27, I28: sanctions are bounded, appeals end, and nothing else moves
contract ConductInvariants {
    IConductHandler private world;
    Coalition private dao;

    error TooQuiet(ConductDeed deed, uint256 done, uint256 calls);

    function setUp() public {
        world = IConductHandler(deploy("ConductHandler", ""));
        dao = world.coalition();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(world);
    }

    function invariant_I22_I23_I28_sanctionsAreBoundedAndAppealsEnd() external view {
        _assertNoFault();
        _checkSanctions();
        _checkWhoMayPost();
        _checkAppeals();
        _checkJournal();
    }

    /// @dev I22: heard first, on a rung that was reached, no longer than it allows.
    function _checkSanctions() private view {
        bytes32[] memory ids = world.caseIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            Case memory c = dao.conduct.caseOf(ids[i]);
            if (c.held != 0) assertTrue(c.held <= c.decideUntil, "I22: a hold beyond its case");
            if (c.outcome != CaseOutcome.Sanctioned) continue;
            assertTrue(c.rung >= 1 && c.rung <= 4, "I22: no such rung");
            assertTrue(c.decidedAt > c.replyUntil, "I22: not heard");
            if (c.rung == 1) assertTrue(c.until == 0 && c.basis == 0, "I22: a notice suspends");
            if (c.rung > 1) _checkStep(c);
            if (c.offTopic) assertEq(c.rung, 1, "I22: off topic");
        }
    }

    /// @dev I22: who may post follows from the cases and the roll.
    function _checkWhoMayPost() private view {
        for (uint256 n = 0; n < Pilot.FOUNDERS; ++n) {
            address account = Pilot.account(n);
            (PostingRight why, uint48 until) = dao.conduct.postingRight(account, 0);
            uint48 suspended = _suspendedUntil(account);
            if (!dao.membership.isMember(account)) assertTrue(why == PostingRight.NotMember, "I22: no member");
            else if (suspended != 0) {
                assertTrue(why == PostingRight.Suspended && until == suspended, "I22: suspended");
            } else assertTrue(why == PostingRight.Granted || why == PostingRight.Held, "I22: not suspended");
            assertTrue(dao.conduct.mayPost(account, 0) == (why == PostingRight.Granted), "I22: one answer");
        }
    }

    /// @dev I23: appeals end, silence lifts, nobody is punished twice for the same post or evidence.
    function _checkAppeals() private view {
        bytes32[] memory ids = world.caseIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            Case memory c = dao.conduct.caseOf(ids[i]);
            CaseStage stage = dao.conduct.stage(ids[i]);
            if (stage == CaseStage.Appealed) assertTrue(clock() <= c.heardUntil, "I23: an appeal without end");
            bool sanctioned = c.outcome == CaseOutcome.Sanctioned;
            if (sanctioned) assertTrue(world.stands(ids[i]) == (stage != CaseStage.Lifted), "I23: stands");
            for (uint256 j = 0; j < i && sanctioned; ++j) {
                Case memory other = dao.conduct.caseOf(ids[j]);
                bool same = other.respondent == c.respondent && _shareMatter(other, c);
                assertTrue(!same || other.outcome != CaseOutcome.Sanctioned, "I23: punished twice");
            }
        }
    }

    /// @dev I28: the journal is what an auditor folds.
    function _checkJournal() private view {
        (uint256 count, bytes28 head) = dao.conduct.journal();
        (uint256 folded, bytes28 foldedHead) = world.headOf(address(dao.conduct));
        assertEq(count, folded, "I28: entries");
        assertEq(head, foldedHead, "I28: head");
    }

    function afterInvariant() external view {
        _assertBusy(ConductDeed.Reported, 4);
        _assertBusy(ConductDeed.Noticed, 1);
        _assertBusy(ConductDeed.Held, 1);
        _assertBusy(ConductDeed.Appealed, 1);
        _assertBusy(ConductDeed.Replied, 1);
        _assertBusy(ConductDeed.RepliedOnAppeal, 1);
        _assertBusy(ConductDeed.Refused, 4);
    }

    /// @dev A suspension builds on the rung below, decided before the report, and is no longer than its rung allows.
    function _checkStep(Case memory c) private view {
        uint256[5] memory longest = [uint256(0), 0, 14 days, 31 days, 365 days];
        Case memory basis = dao.conduct.caseOf(c.basis);
        assertEq(basis.rung, c.rung - 1, "I22: a rung was skipped");
        assertEq(basis.respondent, c.respondent, "I22: somebody else's step");
        assertTrue(basis.decidedAt < c.reportedAt, "I22: saved up");
        if (c.rung < 4) assertTrue(c.reportedAt - basis.decidedAt <= 365 days, "I22: forgotten");
        assertTrue(c.until - c.decidedAt <= longest[c.rung], "I22: too long");
    }

    function _suspendedUntil(address account) private view returns (uint48 until) {
        bytes32[] memory ids = world.caseIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            Case memory c = dao.conduct.caseOf(ids[i]);
            bool runs = c.respondent == account && clock() < c.until && world.stands(ids[i]);
            if (runs && c.until > until) until = c.until;
        }
    }

    function _shareMatter(Case memory one, Case memory other) private pure returns (bool) {
        return (one.post != 0 && one.post == other.post) || (one.evidence != 0 && one.evidence == other.evidence);
    }

    function _assertNoFault() private view {
        string memory fault = world.fault();
        assertTrue(bytes(fault).length == 0, fault);
    }

    /// @dev A run that did next to nothing proves nothing. There are so few cases that longer runs do no more.
    function _assertBusy(ConductDeed deed, uint256 least) private view {
        uint256 done = world.done(deed);
        if (done < least && world.calls() >= 64) revert TooQuiet(deed, done, world.calls());
    }
}
