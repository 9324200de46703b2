// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BallotFault, ICoalitionGovernor} from "../interfaces/ICoalitionGovernor.sol";
import {MotionRules} from "../interfaces/IRulebook.sol";
import {BallotBatch} from "../libraries/BallotBatch.sol";
import {MotionArithmetic} from "../libraries/MotionArithmetic.sol";
import {MotionFlags} from "../libraries/MotionFlags.sol";
import {Tally} from "../libraries/Tally.sol";
import {VoterSignature} from "../libraries/VoterSignature.sol";
import {GovernorMotions} from "./GovernorMotions.sol";

/// @title GovernorBallots: how a motion is voted on
/// @dev Ballots, signatures, tally, quorum and majority of {ICoalitionGovernor}.
abstract contract GovernorBallots is GovernorMotions {
    using MotionFlags for uint256;
    using MotionArithmetic for MotionRules;
    using Tally for uint256;

    uint256 private constant MAX_REASON = 512;
    uint256 private constant MAX_BATCH = 1_200;

    /// @dev One ballot per voter and motion: the nonce never moves, and a client that asks {nonces} reads this value.
    uint256 private constant BALLOT_NONCE = 0;

    mapping(uint256 proposalId => mapping(uint256 bucket => uint256 bits)) private _cast;

    /// @inheritdoc ICoalitionGovernor
    function castVotesBySig(uint256 proposalId, bytes calldata ballots) external returns (uint256 counted) {
        uint256 count = ballots.length / BallotBatch.BALLOT_BYTES;
        if (count == 0 || count > MAX_BATCH || ballots.length % BallotBatch.BALLOT_BYTES != 0) {
            revert CoalitionGovernorMalformedBatch(ballots.length, MAX_BATCH);
        }
        (uint256 word0, uint256 snapshot) = _requireOpen(proposalId);
        if (_isRanked(word0)) revert CoalitionGovernorAmended(proposalId);

        address[] memory voters = _membership.votersAt(
            BallotBatch.voterNumbers(ballots, count, BallotBatch.BALLOT_BYTES),
            snapshot
        );
        mapping(uint256 => uint256) storage cast = _cast[proposalId];
        bytes memory paper = abi.encode(BALLOT_TYPEHASH, proposalId, 0, 0, BALLOT_NONCE);
        bytes32 domain = _domainSeparatorV4();
        uint256 added = 0;
        // One word of bits at a time: ballots sorted by voter number share it.
        (uint256 bucket, uint256 bits) = (0, cast[0]);
        for (uint256 i = 0; i < count; ++i) {
            (uint256 number, uint8 support, bytes32 r, bytes32 vs) = BallotBatch.read(ballots, i);
            (address voter, uint256 bit) = (voters[i], 1 << (number & 0xff));
            if (number >> 8 != bucket) {
                cast[bucket] = bits;
                bucket = number >> 8;
                bits = cast[bucket];
            }
            if (voter == address(0)) {
                emit BallotSkipped(proposalId, i, number, BallotFault.NotVoter);
            } else if (bits & bit != 0) {
                emit BallotSkipped(proposalId, i, number, BallotFault.AlreadyCast);
            } else if (support > 2) {
                emit BallotSkipped(proposalId, i, number, BallotFault.InvalidSupport);
            } else if (!VoterSignature.isByKey(voter, domain, BallotBatch.fill(paper, support, voter), r, vs)) {
                emit BallotSkipped(proposalId, i, number, BallotFault.InvalidSignature);
            } else {
                bits |= bit;
                // No lane can overflow: a batch is shorter than a lane is wide.
                unchecked {
                    added += Tally.increment(support);
                }
                emit VoteCast(voter, proposalId, support, 1, "");
            }
        }
        cast[bucket] = bits;
        if (added != 0) _addToTally(proposalId, word0, added);
        return Tally.ballots(added);
    }

    /// @dev As OpenZeppelin's, but the membership is asked once: it answers with the voter's number, and zero is no
    /// vote.
    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256) {
        if (bytes(reason).length > MAX_REASON) revert CoalitionGovernorReasonTooLong(bytes(reason).length, MAX_REASON);
        _countVote(proposalId, account, support, 1, params);
        emit VoteCast(account, proposalId, support, 1, reason);
        return 1;
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256,
        bytes memory params
    ) internal override returns (uint256) {
        if (params.length != 0) revert GovernorInvalidVoteParams();
        if (support > 2) revert GovernorInvalidVoteType();
        (uint256 word0, uint256 snapshot) = _requireOpen(proposalId);
        uint256 number = _membership.voterNumberAt(account, snapshot);
        if (number == 0) revert CoalitionGovernorNotVoter(account, snapshot);
        if (_isRanked(word0)) {
            _amendments.count(proposalId, number, account, support);
            return 1;
        }
        (mapping(uint256 => uint256) storage cast, uint256 bucket, uint256 bit) = _bitOf(proposalId, number);
        uint256 bits = cast[bucket];
        if (bits & bit != 0) revert GovernorAlreadyCastVote(account);

        cast[bucket] = bits | bit;
        _addToTally(proposalId, word0, Tally.increment(support));
        return 1;
    }

    /// @dev Reverts unless {state} is Active. The usual motion, seconded and on schedule, is decided in two reads.
    /// @return word0 First word of the tally.
    /// @return snapshot Timepoint of the electorate.
    function _requireOpen(uint256 proposalId) private view returns (uint256 word0, uint256 snapshot) {
        (word0, snapshot) = (_tallies[proposalId].words[0], proposalSnapshot(proposalId));
        bool onSchedule = word0 & MotionFlags.SCHEDULE == MotionFlags.SECONDED;
        if (onSchedule && block.timestamp > snapshot && block.timestamp <= super.proposalDeadline(proposalId)) {
            return (word0, snapshot);
        }
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
    }

    /// @dev Whether {IAmendments} keeps the ballots.
    function _isRanked(uint256 word0) private pure returns (bool) {
        return word0.has(MotionFlags.AMENDED | MotionFlags.RIVAL);
    }

    /// @dev Where it is marked that a voter has cast a ballot.
    function _bitOf(
        uint256 proposalId,
        uint256 number
    ) private view returns (mapping(uint256 => uint256) storage cast, uint256 bucket, uint256 bit) {
        return (_cast[proposalId], number >> 8, 1 << (number & 0xff));
    }

    /// @dev Adds ballots to the tally. The first ones fix the quorum, since the electorate is known by then; the first
    /// that reach it late prolong the vote.
    function _addToTally(uint256 proposalId, uint256 word0, uint256 added) private {
        if (word0.quorum() == 0) word0 = word0.withQuorum(proposalQuorum(proposalId));
        // No lane overflows: there are fewer than 2^24 voters.
        unchecked {
            word0 += added;
        }
        if (!word0.has(MotionFlags.QUORATE) && word0.votesFor() >= word0.quorum()) {
            word0 |= MotionFlags.QUORATE;
            MotionRecord storage record = _motions[proposalId];
            uint256 extended = clock() + record.rules.lateQuorumExtension;
            if (extended > proposalDeadline(proposalId)) {
                word0 |= MotionFlags.EXTENDED;
                record.extendedDeadline = uint48(extended);
                _tallies[proposalId].words[0] = word0;
                _announceDeadline(proposalId);
            }
        }
        _tallies[proposalId].words[0] = word0;
    }

    function _ballotHash(uint256 proposalId, uint8 support, address voter) private pure returns (bytes32) {
        return keccak256(abi.encode(BALLOT_TYPEHASH, proposalId, support, voter, BALLOT_NONCE));
    }

    function _validateVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        bytes memory signature
    ) internal view override returns (bool) {
        return VoterSignature.isValid(voter, _hashTypedDataV4(_ballotHash(proposalId, support, voter)), signature);
    }

    function _validateExtendedVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        string memory reason,
        bytes memory params,
        bytes memory signature
    ) internal view override returns (bool) {
        bytes32 structHash = keccak256(
            abi.encode(
                EXTENDED_BALLOT_TYPEHASH,
                proposalId,
                support,
                voter,
                BALLOT_NONCE,
                keccak256(bytes(reason)),
                keccak256(params)
            )
        );
        return VoterSignature.isValid(voter, _hashTypedDataV4(structHash), signature);
    }

    /// @inheritdoc ICoalitionGovernor
    function proposalQuorum(uint256 proposalId) public view returns (uint256 votes) {
        votes = _tallies[proposalId].words[0].quorum();
        if (votes != 0) return votes;
        uint256 timepoint = Math.min(proposalSnapshot(proposalId), clock() - 1);
        return _motions[proposalId].rules.quorum(_membership.getPastTotalSupply(timepoint));
    }

    /// @inheritdoc IGovernor
    /// @notice Votes For that an ordinary motion would need with the electorate of `timepoint`; see {proposalQuorum}.
    function quorum(uint256 timepoint) public view override(Governor, IGovernor) returns (uint256) {
        return _rulesInUse().quorum(_membership.getPastTotalSupply(timepoint));
    }

    /// @inheritdoc ICoalitionGovernor
    function proposalVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256 word0 = _tallies[proposalId].words[0];
        if (_isRanked(word0)) return _amendments.votes(proposalId);
        (againstVotes, forVotes) = (word0.votesAgainst(), word0.votesFor());
        abstainVotes = word0.ballots() - againstVotes - forVotes;
    }

    /// @inheritdoc IGovernor
    function hasVoted(uint256 proposalId, address account) external view returns (bool) {
        uint256 snapshot = proposalSnapshot(proposalId);
        if (snapshot >= clock()) return false;
        if (_isRanked(_tallies[proposalId].words[0])) return _amendments.hasVoted(proposalId, account);
        uint256 number = _membership.voterNumberAt(account, snapshot);
        (mapping(uint256 => uint256) storage cast, uint256 bucket, uint256 bit) = _bitOf(proposalId, number);
        return number != 0 && cast[bucket] & bit != 0;
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        uint256 word0 = _tallies[proposalId].words[0];
        return word0.has(MotionFlags.QUORATE) || _isUncontested(word0) || _isRanked(word0);
    }

    /// @dev The majority against the status quo; among rival texts, the winner.
    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        uint256 word0 = _tallies[proposalId].words[0];
        if (_isUncontested(word0)) return true;
        if (_isRanked(word0)) return _amendments.winner(_rootOf(proposalId, word0)) == proposalId;
        return MotionArithmetic.carries(_classIn(word0), word0.votesFor(), word0.votesAgainst());
    }
}
