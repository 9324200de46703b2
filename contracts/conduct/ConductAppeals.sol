// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Case, CaseStage, ConductRules, IConduct, Verdict} from "../interfaces/IConduct.sol";
import {ConductRulings} from "./ConductRulings.sol";

/// @title ConductAppeals: a second hearing
/// @dev Appeals and verdicts of {IConduct}. A panel that does not reach a verdict in time has lifted the sanction.
abstract contract ConductAppeals is ConductRulings {
    uint256 private constant MIN_VOTES = 2;

    /// @inheritdoc IConduct
    function appeal(bytes32 caseId, bytes32 grounds) external {
        Case storage self = _requireStage(caseId, CaseStage.Appealable);
        ConductRules storage ours = _rulesNumbered(self.ruleSet);
        address actor = _actor();
        if (actor != self.respondent) {
            if (!_membership.isVoter(actor)) revert ConductNotVoter(actor);
            if (_has(caseId, actor, SUPPORTED)) revert ConductAlreadySupported(caseId, actor);

            _mark(caseId, actor, SUPPORTED);
            uint8 supporters = ++self.supporters;
            emit AppealSupported(caseId, actor, grounds, supporters);
            _record(AppealSupported.selector, abi.encode(caseId, actor, grounds, supporters));
            if (supporters < ours.appealVoters) return;
        }
        uint48 heardUntil = uint48(block.timestamp + ours.hearingPeriod);
        self.heardUntil = heardUntil;
        uint8 votesNeeded = _votesNeeded(caseId, self);
        self.votesNeeded = votesNeeded;
        _count(Counted.Appeals);
        emit AppealOpened(caseId, actor, grounds, votesNeeded, heardUntil);
        _record(AppealOpened.selector, abi.encode(caseId, actor, grounds, votesNeeded, heardUntil));
    }

    /// @inheritdoc IConduct
    function judge(bytes32 caseId, bool uphold, bytes32 reasons) external {
        (Case storage self, address actor) = _onBench(caseId);
        if (self.heardUntil == 0) revert ConductWrongStage(caseId, _stage(self));
        if (_has(caseId, actor, JUDGED)) revert ConductAlreadySpoken(caseId, actor);
        _requireDigest(reasons);

        _mark(caseId, actor, JUDGED);
        uint8 votes = uphold ? ++self.votesToUphold : ++self.votesToLift;
        emit AppealVoted(caseId, actor, uphold, reasons);
        _record(AppealVoted.selector, abi.encode(caseId, actor, uphold, reasons));
        if (votes < self.votesNeeded) return;

        Verdict verdict = uphold ? Verdict.Upheld : Verdict.Lifted;
        self.verdict = verdict;
        _count(uphold ? Counted.Upheld : Counted.Lifted);
        emit AppealDecided(caseId, verdict);
        _record(AppealDecided.selector, abi.encode(caseId, verdict));
    }

    /// @dev More than half of the panellists who may hear the case now, and two at least.
    function _votesNeeded(bytes32 caseId, Case storage self) private view returns (uint8) {
        address[] memory panel = _offices.officers(APPEAL_PANELLIST);
        uint256 count = 0;
        for (uint256 i = 0; i < panel.length; ++i) {
            if (!_isConflicted(caseId, self, panel[i])) ++count;
        }
        return uint8(Math.max(MIN_VOTES, count / 2 + 1));
    }
}
