// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseOutcome, CaseStage, ConductRules, IConduct, Verdict} from "../interfaces/IConduct.sol";
import {ConductCounts} from "./ConductCounts.sol";

/// @title ConductCases: what is reported, and where it stands
/// @dev Reports, replies and stages of {IConduct}. The stage is never stored: it follows from what was done and the clock.
abstract contract ConductCases is ConductCounts {
    uint256 private constant DUTIES = 7;

    mapping(bytes32 caseId => Case) internal _cases;
    /// @dev The case that sanctioned an account for a post, and for evidence: a case with both is found under both.
    mapping(bytes32 matter => bytes32 caseId) private _sanctioned;
    mapping(address reporter => bytes32[]) private _reports;

    /// @inheritdoc IConduct
    function report(
        address respondent,
        uint8 duty,
        bool offTopic,
        bytes32 post,
        bytes32 evidence
    ) external returns (bytes32 caseId) {
        address actor = _actor();
        if (!_membership.isMember(actor)) revert ConductNotMember(actor);
        if (respondent == actor) revert ConductSelfReport(actor);
        if (_membership.seatOf(respondent).joinedAt == 0) revert ConductNeverMember(respondent);
        _requireBounds("duty", duty, 1, DUTIES);
        if (post == 0 && evidence == 0) revert ConductDigestMissing();
        caseId = caseIdOf(actor, respondent, duty, offTopic, post, evidence);
        Case storage self = _cases[caseId];
        if (self.reportedAt != 0) revert ConductAlreadyReported(caseId);
        _requireUnpunished(caseId, respondent, post, evidence);
        ConductRules storage current = _rules();
        _keep(_reports[actor], _isUndecided);
        if (_reports[actor].length >= current.reportCap) revert ConductTooManyReports(actor, current.reportCap);

        _reports[actor].push(caseId);
        (self.reporter, self.reportedAt, self.duty, self.offTopic) = (actor, uint48(block.timestamp), duty, offTopic);
        self.respondent = respondent;
        self.replyUntil = uint48(block.timestamp + current.replyWindow);
        self.decideUntil = uint48(block.timestamp + current.decisionPeriod);
        (self.post, self.evidence, self.ruleSet) = (post, evidence, ruleSets);
        _count(Counted.Reports);
        _emitReport(caseId, self);
    }

    /// @inheritdoc IConduct
    function caseOf(bytes32 caseId) external view returns (Case memory) {
        return _existing(caseId);
    }

    /// @inheritdoc IConduct
    function stage(bytes32 caseId) external view returns (CaseStage) {
        return _stage(_existing(caseId));
    }

    /// @inheritdoc IConduct
    function caseIdOf(
        address reporter,
        address respondent,
        uint8 duty,
        bool offTopic,
        bytes32 post,
        bytes32 evidence
    ) public view returns (bytes32) {
        return keccak256(abi.encode(address(this), reporter, respondent, duty, offTopic, post, evidence));
    }

    function _stage(Case storage self) internal view returns (CaseStage) {
        if (self.outcome == CaseOutcome.Dismissed) return CaseStage.Dismissed;
        if (self.outcome == CaseOutcome.Referred) {
            return block.timestamp > self.until ? CaseStage.Lapsed : CaseStage.Referred;
        }
        if (self.outcome == CaseOutcome.Sanctioned) return _stageOfSanction(self);
        if (block.timestamp > self.decideUntil) return self.advised ? CaseStage.Advised : CaseStage.Lapsed;
        return block.timestamp > self.replyUntil ? CaseStage.Decision : CaseStage.Reply;
    }

    /// @dev Whether a sanction was imposed and neither the panel nor its silence lifted it, nor the step it rests on.
    /// Each basis is one rung lower, so this asks three times more at most.
    function _stands(Case storage self) internal view returns (bool) {
        if (self.outcome != CaseOutcome.Sanctioned || self.verdict == Verdict.Lifted) return false;
        if (_isUnheard(self)) return false;
        return self.basis == 0 || _stands(_cases[self.basis]);
    }

    /// @dev Whether the time of the panel ran out.
    function _isUnheard(Case storage self) internal view returns (bool) {
        return self.verdict == Verdict.None && self.heardUntil != 0 && block.timestamp > self.heardUntil;
    }

    /// @dev Whether the case suspends its respondent now.
    function _isRunning(bytes32 caseId) internal view returns (bool) {
        Case storage self = _cases[caseId];
        return block.timestamp < self.until && _stands(self);
    }

    /// @dev Whether officers may still decide.
    function _isUndecided(bytes32 caseId) internal view returns (bool) {
        Case storage self = _cases[caseId];
        return self.outcome == CaseOutcome.Undecided && block.timestamp <= self.decideUntil;
    }

    /// @dev Drops the cases that `wanted` does not hold of. The lists it is used on are capped.
    function _keep(bytes32[] storage ids, function(bytes32) view returns (bool) wanted) internal {
        for (uint256 i = ids.length; i != 0; --i) {
            if (wanted(ids[i - 1])) continue;
            ids[i - 1] = ids[ids.length - 1];
            ids.pop();
        }
    }

    function _requireUnpunished(bytes32 caseId, Case storage self) internal view {
        _requireUnpunished(caseId, self.respondent, self.post, self.evidence);
    }

    /// @dev Nobody is punished twice for the same thing, whatever became of the first sanction.
    function _requireUnpunished(bytes32 caseId, address respondent, bytes32 post, bytes32 evidence) internal view {
        bytes32 earlier = _sanctioned[_matter(respondent, post, true)];
        if (earlier == 0) earlier = _sanctioned[_matter(respondent, evidence, false)];
        if (earlier != 0) revert ConductAlreadySanctioned(caseId, earlier);
    }

    function _markPunished(bytes32 caseId, Case storage self) internal {
        (address respondent, bytes32 post, bytes32 evidence) = (self.respondent, self.post, self.evidence);
        if (post != 0) _sanctioned[_matter(respondent, post, true)] = caseId;
        if (evidence != 0) _sanctioned[_matter(respondent, evidence, false)] = caseId;
    }

    function _requireStage(bytes32 caseId, CaseStage expected) internal view returns (Case storage self) {
        self = _existing(caseId);
        CaseStage current = _stage(self);
        if (current != expected) revert ConductWrongStage(caseId, current);
    }

    /// @dev The caller, who must be the respondent; member or not.
    function _respondentOf(bytes32 caseId, Case storage self) internal view returns (address actor) {
        actor = _actor();
        if (actor != self.respondent) revert ConductNotRespondent(caseId, actor);
    }

    function _existing(bytes32 caseId) internal view returns (Case storage self) {
        self = _cases[caseId];
        if (self.reportedAt == 0) revert ConductUnknownCase(caseId);
    }

    function _requireDigest(bytes32 digest) internal pure {
        if (digest == 0) revert ConductDigestMissing();
    }

    function _stageOfSanction(Case storage self) private view returns (CaseStage) {
        if (!_stands(self)) return CaseStage.Lifted;
        if (self.verdict == Verdict.None) {
            if (self.heardUntil != 0) return CaseStage.Appealed;
            if (block.timestamp <= self.appealUntil) return CaseStage.Appealable;
        }
        bool settled = self.basis == 0 || _stageOfSanction(_cases[self.basis]) == CaseStage.Final;
        return settled ? CaseStage.Final : CaseStage.Standing;
    }

    /// @dev The kind is part of it, so that the id of a post, given as evidence of another, does not use the post up.
    function _matter(address respondent, bytes32 digest, bool isPost) private pure returns (bytes32) {
        return keccak256(abi.encode(respondent, digest, isPost));
    }

    function _emitReport(bytes32 caseId, Case storage self) private {
        (address respondent, address reporter) = (self.respondent, self.reporter);
        (uint8 duty, bool offTopic, uint32 number) = (self.duty, self.offTopic, self.ruleSet);
        (bytes32 post, bytes32 evidence) = (self.post, self.evidence);
        (uint48 replyUntil, uint48 decideUntil) = (self.replyUntil, self.decideUntil);
        emit CaseReported(
            caseId,
            respondent,
            reporter,
            duty,
            offTopic,
            post,
            evidence,
            number,
            replyUntil,
            decideUntil
        );
        _record(
            CaseReported.selector,
            abi.encode(caseId, respondent, reporter, duty, offTopic, post, evidence, number, replyUntil, decideUntil)
        );
    }
}
