// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {DeliberationRules, IRulebook, MotionClass, MotionRules, OrdinaryCall} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {Code} from "../libraries/Code.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {MotionArithmetic} from "../libraries/MotionArithmetic.sol";

/// @title Rulebook
/// @notice See {IRulebook}.
contract Rulebook is Journaled, IRulebook {
    using MotionArithmetic for MotionRules;

    uint256 private constant MAX_ACTIONS = 10;
    uint256 private constant MAX_DESCRIPTION = 4096;
    uint256 private constant MAX_CALLDATA = 16_384;
    uint256 private constant MIN_DISCUSSION = 1 days;
    uint256 private constant MAX_DISCUSSION = 30 days;
    uint256 private constant MIN_VOTING = 3 days;
    uint256 private constant MAX_VOTING = 30 days;
    uint256 private constant MIN_TIMELOCK = 1 days;
    uint256 private constant MAX_TIMELOCK = 30 days;
    uint256 private constant MIN_QUORUM_FLOOR = 2;
    uint256 private constant MAX_QUORUM_FLOOR = 100;
    uint256 private constant MIN_QUORUM_SHARE = 100;
    uint256 private constant MAX_QUORUM_SHARE = 5_000;
    uint256 private constant MAX_SECONDS = 20;
    uint256 private constant MAX_LIVE = 5;

    uint256 private constant MIN_READING = 1 days;
    uint256 private constant MAX_READING = 14 days;
    uint256 private constant MIN_OBJECTION = 12 hours;
    uint256 private constant MAX_OBJECTION = 7 days;
    uint256 private constant MAX_CONSENT_FLOOR = 20;
    uint256 private constant MAX_CONSENT_SHARE = 1_000;
    uint256 private constant WHOLE = 10_000;

    IDirectory private immutable _directory;
    IMembership private immutable _membership;
    address private immutable _timelock;

    /// @inheritdoc IRulebook
    uint8 public liveMotionCap;
    uint32 private _formerDiscussion;
    uint48 private _formerDiscussionUntil;
    MotionRules[2] private _rules;
    DeliberationRules private _deliberation;

    /// @inheritdoc IRulebook
    mapping(address target => mapping(bytes4 selector => bool)) public isOrdinaryCall;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert RulebookUnauthorized(msg.sender);
        _;
    }

    constructor(
        IDirectory directory_,
        MotionRules[2] memory rules,
        DeliberationRules memory deliberation,
        uint8 liveCap,
        OrdinaryCall[] memory ordinary
    ) {
        _directory = directory_;
        _membership = IMembership(directory_.listed(DirectoryKeys.MEMBERSHIP));
        _timelock = directory_.timelock();
        _setMotionRules(MotionClass.Ordinary, rules[0]);
        _setMotionRules(MotionClass.Fundamental, rules[1]);
        _setDeliberationRules(deliberation);
        _setLiveMotionCap(liveCap);
        for (uint256 i = 0; i < ordinary.length; ++i) {
            _setOrdinaryCall(ordinary[i].target, ordinary[i].selector, true);
        }
    }

    /// @inheritdoc IRulebook
    function setMotionRules(MotionClass motionClass, MotionRules calldata rules) external onlyTimelock {
        uint256 longest = longestDiscussion();
        _formerDiscussion = uint32(longest);
        _formerDiscussionUntil = uint48(Math.max(_formerDiscussionUntil, block.timestamp + longest));
        _setMotionRules(motionClass, rules);
    }

    /// @inheritdoc IRulebook
    function setDeliberationRules(DeliberationRules calldata rules) external onlyTimelock {
        _setDeliberationRules(rules);
    }

    /// @inheritdoc IRulebook
    function setLiveMotionCap(uint8 cap) external onlyTimelock {
        _setLiveMotionCap(cap);
    }

    /// @inheritdoc IRulebook
    function setOrdinaryCall(address target, bytes4 selector, bool ordinary) external onlyTimelock {
        _setOrdinaryCall(target, selector, ordinary);
    }

    /// @inheritdoc IRulebook
    function assess(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        uint256 descriptionLength
    ) external view returns (MotionClass class, MotionRules memory rules, uint8 needed, uint128 codeDigest) {
        _requireSmall(targets, calldatas, descriptionLength);
        address governor = _directory.listed(DirectoryKeys.GOVERNOR);
        for (uint256 i = 0; i < targets.length && class == MotionClass.Ordinary; ++i) {
            bool plain = values[i] == 0 && calldatas[i].length >= 4 && targets[i] != governor;
            if (!plain || !isOrdinaryCall[targets[i]][bytes4(calldatas[i])]) class = MotionClass.Fundamental;
        }
        return (class, motionRules(class), uint8(secondsNeeded(class)), Code.digest(targets));
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IRulebook
    function motionRules(MotionClass motionClass) public view returns (MotionRules memory) {
        return _rules[uint256(motionClass)];
    }

    /// @inheritdoc IRulebook
    function secondsNeeded(MotionClass motionClass) public view returns (uint256) {
        return motionRules(motionClass).secondsNeeded(motionClass, _membership.voterCount());
    }

    /// @inheritdoc IRulebook
    function deliberationRules() external view returns (DeliberationRules memory) {
        return _deliberation;
    }

    /// @inheritdoc IRulebook
    function objectionsNeeded() external view returns (uint256) {
        uint256 voters = _membership.voterCount();
        uint256 share = Math.ceilDiv(voters * _deliberation.consentShare, WHOLE);
        return Math.max(1, Math.min(voters, Math.max(_deliberation.consentFloor, share)));
    }

    /// @inheritdoc IRulebook
    function longestDiscussion() public view returns (uint256) {
        uint256 longest = Math.max(_rules[0].discussion, _rules[1].discussion);
        return block.timestamp <= _formerDiscussionUntil ? Math.max(longest, _formerDiscussion) : longest;
    }

    function _requireSmall(
        address[] calldata targets,
        bytes[] calldata calldatas,
        uint256 descriptionLength
    ) private view {
        if (targets.length > MAX_ACTIONS) revert RulebookTooManyActions(targets.length, MAX_ACTIONS);
        if (descriptionLength > MAX_DESCRIPTION) {
            revert RulebookDescriptionTooLong(descriptionLength, MAX_DESCRIPTION);
        }
        uint256 length = 0;
        for (uint256 i = 0; i < calldatas.length; ++i) {
            length += calldatas[i].length;
        }
        if (length > MAX_CALLDATA) revert RulebookCalldataTooLong(length, MAX_CALLDATA);
        for (uint256 i = 0; i < targets.length; ++i) {
            if (!Code.isContract(targets[i])) revert RulebookTargetNotContract(targets[i]);
        }
    }

    function _setMotionRules(MotionClass class, MotionRules memory rules) private {
        uint256 longest = Math.min(MAX_DISCUSSION, _membership.waitingPeriod());
        uint256 highestFloor = Math.min(MAX_QUORUM_FLOOR, _membership.voterCount());
        _requireBounds("discussion", rules.discussion, MIN_DISCUSSION, longest);
        _requireBounds("voting", rules.voting, MIN_VOTING, MAX_VOTING);
        _requireBounds("timelock", rules.timelock, MIN_TIMELOCK, MAX_TIMELOCK);
        _requireBounds("lateQuorumExtension", rules.lateQuorumExtension, 0, rules.voting);
        _requireBounds("quorumFloor", rules.quorumFloor, MIN_QUORUM_FLOOR, highestFloor);
        _requireBounds("quorumShare", rules.quorumShare, MIN_QUORUM_SHARE, MAX_QUORUM_SHARE);
        _requireBounds("secondsCap", rules.secondsCap, 1, MAX_SECONDS);

        _rules[uint256(class)] = rules;
        emit MotionRulesSet(class, rules);
        _record(MotionRulesSet.selector, abi.encode(class, rules));
    }

    function _setDeliberationRules(DeliberationRules memory rules) private {
        _requireBounds("reading", rules.reading, MIN_READING, MAX_READING);
        _requireBounds("objection", rules.objection, MIN_OBJECTION, Math.min(MAX_OBJECTION, rules.reading));
        uint256 highestFloor = Math.min(MAX_CONSENT_FLOOR, _membership.voterCount());
        _requireBounds("consentFloor", rules.consentFloor, 1, highestFloor);
        _requireBounds("consentShare", rules.consentShare, 0, MAX_CONSENT_SHARE);

        _deliberation = rules;
        emit DeliberationRulesSet(rules);
        _record(DeliberationRulesSet.selector, abi.encode(rules));
    }

    function _setLiveMotionCap(uint8 cap) private {
        _requireBounds("liveMotionCap", cap, 1, MAX_LIVE);

        uint8 previous = liveMotionCap;
        liveMotionCap = cap;
        emit LiveMotionCapSet(previous, cap);
        _record(LiveMotionCapSet.selector, abi.encode(previous, cap));
    }

    /// @dev The governor does not exist yet when the first calls are listed; {assess} looks again.
    function _setOrdinaryCall(address target, bytes4 selector, bool ordinary) private {
        bool neverOrdinary =
            target == address(this) ||
                target == _timelock ||
                target == address(_membership) ||
                target == address(_directory) ||
                target == _directory.listed(DirectoryKeys.GOVERNOR);
        if (neverOrdinary) revert RulebookNeverOrdinary(target);

        isOrdinaryCall[target][selector] = ordinary;
        emit OrdinaryCallSet(target, selector, ordinary);
        _record(OrdinaryCallSet.selector, abi.encode(target, selector, ordinary));
    }

    function _requireBounds(bytes32 rule, uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert RulebookOutOfBounds(rule, value, min, max);
    }
}
