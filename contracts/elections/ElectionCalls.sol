// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IArchive} from "../interfaces/IArchive.sol";
import {IBallotBox} from "../interfaces/IBallotBox.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IElectionCount} from "../interfaces/IElectionCount.sol";
import {Election, ElectionRules, ElectionStage, IElections} from "../interfaces/IElections.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IOffices} from "../interfaces/IOffices.sol";
import {IRulebook, MotionClass, MotionRules} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {MotionArithmetic} from "../libraries/MotionArithmetic.sol";

/// @title ElectionCalls: what an election goes by, and where it stands
/// @dev Rules, calls, stages and electorate of {IElections}.
abstract contract ElectionCalls is Journaled, Acting, IElections {
    using MotionArithmetic for MotionRules;

    uint256 private constant WHOLE = 10_000;
    uint256 private constant MAX_TEXT = 512;
    string private constant TIE_RULE =
        "lot: smaller keccak256(abi.encode(blockhash of the close, electionId, candidate))";

    IDirectory internal immutable _directory;
    address private immutable _timelock;
    IArchive internal immutable _archive;
    IMembership internal immutable _membership;
    IOffices internal immutable _offices;
    IBallotBox internal immutable _box;
    IElectionCount internal immutable _counter;

    ElectionRules private _rules;
    mapping(bytes32 electionId => Election) internal _elections;

    /// @inheritdoc IElections
    mapping(bytes32 officeId => bytes32 electionId) public latestElection;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert ElectionsUnauthorized(msg.sender);
        _;
    }

    constructor(IDirectory directory_, ElectionRules memory rules) Acting(directory_) {
        _directory = directory_;
        _timelock = directory_.timelock();
        _archive = IArchive(_listed(directory_, DirectoryKeys.ARCHIVE));
        _membership = IMembership(_listed(directory_, DirectoryKeys.MEMBERSHIP));
        _offices = IOffices(_listed(directory_, DirectoryKeys.OFFICES));
        _box = IBallotBox(_listed(directory_, DirectoryKeys.BALLOT_BOX));
        _counter = IElectionCount(_listed(directory_, DirectoryKeys.ELECTION_COUNT));
        _setRules(rules);
    }

    /// @inheritdoc IElections
    function callElection(bytes32 officeId) external returns (bytes32 electionId) {
        bytes32 latest = latestElection[officeId];
        if (latest != 0 && stage(latest) < ElectionStage.Seated) revert ElectionsRunning(officeId, latest);
        (uint16 seats, uint48 dueAt) = due(officeId);
        if (seats == 0) revert ElectionsNotDue(officeId, dueAt);
        IRulebook rulebook = IRulebook(_directory.contractOf(DirectoryKeys.RULEBOOK));
        MotionRules memory ordinary = rulebook.motionRules(MotionClass.Ordinary);

        Election memory called;
        called.officeId = officeId;
        called.calledAt = uint48(block.timestamp);
        called.nominationsUntil = uint48(block.timestamp + _rules.nominations);
        called.acceptanceUntil = called.nominationsUntil + _rules.acceptance;
        called.seats = seats;
        called.quorumFloor = ordinary.quorumFloor;
        called.quorumShare = ordinary.quorumShare;
        called.terms = _offices.termsOf(officeId);
        called.rules = _rules;
        // Everything the election goes by, so that no id can come to mean another.
        electionId = keccak256(abi.encode(_directory, called, TIE_RULE));
        _elections[electionId] = called;
        latestElection[officeId] = electionId;
        emit ElectionCalled(electionId, officeId, called, TIE_RULE);
        _record(ElectionCalled.selector, abi.encode(electionId, officeId, called, TIE_RULE));
    }

    /// @inheritdoc IElections
    function setElectionRules(ElectionRules calldata rules) external onlyTimelock {
        _setRules(rules);
    }

    // -------------------------------------------------------------------------------------------------- reading

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IElections
    function electionRules() external view returns (ElectionRules memory) {
        return _rules;
    }

    /// @inheritdoc IElections
    function lead() external view returns (uint48) {
        return _lead(_rules);
    }

    /// @inheritdoc IElections
    function due(bytes32 officeId) public view returns (uint16 mask, uint48 dueAt) {
        (uint48 time, uint48 next) = (_lead(_rules), 0);
        (mask, next) = _offices.openings(officeId, uint48(block.timestamp + time));
        (uint16 vacant, ) = _offices.openings(officeId, uint48(block.timestamp));
        // A vacancy waits for the other seats where these are soon due: its election would delay theirs.
        bool soon = mask == vacant && next != 0 && next <= block.timestamp + 2 * time;
        if (mask == 0 || soon) return (0, next - time);
        dueAt = uint48(block.timestamp);
    }

    /// @inheritdoc IElections
    function election(bytes32 electionId) external view returns (Election memory) {
        return _existing(electionId);
    }

    /// @inheritdoc IElections
    function stage(bytes32 electionId) public view returns (ElectionStage) {
        Election storage self = _existing(electionId);
        ElectionStage milestone = self.milestone;
        if (milestone == ElectionStage.Nominations) {
            if (block.timestamp <= self.nominationsUntil) return milestone;
            return block.timestamp <= self.acceptanceUntil ? ElectionStage.Acceptance : ElectionStage.Reckoning;
        }
        if (milestone == ElectionStage.Campaign) {
            return block.timestamp <= self.opensAt ? milestone : ElectionStage.Opening;
        }
        if (milestone == ElectionStage.Ballot) {
            return block.timestamp <= self.closesAt ? milestone : ElectionStage.Closing;
        }
        if (milestone == ElectionStage.Provisional || milestone == ElectionStage.Held) {
            return block.timestamp <= self.settlesAt ? milestone : ElectionStage.Seating;
        }
        return milestone;
    }

    /// @inheritdoc IElections
    function quorumOf(bytes32 electionId) public view returns (uint256) {
        Election storage self = _existing(electionId);
        MotionRules memory rules;
        (rules.quorumFloor, rules.quorumShare) = (self.quorumFloor, self.quorumShare);
        uint256 voters = _membership.getPastTotalSupply(self.calledAt);
        return Math.min(voters, rules.quorum(voters));
    }

    /// @inheritdoc IElections
    function challengesNeeded(bytes32 electionId) public view returns (uint256) {
        Election storage self = _existing(electionId);
        uint256 voters = _membership.getPastTotalSupply(self.calledAt);
        uint256 share = Math.ceilDiv(voters * self.rules.challengeShare, WHOLE);
        return Math.min(voters, Math.max(self.rules.challengeFloor, share));
    }

    /// @inheritdoc IElections
    function ballotIdOf(bytes32 electionId, uint8 run) public pure returns (bytes32) {
        return keccak256(abi.encode(electionId, run));
    }

    /// @inheritdoc IElections
    function statementName(bytes32 electionId) public pure returns (string memory) {
        return string(Bytes.slice(bytes(Strings.toHexString(uint256(electionId), 32)), 2));
    }

    /// @inheritdoc IElections
    function tieRule() external pure returns (string memory) {
        return TIE_RULE;
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _end(bytes32 electionId, ElectionStage outcome, string memory reason) internal {
        _elections[electionId].milestone = outcome;
        emit ElectionEnded(electionId, outcome, reason);
        _record(ElectionEnded.selector, abi.encode(electionId, outcome, reason));
    }

    function _existing(bytes32 electionId) internal view returns (Election storage self) {
        self = _elections[electionId];
        if (self.calledAt == 0) revert ElectionsUnknown(electionId);
    }

    /// @dev Reverts unless the election is at a stage from `first` to `last`.
    function _requireStage(bytes32 electionId, ElectionStage first, ElectionStage last) internal view {
        ElectionStage current = stage(electionId);
        if (current < first || current > last) revert ElectionsWrongStage(electionId, current);
    }

    /// @dev The voter's number if the account was a voter at the call, and still is one. Whoever left and came back
    /// since has the same number here, so nobody acts twice.
    function _electorNumber(bytes32 electionId, address account) internal view returns (uint256 number) {
        uint256 calledAt = _elections[electionId].calledAt;
        bool voter = calledAt < block.timestamp && _membership.isVoter(account);
        number = voter ? _membership.voterNumberAt(account, calledAt) : 0;
        if (number == 0) revert ElectionsNotElector(electionId, account);
    }

    function _requireText(string calldata text) internal pure {
        uint256 length = bytes(text).length;
        if (length == 0 || length > MAX_TEXT) revert ElectionsTextLength(length, MAX_TEXT);
    }

    /// @dev Six periods of at most 60 days each.
    function _lead(ElectionRules memory rules) internal pure returns (uint48 time) {
        unchecked {
            time = uint48(rules.nominations) + rules.acceptance + rules.extension;
            time += uint48(rules.campaign) + rules.ballot + rules.challenge;
        }
    }

    function _setRules(ElectionRules memory rules) private {
        _requireBounds("nominations", rules.nominations, 3 days, 60 days);
        _requireBounds("acceptance", rules.acceptance, 1 days, 30 days);
        _requireBounds("extension", rules.extension, 1 days, 30 days);
        _requireBounds("campaign", rules.campaign, 0, 30 days);
        _requireBounds("ballot", rules.ballot, 3 days, 30 days);
        _requireBounds("challenge", rules.challenge, 1 days, 30 days);
        _requireBounds("challengeHold", rules.challengeHold, 7 days, 90 days);
        _requireBounds("holdOver", rules.holdOver, 7 days, 365 days);
        _requireBounds("secondsNeeded", rules.secondsNeeded, 1, 5);
        _requireBounds("challengeFloor", rules.challengeFloor, 1, 20);
        _requireBounds("challengeShare", rules.challengeShare, 0, 1_000);

        _rules = rules;
        emit ElectionRulesSet(rules);
        _record(ElectionRulesSet.selector, abi.encode(rules));
    }

    function _requireBounds(bytes32 rule, uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert ElectionsOutOfBounds(rule, value, min, max);
    }

    function _listed(IDirectory directory_, bytes32 key) private view returns (address entry) {
        entry = directory_.listed(key);
        if (entry == address(0)) revert IDirectory.DirectoryUnknown(key);
    }
}
