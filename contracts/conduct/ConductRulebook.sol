// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Acting} from "../authenticator/Acting.sol";
import {IArchive} from "../interfaces/IArchive.sol";
import {ConductRules, IConduct} from "../interfaces/IConduct.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IOffices} from "../interfaces/IOffices.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";

/// @title ConductRulebook: the numbers of the procedure
/// @dev Rules of {IConduct} and what they are bounded by. Sets of rules are kept for good, so that a case can name its own.
abstract contract ConductRulebook is Journaled, Acting, IConduct {
    uint256 private constant MAX_PEOPLE = 10;

    IDirectory private immutable _directory;
    address private immutable _timelock;
    IArchive internal immutable _archive;
    IMembership internal immutable _membership;
    IOffices internal immutable _offices;

    /// @inheritdoc IConduct
    uint32 public ruleSets;
    mapping(uint32 number => ConductRules) private _ruleSets;

    modifier onlyTimelock() {
        _requireTimelock();
        _;
    }

    constructor(IDirectory directory_, ConductRules memory rules_) Acting(directory_) {
        _directory = directory_;
        _timelock = directory_.timelock();
        _archive = IArchive(_listed(directory_, DirectoryKeys.ARCHIVE));
        _membership = IMembership(_listed(directory_, DirectoryKeys.MEMBERSHIP));
        _offices = IOffices(_listed(directory_, DirectoryKeys.OFFICES));
        _setRules(rules_);
    }

    /// @inheritdoc IConduct
    function setRules(ConductRules calldata rules_) external onlyTimelock {
        _setRules(rules_);
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IConduct
    function rules() external view returns (ConductRules memory) {
        return ruleSet(ruleSets);
    }

    /// @inheritdoc IConduct
    function ruleSet(uint32 number) public view returns (ConductRules memory) {
        _requireBounds("ruleSet", number, 1, ruleSets);
        return _ruleSets[number];
    }

    /// @dev The rules that hold now.
    function _rules() internal view returns (ConductRules storage) {
        return _ruleSets[ruleSets];
    }

    function _rulesNumbered(uint32 number) internal view returns (ConductRules storage) {
        return _ruleSets[number];
    }

    function _requireBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max) internal pure {
        if (value < min || value > max) revert ConductOutOfBounds(parameter, value, min, max);
    }

    /// @dev Apart from the modifier, which would put it into every function anew.
    function _requireTimelock() private view {
        if (msg.sender != _timelock) revert ConductUnauthorized(msg.sender);
    }

    function _setRules(ConductRules memory rules_) private {
        _requireBounds("replyWindow", rules_.replyWindow, 72 hours, 14 days);
        _requireBounds("decisionPeriod", rules_.decisionPeriod, rules_.replyWindow + 7 days, 42 days);
        _requireBounds("appealWindow", rules_.appealWindow, 14 days, 60 days);
        _requireBounds("hearingPeriod", rules_.hearingPeriod, 7 days, 31 days);
        _requireBounds("ladderMemory", rules_.ladderMemory, 90 days, 365 days);
        _requireBounds("suspension", rules_.suspension, 1 days, 14 days);
        _requireBounds("longSuspension", rules_.longSuspension, rules_.suspension, 31 days);
        _requireBounds("yearSuspension", rules_.yearSuspension, rules_.longSuspension, 365 days);
        _requireBounds("hold", rules_.hold, 1 hours, 48 hours);
        _requireBounds("codeGrace", rules_.codeGrace, 7 days, 365 days);
        _requireBounds("appealVoters", rules_.appealVoters, 1, MAX_PEOPLE);
        _requireBounds("reportCap", rules_.reportCap, 1, MAX_PEOPLE);

        uint32 number = ++ruleSets;
        _ruleSets[number] = rules_;
        emit ConductRulesSet(number, rules_);
        _record(ConductRulesSet.selector, abi.encode(number, rules_));
    }

    function _listed(IDirectory directory_, bytes32 key) private view returns (address entry) {
        entry = directory_.listed(key);
        if (entry == address(0)) revert IDirectory.DirectoryUnknown(key);
    }
}
