// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {Acting} from "../authenticator/Acting.sol";
import {Filing, ICoalitionGovernor} from "../interfaces/ICoalitionGovernor.sol";
import {IAmendments} from "../interfaces/IAmendments.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IRulebook, MotionClass, MotionRules} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {MotionFlags} from "../libraries/MotionFlags.sol";
import {PackedTally} from "../libraries/Tally.sol";
import {GovernorClassTimelock} from "./GovernorClassTimelock.sol";

/// @title GovernorFiling: how a motion comes to be
/// @dev Filing, its limits and the rules a motion keeps of {ICoalitionGovernor}. What must be known of a motion whenever
/// somebody votes is kept as {MotionFlags} in the first word of its tally.
abstract contract GovernorFiling is GovernorClassTimelock, Journaled, Acting, ICoalitionGovernor {
    using MotionFlags for uint256;

    /// @dev What a motion keeps beside its tally. Three slots, the first with the rules it was filed under, and a fourth
    /// for what amends another.
    struct MotionRecord {
        MotionRules rules;
        uint32 secondsGiven;
        uint8 secondsNeeded;
        address mover;
        uint48 opensAt;
        uint48 takeoverUntil;
        uint128 codeDigest;
        uint48 extendedDeadline;
        uint256 amends;
    }

    uint256 private constant MAX_LIVE = 5;

    IMembership internal immutable _membership;
    IDirectory internal immutable _directory;
    IRulebook internal immutable _rulebook;
    IAmendments internal immutable _amendments;
    address internal immutable _notices;

    mapping(uint256 proposalId => MotionRecord) internal _motions;
    mapping(uint256 proposalId => PackedTally) internal _tallies;
    mapping(address mover => uint256[MAX_LIVE] proposalIds) private _live;

    /// @dev What {introduce} announced for the next filing of this transaction.
    Filing private transient _filing;
    address private transient _author;
    uint256 private transient _amends;
    /// @dev Periods of what is being filed, so that OpenZeppelin's filing asks the right ones: one, discussion, voting.
    uint256 private transient _periods;

    constructor(
        string memory name_,
        IDirectory directory_
    ) Governor(name_) GovernorClassTimelock(TimelockController(payable(directory_.timelock()))) Acting(directory_) {
        _directory = directory_;
        _membership = IMembership(_listed(directory_, DirectoryKeys.MEMBERSHIP));
        _rulebook = IRulebook(_listed(directory_, DirectoryKeys.RULEBOOK));
        _amendments = IAmendments(_listed(directory_, DirectoryKeys.AMENDMENTS));
        _notices = _listed(directory_, DirectoryKeys.NOTICES);
    }

    /// @inheritdoc ICoalitionGovernor
    function introduce(Filing filing, uint256 amends, address author) external {
        _requireCaller(filing == Filing.Notice ? _notices : address(_amendments));
        (_filing, _amends, _author) = (filing, amends, author);
    }

    /// @inheritdoc IGovernor
    /// @dev For an author whom {introduce} named in this transaction, or else for the caller.
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public override(Governor, IGovernor) returns (uint256 proposalId) {
        (Filing filing, uint256 amends, address author) = (_filing, _amends, _author);
        if (author == address(0)) author = _actor();
        (_filing, _amends, _author) = (Filing.Motion, 0, address(0));
        if (!_isValidDescriptionForProposer(author, description)) revert GovernorRestrictedProposer(author);
        if (!_directory.isSealed()) revert IDirectory.DirectoryNotSealed();
        _requireActingVoter(author);
        if (targets.length != values.length || targets.length != calldatas.length) {
            revert GovernorInvalidProposalLength(targets.length, calldatas.length, values.length);
        }
        (MotionClass class, MotionRules memory rules, uint8 needed, uint128 codeDigest) = _rulebook.assess(
            targets,
            values,
            calldatas,
            bytes(description).length
        );
        uint256 flags = class == MotionClass.Fundamental ? MotionFlags.FUNDAMENTAL : 0;
        (uint256 discussion, uint256 voting) = (rules.discussion, rules.voting);
        if (amends != 0) {
            (discussion, voting) = (proposalSnapshot(amends) - clock(), _motions[amends].rules.voting);
        }
        bool admitted = filing == Filing.Motion || _tallies[amends].words[0].has(MotionFlags.FUNDAMENTAL);
        if (!admitted && flags != 0) revert CoalitionGovernorTooWeighty(class);

        _periods = (1 << 128) | (discussion << 64) | voting;
        proposalId = _propose(targets, values, calldatas, description, author);
        _periods = 0;
        if (filing == Filing.Correction) needed = 0;
        else _addLive(author, proposalId);
        MotionRecord storage record = _motions[proposalId];
        record.rules = rules;
        record.secondsNeeded = needed;
        record.mover = author;
        record.opensAt = uint48(clock() + discussion);
        record.codeDigest = codeDigest;
        if (amends != 0) {
            record.amends = amends;
            flags |= MotionFlags.RIVAL;
        }
        if (filing == Filing.Notice) flags |= MotionFlags.CONSENT;
        _tallies[proposalId].words[0] = flags;
        emit MotionFiled(proposalId, author, class, needed, codeDigest);
        _record(MotionFiled.selector, abi.encode(proposalId, author, class, needed, codeDigest));
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

    /// @inheritdoc GovernorClassTimelock
    function state(
        uint256 proposalId
    ) public view virtual override(GovernorClassTimelock, IGovernor) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc IGovernor
    /// @notice Discussion period of an ordinary motion (seconds).
    function votingDelay() public view override(Governor, IGovernor) returns (uint256) {
        return _periods == 0 ? _rulesInUse().discussion : uint64(_periods >> 64);
    }

    /// @inheritdoc IGovernor
    /// @notice Voting period of an ordinary motion (seconds).
    function votingPeriod() public view override(Governor, IGovernor) returns (uint256) {
        return _periods == 0 ? _rulesInUse().voting : uint64(_periods);
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

    /// @dev Takes the place of a motion that is live no longer.
    function _addLive(address mover, uint256 proposalId) internal {
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
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.WITHDRAWN)) return false;
        if (word0.has(MotionFlags.AMENDED | MotionFlags.RIVAL)) return _isPlaceLive(proposalId, word0);
        ProposalState current = state(proposalId);
        return current == ProposalState.Pending || current == ProposalState.Active;
    }

    /// @dev As {_isLive}, of a place on the ballot, whatever text stands there by now.
    function _isPlaceLive(uint256 proposalId, uint256 word0) internal view virtual returns (bool);

    function _requireVoter(address account, uint256 timepoint) internal view returns (uint256 number) {
        number = _membership.voterNumberAt(account, timepoint);
        if (number == 0) revert CoalitionGovernorNotVoter(account, timepoint);
    }

    /// @dev For acts that are not ballots: a voter since before this block, and still one.
    function _requireActingVoter(address account) internal view returns (uint256) {
        if (!_membership.isVoter(account)) revert CoalitionGovernorNotVoter(account, clock());
        return _requireVoter(account, clock() - 1);
    }

    function _requireCaller(address permitted) internal view {
        if (msg.sender != permitted) revert CoalitionGovernorUnauthorized(msg.sender);
    }

    /// @dev What OpenZeppelin's filing and ballots ask.
    function _msgSender() internal view override returns (address) {
        return _actor();
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return _membership.getPastVotes(account, timepoint);
    }

    function _rulesInUse() internal view returns (MotionRules memory) {
        return _rulebook.motionRules(MotionClass.Ordinary);
    }

    function _listed(IDirectory directory_, bytes32 key) private view returns (address entry) {
        entry = directory_.listed(key);
        if (entry == address(0)) revert IDirectory.DirectoryUnknown(key);
    }
}
