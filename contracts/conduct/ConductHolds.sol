// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Case, CaseOutcome, CaseStage, IConduct} from "../interfaces/IConduct.sol";
import {ConductBench} from "./ConductBench.sol";

/// @title ConductHolds: what one officer may do alone
/// @dev Private advice and emergency holds of {IConduct}.
abstract contract ConductHolds is ConductBench {
    uint256 private constant MAX_HOLDS = 3;

    mapping(address officer => bytes32[]) private _holds;
    mapping(address respondent => bytes32 caseId) private _heldIn;

    /// @inheritdoc IConduct
    function advise(bytes32 caseId, bytes32 advice) external {
        (Case storage self, address actor) = _beforeDecision(caseId);
        if (_has(caseId, actor, ADVISED)) revert ConductAlreadySpoken(caseId, actor);
        _requireDigest(advice);

        self.advised = true;
        _mark(caseId, actor, ACTED | ADVISED);
        _count(Counted.Advices);
        emit Advised(caseId, actor, advice);
        _recordWord(Advised.selector, caseId, actor, advice);
    }

    /// @inheritdoc IConduct
    function hold(bytes32 caseId, bytes32 reason) external {
        (Case storage self, address actor) = _beforeDecision(caseId);
        if (self.held != 0) revert ConductAlreadyHeld(caseId);
        address respondent = self.respondent;
        bytes32 elsewhere = _heldIn[respondent];
        if (block.timestamp <= _cases[elsewhere].decideUntil) revert ConductHeldElsewhere(respondent, elsewhere);
        _requireDigest(reason);
        _keep(_holds[actor], _isUndecided);
        if (_holds[actor].length >= MAX_HOLDS) revert ConductTooManyHolds(actor, MAX_HOLDS);

        uint48 until = uint48(Math.min(block.timestamp + _rulesNumbered(self.ruleSet).hold, self.decideUntil));
        _holds[actor].push(caseId);
        _heldIn[respondent] = caseId;
        (self.held, self.holder) = (until, actor);
        _mark(caseId, actor, ACTED);
        _countHold(actor);
        emit HoldPlaced(caseId, respondent, actor, reason, until);
        _record(HoldPlaced.selector, abi.encode(caseId, respondent, actor, reason, until));
    }

    /// @dev Until when the account is held; zero if it is not. A hold ends with the decision, or with its officer's part
    /// in the case.
    function _heldUntil(address account) internal view returns (uint48) {
        bytes32 caseId = _heldIn[account];
        Case storage self = _cases[caseId];
        if (block.timestamp >= self.held || self.outcome != CaseOutcome.Undecided) return 0;
        return _has(caseId, self.holder, RECUSED) ? 0 : self.held;
    }

    /// @dev Counts an unfollowed hold in the year in which the case lapsed.
    function _recordLapsedHold(bytes32 caseId, Case storage self) internal {
        if (self.held == 0) return;
        address officer = self.holder;
        _countLapsedHold(officer, self.decideUntil);
        emit HoldLapsed(caseId, officer);
        _record(HoldLapsed.selector, abi.encode(caseId, officer));
    }

    /// @dev The case and the caller, a conduct officer who may act in it.
    function _beforeDecision(bytes32 caseId) internal view returns (Case storage self, address actor) {
        (self, actor) = _onBench(caseId);
        if (self.heardUntil != 0) revert ConductWrongStage(caseId, CaseStage.Appealed);
    }
}
