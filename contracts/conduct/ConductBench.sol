// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseStage, IConduct} from "../interfaces/IConduct.sol";
import {ConductCases} from "./ConductCases.sol";

/// @title ConductBench: who may act in a case
/// @dev Offices, conflicts and recusals of {IConduct}. The bench is the conduct officers until there is a decision, and
/// the panel once there is an appeal.
abstract contract ConductBench is ConductCases {
    bytes32 internal constant CONDUCT_OFFICER = keccak256("conduct-officer");
    bytes32 internal constant APPEAL_PANELLIST = keccak256("appeal-panellist");

    /// @dev What an account did, or what was done to it, in a case. ACTED: as conduct officer.
    uint8 internal constant NAMED = 1;
    uint8 internal constant RECUSED = 2;
    uint8 internal constant ACTED = 4;
    uint8 internal constant ADVISED = 8;
    uint8 internal constant SUPPORTED = 16;
    uint8 internal constant JUDGED = 32;
    uint8 private constant ACCEPTED = 64;

    mapping(bytes32 caseId => mapping(address account => uint8)) private _parts;

    /// @inheritdoc IConduct
    function reply(bytes32 caseId, bytes32 statement) external {
        address actor = _respondentOf(caseId, _openBench(caseId));
        _requireDigest(statement);
        emit Replied(caseId, actor, statement);
        _recordWord(Replied.selector, caseId, actor, statement);
    }

    /// @inheritdoc IConduct
    function nameOfficer(bytes32 caseId, address officer, bytes32 reason) external {
        Case storage self = _openBench(caseId);
        _respondentOf(caseId, self);
        _requireBench(caseId, self, officer);
        if (_has(caseId, officer, JUDGED)) revert ConductAlreadySpoken(caseId, officer);
        if (_has(caseId, officer, NAMED)) revert ConductAlreadyNamed(caseId, officer);
        _requireDigest(reason);

        _mark(caseId, officer, NAMED);
        emit OfficerNamed(caseId, officer, reason);
        _recordWord(OfficerNamed.selector, caseId, officer, reason);
    }

    /// @inheritdoc IConduct
    function acceptRecusal(bytes32 caseId, address officer) external {
        (Case storage self, address actor) = _onBench(caseId);
        _requireBench(caseId, self, officer);
        if (!_has(caseId, officer, NAMED) || officer == actor) revert ConductNotNamed(caseId, officer);
        if (_has(caseId, actor, ACCEPTED)) revert ConductAlreadySpoken(caseId, actor);

        _mark(caseId, actor, self.heardUntil == 0 ? ACCEPTED | ACTED : ACCEPTED);
        _recuse(caseId, officer, actor);
    }

    /// @inheritdoc IConduct
    function recuse(bytes32 caseId) external {
        (, address actor) = _onBench(caseId);
        _recuse(caseId, actor, actor);
    }

    /// @inheritdoc IConduct
    function mayAct(bytes32 caseId, address account) external view returns (bool) {
        Case storage self = _existing(caseId);
        if (!_isBenchOpen(_stage(self)) || _isConflicted(caseId, self, account)) return false;
        return _offices.isOfficer(_bench(self), account);
    }

    /// @dev The case and the caller, who may act in it.
    function _onBench(bytes32 caseId) internal view returns (Case storage self, address actor) {
        self = _openBench(caseId);
        actor = _actor();
        _requireBench(caseId, self, actor);
    }

    /// @dev The case, in which officers may act now.
    function _openBench(bytes32 caseId) private view returns (Case storage self) {
        self = _existing(caseId);
        CaseStage current = _stage(self);
        if (!_isBenchOpen(current)) revert ConductWrongStage(caseId, current);
    }

    function _requireBench(bytes32 caseId, Case storage self, address account) internal view {
        if (_isConflicted(caseId, self, account)) revert ConductConflicted(caseId, account);
        if (!_offices.isOfficer(_bench(self), account)) revert ConductNotOfficer(_bench(self), account);
    }

    /// @dev Whoever acted in the first instance, or asked for the second, is no judge there.
    function _isConflicted(bytes32 caseId, Case storage self, address account) internal view returns (bool) {
        if (account == self.reporter || account == self.respondent) return true;
        if (_has(caseId, account, RECUSED)) return true;
        return self.heardUntil != 0 && _has(caseId, account, ACTED | SUPPORTED);
    }

    /// @dev Whether the account has any of the marks.
    function _has(bytes32 caseId, address account, uint8 marks) internal view returns (bool) {
        return _parts[caseId][account] & marks != 0;
    }

    function _mark(bytes32 caseId, address account, uint8 mark) internal {
        _parts[caseId][account] |= mark;
    }

    /// @dev The office that acts in the case now.
    function _bench(Case storage self) internal view returns (bytes32) {
        return self.heardUntil == 0 ? CONDUCT_OFFICER : APPEAL_PANELLIST;
    }

    /// @dev A vote already given on an appeal counts: who gave it cannot be taken off the bench any more.
    function _recuse(bytes32 caseId, address officer, address acceptedBy) private {
        if (_has(caseId, officer, JUDGED)) revert ConductAlreadySpoken(caseId, officer);

        _mark(caseId, officer, RECUSED);
        _count(Counted.Recusals);
        emit OfficerRecused(caseId, officer, acceptedBy);
        _record(OfficerRecused.selector, abi.encode(caseId, officer, acceptedBy));
    }

    function _isBenchOpen(CaseStage current) private pure returns (bool) {
        return current == CaseStage.Reply || current == CaseStage.Decision || current == CaseStage.Appealed;
    }
}
