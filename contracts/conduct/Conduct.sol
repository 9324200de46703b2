// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseOutcome, CaseStage, ConductRules, IConduct, PostingRight} from "../interfaces/IConduct.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {Seat} from "../interfaces/IMembership.sol";
import {ConductAppeals} from "./ConductAppeals.sol";
import {ConductRulebook} from "./ConductRulebook.sol";

/// @title Conduct
/// @notice See {IConduct}. Here is what others ask, and what the clock decided; cases are in the parts it is made of.
contract Conduct is ConductAppeals {
    constructor(IDirectory directory_, ConductRules memory rules_) ConductRulebook(directory_, rules_) {}

    /// @inheritdoc IConduct
    function recordSilence(bytes32 caseId) external {
        Case storage self = _existing(caseId);
        bool unheard = _isUnheard(self);
        CaseStage current = _stage(self);
        bool lapsed = current == CaseStage.Lapsed || current == CaseStage.Advised;
        if (self.silenceRecorded || (!unheard && !lapsed)) revert ConductNothingToRecord(caseId);

        self.silenceRecorded = true;
        if (unheard) {
            _count(Counted.Lifted, self.heardUntil);
            emit AppealUnheard(caseId);
            _record(AppealUnheard.selector, abi.encode(caseId));
            return;
        }
        bool referred = self.outcome == CaseOutcome.Referred;
        _count(Counted.Lapsed, referred ? self.until : self.decideUntil);
        emit CaseLapsed(caseId);
        _record(CaseLapsed.selector, abi.encode(caseId));
        if (!referred) _recordLapsedHold(caseId, self);
    }

    /// @inheritdoc IConduct
    function mayPost(address account, bytes32 list) external view returns (bool) {
        (PostingRight why, ) = postingRight(account, list);
        return why == PostingRight.Granted;
    }

    /// @inheritdoc IConduct
    function postingRight(address account, bytes32) public view returns (PostingRight why, uint48 until) {
        Seat memory seat = _membership.seatOf(account);
        if (seat.joinedAt == 0 || seat.leftAt != 0) return (PostingRight.NotMember, 0);
        until = _suspendedUntil(account);
        if (until != 0) return (PostingRight.Suspended, until);
        until = _heldUntil(account);
        if (until != 0) return (PostingRight.Held, until);
        until = _acceptUntil(seat.codeVersion);
        return
            until != 0 && block.timestamp > until ? (PostingRight.CodeNotAccepted, 0) : (PostingRight.Granted, until);
    }

    function _suspendedUntil(address account) private view returns (uint48 until) {
        bytes32[] memory running = suspensionsOf(account);
        for (uint256 i = 0; i < running.length; ++i) {
            uint48 ends = _cases[running[i]].until;
            if (ends > until) until = ends;
        }
    }

    /// @dev Last moment to accept the Code of Conduct in force; zero for who has. The grace runs from that version, so
    /// that nobody has less of it because a version before went unaccepted.
    function _acceptUntil(uint32 accepted) private view returns (uint48) {
        (uint32 number, ) = _archive.currentCode();
        if (accepted >= number) return 0;
        return _archive.version(_archive.codeDocumentId(), number).recordedAt + _rules().codeGrace;
    }
}
