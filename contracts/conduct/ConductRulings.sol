// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseOutcome, CaseStage, ConductRules, IConduct, Ruling} from "../interfaces/IConduct.sol";
import {ConductHolds} from "./ConductHolds.sol";

/// @title ConductRulings: what two officers, or the members, decide
/// @dev Decisions, the ladder, hidden posts and reinstatement of {IConduct}.
abstract contract ConductRulings is ConductHolds {
    uint256 private constant MAX_REASON = 512;
    uint256 private constant MAX_RUNNING = 4;
    /// @dev How many steps of a rung the ladder looks back over; further back is in favour of the person.
    uint256 private constant MAX_LOOKBACK = 8;
    uint256 private constant MIN_LENGTH = 1 hours;
    /// @dev Time enough for a fundamental motion under the usual numbers (35 days), filed again once if it must be. Too
    /// little under the longest ones (120 days), which is in favour of the person.
    uint48 private constant REFERRAL_PERIOD = 90 days;
    uint48 private constant REINSTATEMENT_INTERVAL = 365 days;
    uint8 private constant NOTICE = 1;
    uint8 private constant SUSPENSION = 2;
    uint8 private constant LONG_SUSPENSION = 3;
    uint8 private constant YEAR_SUSPENSION = 4;

    mapping(bytes32 caseId => mapping(bytes32 ruling => address officer)) private _proposer;
    mapping(bytes32 caseId => mapping(address officer => bytes32 ruling)) private _proposed;
    mapping(address respondent => mapping(uint8 rung => bytes32 caseId)) private _latest;
    mapping(address respondent => bytes32[]) private _running;
    mapping(address respondent => mapping(bytes32 postId => bytes32 caseId)) private _hiddenBy;
    mapping(address respondent => uint48) private _askedAt;

    /// @inheritdoc IConduct
    function decide(
        bytes32 caseId,
        bool upheld,
        uint8 rung,
        uint32 length,
        bytes32 reasons,
        string calldata hideReason
    ) external {
        (Case storage self, address actor) = _beforeDecision(caseId);
        Ruling memory ruling = Ruling(upheld, rung, length, reasons, hideReason);
        bytes32 basis = _requireWellFormed(caseId, self, ruling);
        bytes32 digest = keccak256(abi.encode(ruling));
        address first = _proposer[caseId][digest];
        bool stillSaid = first != address(0) && _proposed[caseId][first] == digest;
        if (stillSaid && first == actor) revert ConductAlreadySpoken(caseId, actor);

        _mark(caseId, actor, ACTED);
        _proposed[caseId][actor] = digest;
        bool agreed = stillSaid && !_isConflicted(caseId, self, first) && _offices.isOfficer(CONDUCT_OFFICER, first);
        if (agreed) return _conclude(caseId, self, ruling, basis, first, actor);

        _proposer[caseId][digest] = actor;
        emit RulingProposed(caseId, actor, ruling);
        _record(RulingProposed.selector, abi.encode(caseId, actor, ruling));
    }

    /// @inheritdoc IConduct
    function suspend(bytes32 caseId, uint32 length) external onlyTimelock {
        Case storage self = _requireStage(caseId, CaseStage.Referred);
        _requireBounds("length", length, MIN_LENGTH, _rulesNumbered(self.ruleSet).yearSuspension);
        if (!_stands(_cases[self.basis])) revert ConductRungSkipped(caseId, YEAR_SUSPENSION);
        _requireUnpunished(caseId, self);

        _sanction(caseId, self, length, msg.sender, address(0));
    }

    /// @inheritdoc IConduct
    function askReinstatement(bytes32 caseId, bytes32 statement) external {
        Case storage self = _existing(caseId);
        address actor = _respondentOf(caseId, self);
        if (self.rung != YEAR_SUSPENSION || !_isRunning(caseId)) revert ConductNotSuspended(caseId);
        uint48 askedAt = _askedAt[actor];
        uint48 from = askedAt + REINSTATEMENT_INTERVAL;
        if (askedAt != 0 && block.timestamp < from) revert ConductTooSoon(actor, from);
        _requireDigest(statement);

        _askedAt[actor] = uint48(block.timestamp);
        emit ReinstatementAsked(caseId, actor, statement);
        _recordWord(ReinstatementAsked.selector, caseId, actor, statement);
    }

    /// @inheritdoc IConduct
    function reinstate(bytes32 caseId) external onlyTimelock {
        Case storage self = _existing(caseId);
        if (!_isRunning(caseId)) revert ConductNotSuspended(caseId);

        self.until = uint48(block.timestamp);
        _count(Counted.Reinstated);
        emit Reinstated(caseId, self.respondent);
        _record(Reinstated.selector, abi.encode(caseId, self.respondent));
    }

    /// @inheritdoc IConduct
    function suspensionsOf(address account) public view returns (bytes32[] memory running) {
        running = _running[account];
        uint256 count = 0;
        for (uint256 i = 0; i < running.length; ++i) {
            if (_isRunning(running[i])) running[count++] = running[i];
        }
        assembly ("memory-safe") {
            mstore(running, count)
        }
    }

    /// @inheritdoc IConduct
    function isHidden(bytes32 postId, address author) public view returns (bool hidden, bytes32 caseId) {
        caseId = _hiddenBy[author][postId];
        Case storage self = _cases[caseId];
        hidden = _stands(self) || (self.outcome == CaseOutcome.Referred && block.timestamp <= self.until);
        if (!hidden) caseId = 0;
    }

    function _conclude(
        bytes32 caseId,
        Case storage self,
        Ruling memory ruling,
        bytes32 basis,
        address first,
        address second
    ) private {
        self.decidedAt = uint48(block.timestamp);
        (self.reasons, self.rung, self.basis) = (ruling.reasons, ruling.rung, basis);
        if (!ruling.upheld) _dismiss(caseId, self, first, second);
        else if (ruling.rung == YEAR_SUSPENSION) _refer(caseId, self, ruling.length, first, second);
        else {
            self.appealUntil = uint48(block.timestamp + _rulesNumbered(self.ruleSet).appealWindow);
            _sanction(caseId, self, ruling.length, first, second);
        }
        if (bytes(ruling.hideReason).length == 0) return;

        self.hidesPost = true;
        bytes32 post = self.post;
        _hiddenBy[self.respondent][post] = caseId;
        emit PostHidden(post, caseId, ruling.hideReason);
        _record(PostHidden.selector, abi.encode(post, caseId, ruling.hideReason));
    }

    function _dismiss(bytes32 caseId, Case storage self, address first, address second) private {
        self.outcome = CaseOutcome.Dismissed;
        _count(Counted.Dismissed);
        emit CaseDismissed(caseId, first, second, self.reasons);
        _record(CaseDismissed.selector, abi.encode(caseId, first, second, self.reasons));
    }

    function _refer(bytes32 caseId, Case storage self, uint32 length, address first, address second) private {
        uint48 until = uint48(block.timestamp + REFERRAL_PERIOD);
        (self.outcome, self.until) = (CaseOutcome.Referred, until);
        _count(Counted.Referrals);
        (bytes32 reasons, bytes32 basis) = (self.reasons, self.basis);
        emit CaseReferred(caseId, first, second, length, reasons, basis, until);
        _record(CaseReferred.selector, abi.encode(caseId, first, second, length, reasons, basis, until));
    }

    function _sanction(bytes32 caseId, Case storage self, uint32 length, address first, address second) private {
        (address respondent, uint8 rung) = (self.respondent, self.rung);
        _markPunished(caseId, self);
        self.outcome = CaseOutcome.Sanctioned;
        self.decidedAt = uint48(block.timestamp);
        self.until = rung == NOTICE ? 0 : uint48(block.timestamp + length);
        self.previous = _latest[respondent][rung];
        _latest[respondent][rung] = caseId;
        if (rung != NOTICE) _addRunning(respondent, caseId);
        _countSanction(rung);
        _emitSanction(caseId, self, first, second);
    }

    function _addRunning(address respondent, bytes32 caseId) private {
        bytes32[] storage ids = _running[respondent];
        _keep(ids, _isRunning);
        if (ids.length >= MAX_RUNNING) revert ConductTooManySuspensions(respondent, MAX_RUNNING);
        ids.push(caseId);
    }

    /// @dev The steps of rungs 1 to 3 are counted one beside the other.
    function _countSanction(uint8 rung) private {
        uint256 first = uint256(Counted.Notices) - NOTICE;
        _count(rung == YEAR_SUSPENSION ? Counted.YearSuspensions : Counted(first + rung));
    }

    function _emitSanction(bytes32 caseId, Case storage self, address first, address second) private {
        (address respondent, uint8 rung, bytes32 reasons) = (self.respondent, self.rung, self.reasons);
        (bytes32 basis, uint48 until, uint48 appealUntil) = (self.basis, self.until, self.appealUntil);
        emit Sanctioned(caseId, respondent, rung, first, second, reasons, basis, until, appealUntil);
        _record(
            Sanctioned.selector,
            abi.encode(caseId, respondent, rung, first, second, reasons, basis, until, appealUntil)
        );
    }

    /// @dev Checks a ruling, and finds the step it builds on.
    function _requireWellFormed(
        bytes32 caseId,
        Case storage self,
        Ruling memory ruling
    ) private view returns (bytes32 basis) {
        _requireDigest(ruling.reasons);
        uint256 hideLength = bytes(ruling.hideReason).length;
        if (hideLength > MAX_REASON) revert ConductReasonTooLong(hideLength, MAX_REASON);
        uint8 rung = ruling.rung;
        if (!ruling.upheld) {
            if (rung != 0 || ruling.length != 0 || hideLength != 0) revert ConductMalformedRuling(caseId);
            return 0;
        }
        if (block.timestamp <= self.replyUntil) revert ConductWrongStage(caseId, CaseStage.Reply);
        bool hidesNothing = hideLength != 0 && self.post == 0;
        bool lengthOfNotice = rung == NOTICE && ruling.length != 0;
        if (rung == 0 || rung > YEAR_SUSPENSION || hidesNothing || lengthOfNotice) {
            revert ConductMalformedRuling(caseId);
        }
        if (self.offTopic && rung > NOTICE) revert ConductOffTopic(caseId, rung);
        _requireUnpunished(caseId, self);
        (bool hidden, bytes32 by) = isHidden(self.post, self.respondent);
        if (hideLength != 0 && hidden) revert ConductAlreadyHidden(self.post, by);
        if (rung == NOTICE) return 0;
        ConductRules storage ours = _rulesNumbered(self.ruleSet);
        _requireBounds("length", ruling.length, MIN_LENGTH, _longest(ours, rung));
        basis = _basis(self, rung, ours.ladderMemory);
        if (basis == 0) revert ConductRungSkipped(caseId, rung);
    }

    function _longest(ConductRules storage ours, uint8 rung) private view returns (uint32) {
        if (rung == SUSPENSION) return ours.suspension;
        return rung == LONG_SUSPENSION ? ours.longSuspension : ours.yearSuspension;
    }

    /// @dev The latest standing step one rung below that came before the report: for rungs 2 and 3 within the memory of
    /// the ladder. Steps of a rung are linked from the latest back.
    function _basis(Case storage self, uint8 rung, uint32 ladderMemory) private view returns (bytes32 caseId) {
        caseId = _latest[self.respondent][rung - 1];
        for (uint256 i = 0; i < MAX_LOOKBACK && caseId != 0; ++i) {
            Case storage step = _cases[caseId];
            bool forgotten = uint256(step.decidedAt) + ladderMemory < self.reportedAt;
            if (forgotten && rung != YEAR_SUSPENSION) return 0;
            if (step.decidedAt < self.reportedAt && _stands(step)) return caseId;
            caseId = step.previous;
        }
        return 0;
    }
}
