// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {MotionClass} from "../interfaces/IRulebook.sol";
import {MotionFlags} from "../libraries/MotionFlags.sol";
import {GovernorFiling} from "./GovernorFiling.sol";

/// @title GovernorMotions: how a motion lives
/// @dev Seconds, withdrawal, taking over, states and times of {ICoalitionGovernor}. A motion of its own keeps its times
/// in its record; a rival text has those of the motion it amends.
abstract contract GovernorMotions is GovernorFiling {
    using BitMaps for BitMaps.BitMap;
    using MotionFlags for uint256;

    uint256 private constant TAKEOVER_WINDOW = 3 days;

    mapping(uint256 proposalId => BitMaps.BitMap) private _seconders;

    /// @inheritdoc ICoalitionGovernor
    function second(uint256 proposalId) external {
        address voter = _actor();
        _requireDiscussed(proposalId);
        uint256 number = _requireActingVoter(voter);
        MotionRecord storage record = _motions[proposalId];
        if (record.mover == voter) revert CoalitionGovernorOwnMotion(proposalId, voter);
        if (_seconders[proposalId].get(number)) revert CoalitionGovernorAlreadySeconded(proposalId, voter);

        _seconders[proposalId].set(number);
        uint32 given = ++record.secondsGiven;
        bool seconded = given == record.secondsNeeded;
        if (seconded) _tallies[proposalId].words[0] |= MotionFlags.SECONDED;
        emit MotionSeconded(proposalId, voter, given);
        _record(MotionSeconded.selector, abi.encode(proposalId, voter, given));
        if (seconded && record.amends != 0) _amendments.enter(record.amends, proposalId);
    }

    /// @inheritdoc ICoalitionGovernor
    function withdraw(uint256 proposalId) public {
        address mover = _actor();
        _requireDiscussed(proposalId);
        MotionRecord storage record = _motions[proposalId];
        uint256 word0 = _tallies[proposalId].words[0];
        if (record.mover != mover) revert CoalitionGovernorNotMover(proposalId, mover);
        bool settled = word0.has(MotionFlags.WITHDRAWN | MotionFlags.TAKEN_OVER);
        bool shared = word0.has(MotionFlags.AMENDED | MotionFlags.RIVAL);
        if (settled || (shared && _amendments.isMerged(proposalId))) {
            revert CoalitionGovernorNotWithdrawable(proposalId);
        }

        uint256 root = _rootOf(proposalId, word0);
        _tallies[proposalId].words[0] = word0 | MotionFlags.WITHDRAWN;
        if (word0.has(MotionFlags.SECONDED)) {
            record.takeoverUntil = uint48(clock() + TAKEOVER_WINDOW);
            _postpone(root, record.takeoverUntil);
        } else {
            emit ProposalCanceled(proposalId);
        }
        (uint48 takeoverUntil, uint48 opensAt) = (record.takeoverUntil, _motions[root].opensAt);
        emit MotionWithdrawn(proposalId, mover, takeoverUntil, opensAt);
        _record(MotionWithdrawn.selector, abi.encode(proposalId, mover, takeoverUntil, opensAt));
    }

    /// @inheritdoc ICoalitionGovernor
    function takeOver(uint256 proposalId) external {
        address voter = _actor();
        _requireDiscussed(proposalId);
        _requireActingVoter(voter);
        uint256 word0 = _tallies[proposalId].words[0];
        if (!word0.has(MotionFlags.WITHDRAWN)) revert CoalitionGovernorNotWithdrawn(proposalId);
        address previous = _motions[proposalId].mover;
        if (previous == voter) revert CoalitionGovernorOwnMotion(proposalId, voter);

        _motions[proposalId].mover = voter;
        _motions[proposalId].takeoverUntil = 0;
        _tallies[proposalId].words[0] = (word0 & ~MotionFlags.WITHDRAWN) | MotionFlags.TAKEN_OVER;
        _addLive(voter, proposalId);
        emit MotionTakenOver(proposalId, previous, voter);
        _record(MotionTakenOver.selector, abi.encode(proposalId, previous, voter));
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

    /// @inheritdoc ICoalitionGovernor
    function amended(uint256 proposalId, uint48 opensAt) external {
        _requireCaller(address(_amendments));
        _tallies[proposalId].words[0] |= MotionFlags.AMENDED;
        _postpone(proposalId, opensAt);
    }

    /// @inheritdoc ICoalitionGovernor
    function contest(uint256 proposalId, uint48 opensAt) external {
        _requireCaller(_notices);
        _tallies[proposalId].words[0] |= MotionFlags.CONTESTED;
        if (!_postpone(proposalId, opensAt)) _announceDeadline(proposalId);
    }

    /// @inheritdoc ICoalitionGovernor
    function prolong(uint256 proposalId, uint48 deadline) external {
        _requireCaller(address(_amendments));
        _tallies[proposalId].words[0] |= MotionFlags.EXTENDED;
        _motions[proposalId].extendedDeadline = deadline;
        _announceDeadline(proposalId);
    }

    /// @inheritdoc IGovernor
    /// @dev A motion that was not seconded in time lapses: Defeated. One that was withdrawn and not taken over in time
    /// is Canceled, and so is a text that another took the place of.
    function state(uint256 proposalId) public view override returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        if (current == ProposalState.Executed || current == ProposalState.Queued) return current;
        uint256 word0 = _tallies[proposalId].words[0];
        uint256 root = _rootOf(proposalId, word0);
        uint256 place = proposalId;
        if (word0.has(MotionFlags.AMENDED | MotionFlags.RIVAL)) {
            bool dropped;
            (place, dropped) = _amendments.placeOf(proposalId);
            if (dropped) return ProposalState.Canceled;
            word0 = _tallies[place].words[0];
        }
        if (word0.has(MotionFlags.WITHDRAWN)) {
            return clock() > _motions[place].takeoverUntil ? ProposalState.Canceled : ProposalState.Pending;
        }
        if (current == ProposalState.Pending || clock() <= _motions[root].opensAt) return ProposalState.Pending;
        return word0.has(MotionFlags.SECONDED) ? current : ProposalState.Defeated;
    }

    /// @inheritdoc IGovernor
    /// @dev Of a notice that nobody contested: when it passes.
    function proposalDeadline(uint256 proposalId) public view override(Governor, IGovernor) returns (uint256 deadline) {
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.RIVAL)) return proposalDeadline(_motions[proposalId].amends);
        if (word0.has(MotionFlags.EXTENDED)) return _motions[proposalId].extendedDeadline;
        if (_isUncontested(word0)) return _motions[proposalId].opensAt;
        if (word0.has(MotionFlags.POSTPONED)) {
            return uint256(_motions[proposalId].opensAt) + _motions[proposalId].rules.voting;
        }
        return super.proposalDeadline(proposalId);
    }

    /// @inheritdoc ICoalitionGovernor
    function motion(uint256 proposalId) external view returns (Motion memory) {
        if (proposalSnapshot(proposalId) == 0) revert GovernorNonexistentProposal(proposalId);
        MotionRecord storage record = _motions[proposalId];
        uint256 word0 = _tallies[proposalId].words[0];
        return
            Motion({
                mover: record.mover,
                class: _classIn(word0),
                rules: record.rules,
                secondsGiven: record.secondsGiven,
                secondsNeeded: record.secondsNeeded,
                opensAt: _motions[_rootOf(proposalId, word0)].opensAt,
                takeoverUntil: record.takeoverUntil,
                takenOver: word0.has(MotionFlags.TAKEN_OVER),
                extended: word0.has(MotionFlags.EXTENDED),
                withdrawn: word0.has(MotionFlags.WITHDRAWN),
                amended: word0.has(MotionFlags.AMENDED),
                consent: word0.has(MotionFlags.CONSENT),
                contested: word0.has(MotionFlags.CONTESTED),
                codeDigest: record.codeDigest,
                amends: record.amends
            });
    }

    /// @inheritdoc ICoalitionGovernor
    function hasSeconded(uint256 proposalId, address voter) external view returns (bool) {
        return _seconders[proposalId].get(_membership.seatOf(voter).voterNumber);
    }

    /// @dev Reverts unless the discussion goes on and the motion may still be seconded, withdrawn or taken over. These
    /// acts are upon its place on the ballot, whatever text stands there by now.
    function _requireDiscussed(uint256 proposalId) private view {
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.AMENDED | MotionFlags.RIVAL)) {
            MotionRecord storage record = _motions[proposalId];
            if (record.secondsNeeded == 0) revert CoalitionGovernorCorrection(proposalId);
            bool gone = word0.has(MotionFlags.WITHDRAWN) && clock() > record.takeoverUntil;
            bool over = clock() > _motions[_rootOf(proposalId, word0)].opensAt;
            if (!gone && !over) return;
            revert GovernorUnexpectedProposalState(
                proposalId,
                state(proposalId),
                _encodeStateBitmap(ProposalState.Pending)
            );
        }
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
    }

    function _isPlaceLive(uint256 proposalId, uint256 word0) internal view override returns (bool) {
        if (clock() > proposalDeadline(proposalId)) return false;
        return word0.has(MotionFlags.SECONDED) || clock() <= _motions[_rootOf(proposalId, word0)].opensAt;
    }

    /// @dev Opens the vote at `opensAt` if that is later than it would.
    function _postpone(uint256 proposalId, uint48 opensAt) private returns (bool postponed) {
        postponed = opensAt > _motions[proposalId].opensAt;
        if (!postponed) return false;
        _motions[proposalId].opensAt = opensAt;
        _tallies[proposalId].words[0] |= MotionFlags.POSTPONED;
        _announceDeadline(proposalId);
    }

    function _announceDeadline(uint256 proposalId) internal {
        uint256 deadline = proposalDeadline(proposalId);
        emit ProposalExtended(proposalId, uint64(deadline));
        _record(ProposalExtended.selector, abi.encode(proposalId, deadline));
    }

    function _timelockDelay(uint256 proposalId) internal view override returns (uint256) {
        return _motions[proposalId].rules.timelock;
    }

    /// @dev The upper half tells motions apart, the lower half is the promise about code.
    function _timelockSalt(uint256 proposalId) internal view override returns (bytes32) {
        bytes16 upper = bytes16(keccak256(abi.encode(address(this), proposalId)));
        return bytes32(upper) | bytes32(uint256(_motions[proposalId].codeDigest));
    }

    /// @dev The motion whose times hold: its own, unless it amends another.
    function _rootOf(uint256 proposalId, uint256 word0) internal view returns (uint256) {
        return word0.has(MotionFlags.RIVAL) ? _motions[proposalId].amends : proposalId;
    }

    function _classIn(uint256 word0) internal pure returns (MotionClass) {
        return word0.has(MotionFlags.FUNDAMENTAL) ? MotionClass.Fundamental : MotionClass.Ordinary;
    }

    function _isUncontested(uint256 word0) internal pure returns (bool) {
        return word0 & (MotionFlags.CONSENT | MotionFlags.CONTESTED) == MotionFlags.CONSENT;
    }
}
