// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IRulebook, MotionClass, MotionRules} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {Code} from "../libraries/Code.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {MotionFlags} from "../libraries/MotionFlags.sol";
import {PackedTally, Tally} from "../libraries/Tally.sol";
import {GovernorClassTimelock} from "./GovernorClassTimelock.sol";

/// @title GovernorMotions: how a motion lives
/// @dev Filing, seconds, withdrawal, taking over, states and times of {ICoalitionGovernor}. What must be known of a
/// motion whenever somebody votes is kept as {MotionFlags} in the first word of its tally.
abstract contract GovernorMotions is GovernorClassTimelock, Journaled, ICoalitionGovernor {
    using BitMaps for BitMaps.BitMap;
    using MotionFlags for uint256;
    using Tally for uint256;

    /// @dev What a motion keeps beside its tally. Three slots; the first holds the rules it was filed under.
    struct MotionRecord {
        MotionRules rules;
        uint32 secondsGiven;
        uint8 secondsNeeded;
        address mover;
        uint48 opensAt;
        uint48 takeoverUntil;
        uint128 codeDigest;
        uint48 extendedDeadline;
    }

    uint256 private constant MAX_ACTIONS = 10;
    uint256 private constant MAX_DESCRIPTION = 4096;
    uint256 private constant MAX_CALLDATA = 16_384;
    uint256 private constant MAX_LIVE = 5;
    uint256 private constant TAKEOVER_WINDOW = 3 days;

    IMembership internal immutable _membership;
    IDirectory internal immutable _directory;
    IRulebook internal immutable _rulebook;

    mapping(uint256 proposalId => MotionRecord) internal _motions;
    mapping(uint256 proposalId => PackedTally) internal _tallies;
    mapping(uint256 proposalId => BitMaps.BitMap) private _seconders;
    mapping(address mover => uint256[MAX_LIVE] proposalIds) private _live;

    /// @dev One more than the class of the motion being filed, so that OpenZeppelin's filing asks the right periods.
    uint256 private transient _filing;

    constructor(
        string memory name_,
        IDirectory directory_
    ) Governor(name_) GovernorClassTimelock(TimelockController(payable(directory_.timelock()))) {
        _directory = directory_;
        _membership = IMembership(_listed(directory_, DirectoryKeys.MEMBERSHIP));
        _rulebook = IRulebook(_listed(directory_, DirectoryKeys.RULEBOOK));
    }

    /// @inheritdoc ICoalitionGovernor
    function second(uint256 proposalId) external {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
        uint256 number = _requireActingVoter(msg.sender);
        MotionRecord storage record = _motions[proposalId];
        if (record.mover == msg.sender) revert CoalitionGovernorOwnMotion(proposalId, msg.sender);
        if (_seconders[proposalId].get(number)) revert CoalitionGovernorAlreadySeconded(proposalId, msg.sender);

        _seconders[proposalId].set(number);
        uint32 given = ++record.secondsGiven;
        if (given == record.secondsNeeded) _tallies[proposalId].words[0] |= MotionFlags.SECONDED;
        emit MotionSeconded(proposalId, msg.sender, given);
        _record(MotionSeconded.selector, abi.encode(proposalId, msg.sender, given));
    }

    /// @inheritdoc ICoalitionGovernor
    function withdraw(uint256 proposalId) public {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
        MotionRecord storage record = _motions[proposalId];
        uint256 word0 = _tallies[proposalId].words[0];
        if (record.mover != msg.sender) revert CoalitionGovernorNotMover(proposalId, msg.sender);
        if (word0.has(MotionFlags.WITHDRAWN | MotionFlags.TAKEN_OVER)) {
            revert CoalitionGovernorNotWithdrawable(proposalId);
        }

        word0 |= MotionFlags.WITHDRAWN;
        if (word0.has(MotionFlags.SECONDED)) {
            record.takeoverUntil = uint48(clock() + TAKEOVER_WINDOW);
            if (record.takeoverUntil > record.opensAt) {
                record.opensAt = record.takeoverUntil;
                word0 |= MotionFlags.POSTPONED;
                _announceDeadline(proposalId, uint256(record.opensAt) + record.rules.voting);
            }
        } else {
            emit ProposalCanceled(proposalId);
        }
        _tallies[proposalId].words[0] = word0;
        emit MotionWithdrawn(proposalId, msg.sender, record.takeoverUntil, record.opensAt);
        _record(MotionWithdrawn.selector, abi.encode(proposalId, msg.sender, record.takeoverUntil, record.opensAt));
    }

    /// @inheritdoc ICoalitionGovernor
    function takeOver(uint256 proposalId) external {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
        _requireActingVoter(msg.sender);
        uint256 word0 = _tallies[proposalId].words[0];
        if (!word0.has(MotionFlags.WITHDRAWN)) revert CoalitionGovernorNotWithdrawn(proposalId);
        address previous = _motions[proposalId].mover;
        if (previous == msg.sender) revert CoalitionGovernorOwnMotion(proposalId, msg.sender);

        _motions[proposalId].mover = msg.sender;
        _motions[proposalId].takeoverUntil = 0;
        _tallies[proposalId].words[0] = (word0 & ~MotionFlags.WITHDRAWN) | MotionFlags.TAKEN_OVER;
        _addLive(msg.sender, proposalId);
        emit MotionTakenOver(proposalId, previous, msg.sender);
        _record(MotionTakenOver.selector, abi.encode(proposalId, previous, msg.sender));
    }

    /// @inheritdoc IGovernor
    /// @notice Same as {withdraw}, for clients that know only OpenZeppelin's Governor.
    function cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) public override(Governor, IGovernor) returns (uint256 proposalId) {
        proposalId = getProposalId(targets, values, calldatas, descriptionHash);
        withdraw(proposalId);
    }

    /// @inheritdoc IGovernor
    /// @dev A motion that was not seconded in time lapses: Defeated. One that was withdrawn and not taken over in time
    /// is Canceled.
    function state(uint256 proposalId) public view override(GovernorClassTimelock, IGovernor) returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        if (current == ProposalState.Executed || current == ProposalState.Queued) return current;
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.WITHDRAWN)) {
            return clock() > _motions[proposalId].takeoverUntil ? ProposalState.Canceled : ProposalState.Pending;
        }
        if (current == ProposalState.Pending) return current;
        if (!word0.has(MotionFlags.SECONDED)) return ProposalState.Defeated;
        if (word0.has(MotionFlags.POSTPONED) && clock() <= _motions[proposalId].opensAt) return ProposalState.Pending;
        return current;
    }

    /// @inheritdoc IGovernor
    function proposalDeadline(uint256 proposalId) public view override(Governor, IGovernor) returns (uint256 deadline) {
        deadline = super.proposalDeadline(proposalId);
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.EXTENDED)) return _motions[proposalId].extendedDeadline;
        if (word0.has(MotionFlags.POSTPONED)) {
            return uint256(_motions[proposalId].opensAt) + _motions[proposalId].rules.voting;
        }
    }

    /// @inheritdoc ICoalitionGovernor
    function motion(uint256 proposalId) external view returns (Motion memory) {
        state(proposalId);
        MotionRecord storage record = _motions[proposalId];
        uint256 word0 = _tallies[proposalId].words[0];
        return
            Motion({
                mover: record.mover,
                class: _classIn(word0),
                rules: record.rules,
                secondsGiven: record.secondsGiven,
                secondsNeeded: record.secondsNeeded,
                opensAt: record.opensAt,
                takeoverUntil: record.takeoverUntil,
                takenOver: word0.has(MotionFlags.TAKEN_OVER),
                extended: word0.has(MotionFlags.EXTENDED),
                codeDigest: record.codeDigest
            });
    }

    /// @inheritdoc ICoalitionGovernor
    function hasSeconded(uint256 proposalId, address voter) external view returns (bool) {
        return _seconders[proposalId].get(_membership.seatOf(voter).voterNumber);
    }

    /// @inheritdoc ICoalitionGovernor
    function liveMotions(address mover) external view returns (uint256 count) {
        for (uint256 i = 0; i < MAX_LIVE; ++i) {
            if (_isLive(mover, _live[mover][i])) ++count;
        }
    }

    /// @inheritdoc ICoalitionGovernor
    function timelock() public view override(GovernorClassTimelock, ICoalitionGovernor) returns (address) {
        return super.timelock();
    }

    /// @inheritdoc IGovernor
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(GovernorClassTimelock, IGovernor) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @inheritdoc IGovernor
    /// @notice Discussion period of an ordinary motion (seconds).
    function votingDelay() public view override(Governor, IGovernor) returns (uint256) {
        return _rulesInUse().discussion;
    }

    /// @inheritdoc IGovernor
    /// @notice Voting period of an ordinary motion (seconds).
    function votingPeriod() public view override(Governor, IGovernor) returns (uint256) {
        return _rulesInUse().voting;
    }

    /// @inheritdoc IGovernor
    /// @notice One: whoever moves something is a voter.
    function proposalThreshold() public pure override(Governor, IGovernor) returns (uint256) {
        return 1;
    }

    /// @inheritdoc IERC6372
    function clock() public view override(Governor, IERC6372) returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Governor, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        if (!_directory.isSealed()) revert IDirectory.DirectoryNotSealed();
        if (!_membership.isVoter(proposer)) revert CoalitionGovernorNotVoter(proposer, clock());
        _requireSmall(targets, calldatas, description);
        if (targets.length != values.length || targets.length != calldatas.length) {
            revert GovernorInvalidProposalLength(targets.length, calldatas.length, values.length);
        }
        (MotionClass class, MotionRules memory rules, uint8 needed) = _rulebook.assess(targets, values, calldatas);

        _filing = uint256(class) + 1;
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        _filing = 0;
        _addLive(proposer, proposalId);
        MotionRecord storage record = _motions[proposalId];
        record.rules = rules;
        record.secondsNeeded = needed;
        record.mover = proposer;
        record.opensAt = uint48(proposalSnapshot(proposalId));
        record.codeDigest = Code.digest(targets);
        _tallies[proposalId].words[0] = class == MotionClass.Fundamental ? MotionFlags.FUNDAMENTAL : 0;
        emit MotionFiled(proposalId, proposer, class, needed, record.codeDigest);
        _record(MotionFiled.selector, abi.encode(proposalId, proposer, class, needed, record.codeDigest));
    }

    function _requireSmall(address[] memory targets, bytes[] memory calldatas, string memory description) private view {
        if (targets.length > MAX_ACTIONS) revert CoalitionGovernorTooManyActions(targets.length, MAX_ACTIONS);
        uint256 length = bytes(description).length;
        if (length > MAX_DESCRIPTION) revert CoalitionGovernorDescriptionTooLong(length, MAX_DESCRIPTION);
        length = 0;
        for (uint256 i = 0; i < calldatas.length; ++i) {
            length += calldatas[i].length;
        }
        if (length > MAX_CALLDATA) revert CoalitionGovernorCalldataTooLong(length, MAX_CALLDATA);
        for (uint256 i = 0; i < targets.length; ++i) {
            if (!Code.isContract(targets[i])) revert CoalitionGovernorTargetNotContract(targets[i]);
        }
    }

    /// @dev Takes the place of a motion that is live no longer.
    function _addLive(address mover, uint256 proposalId) private {
        uint256 cap = _rulebook.liveMotionCap();
        uint256 live = 0;
        uint256 free = 0;
        for (uint256 i = 0; i < MAX_LIVE; ++i) {
            if (_isLive(mover, _live[mover][i])) ++live;
            else free = i;
        }
        if (live >= cap) revert CoalitionGovernorTooManyLive(mover, cap);
        _live[mover][free] = proposalId;
    }

    /// @dev Whether the motion is in discussion or being voted on, and still this mover's, who has not withdrawn it.
    function _isLive(address mover, uint256 proposalId) private view returns (bool) {
        if (proposalId == 0 || _motions[proposalId].mover != mover) return false;
        if (_tallies[proposalId].words[0].has(MotionFlags.WITHDRAWN)) return false;
        ProposalState current = state(proposalId);
        return current == ProposalState.Pending || current == ProposalState.Active;
    }

    function _requireVoter(address account, uint256 timepoint) internal view returns (uint256 number) {
        number = _membership.voterNumberAt(account, timepoint);
        if (number == 0) revert CoalitionGovernorNotVoter(account, timepoint);
    }

    /// @dev For acts that are not ballots: a voter since before this block, and still one.
    function _requireActingVoter(address account) private view returns (uint256) {
        if (!_membership.isVoter(account)) revert CoalitionGovernorNotVoter(account, clock());
        return _requireVoter(account, clock() - 1);
    }

    function _announceDeadline(uint256 proposalId, uint256 deadline) internal {
        emit ProposalExtended(proposalId, uint64(deadline));
        _record(ProposalExtended.selector, abi.encode(proposalId, deadline));
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return _membership.getPastVotes(account, timepoint);
    }

    function _timelockDelay(uint256 proposalId) internal view override returns (uint256) {
        return _motions[proposalId].rules.timelock;
    }

    /// @dev The upper half tells motions apart, the lower half is the promise about code.
    function _timelockSalt(uint256 proposalId) internal view override returns (bytes32) {
        bytes16 upper = bytes16(keccak256(abi.encode(address(this), proposalId)));
        return bytes32(upper) | bytes32(uint256(_motions[proposalId].codeDigest));
    }

    function _rulesInUse() internal view returns (MotionRules memory) {
        return _rulebook.motionRules(MotionClass(_filing == 0 ? 0 : _filing - 1));
    }

    function _classIn(uint256 word0) internal pure returns (MotionClass) {
        return word0.has(MotionFlags.FUNDAMENTAL) ? MotionClass.Fundamental : MotionClass.Ordinary;
    }

    function _listed(IDirectory directory_, bytes32 key) private view returns (address entry) {
        entry = directory_.listed(key);
        if (entry == address(0)) revert IDirectory.DirectoryUnknown(key);
    }
}
