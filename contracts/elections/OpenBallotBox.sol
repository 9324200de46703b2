// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IBallotBox} from "../interfaces/IBallotBox.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {BallotPaper, IOpenBallotBox, RankedBallotFault} from "../interfaces/IOpenBallotBox.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {PairwiseMatrix} from "../libraries/PairwiseMatrix.sol";
import {RankedBatch} from "../libraries/RankedBatch.sol";
import {VoterSignature} from "../libraries/VoterSignature.sol";

/// @title OpenBallotBox
/// @notice See {IOpenBallotBox}.
/// @dev A ballot in the box is one slot: the ranking as {PairwiseMatrix} has it in the lower 136 bits, the sequence
/// number above. Counts are kept as words of one matrix; a ballot, or a batch, adds the difference it makes.
contract OpenBallotBox is EIP712, Journaled, IOpenBallotBox {
    using PairwiseMatrix for uint256;
    using PairwiseMatrix for uint256[];
    using VoterSignature for address;

    uint256 private constant MAX_CANDIDATES = PairwiseMatrix.MAX_ALTERNATIVES - 1;
    uint256 private constant MAX_BATCH = 400;
    uint256 private constant SEQUENCE_SHIFT = 8 * PairwiseMatrix.MAX_ALTERNATIVES;
    bytes32 private constant BALLOT_TYPEHASH = keccak256(
        "RankedBallot(bytes32 ballotId,address[] candidates,uint8[] ranks,address voter,uint48 sequence)"
    );

    /// @dev What a batch changes, gathered before anything is added up.
    struct Changes {
        uint256[] cast;
        uint256[] replaced;
        uint256 castCount;
        uint256 replacedCount;
    }

    IDirectory private immutable _directory;
    IMembership private immutable _membership;

    mapping(bytes32 ballotId => BallotPaper) private _papers;
    mapping(bytes32 ballotId => mapping(uint256 word => uint256)) private _matrices;
    mapping(bytes32 ballotId => mapping(uint256 voterNumber => uint256)) private _ballots;

    constructor(IDirectory directory_) EIP712("Coalition Ballot Box", "1") {
        _directory = directory_;
        address membership = directory_.listed(DirectoryKeys.MEMBERSHIP);
        if (membership == address(0)) revert IDirectory.DirectoryUnknown(DirectoryKeys.MEMBERSHIP);
        _membership = IMembership(membership);
    }

    /// @inheritdoc IBallotBox
    function open(
        bytes32 ballotId,
        address[] calldata candidates,
        uint48 snapshot,
        uint48 opensAt,
        uint48 closesAt
    ) external {
        bool authorized =
            msg.sender == _directory.listed(DirectoryKeys.ELECTIONS) ||
                msg.sender == _directory.listed(DirectoryKeys.RECALLS);
        if (!authorized) revert BallotBoxUnauthorized(msg.sender);
        if (_papers[ballotId].opensAt != 0) revert BallotBoxAlreadyOpened(ballotId);
        uint256 count = candidates.length;
        if (count == 0 || count > MAX_CANDIDATES) revert BallotBoxCandidateCount(count, MAX_CANDIDATES);
        if (snapshot >= opensAt || opensAt > closesAt) revert BallotBoxWrongTimes(snapshot, opensAt, closesAt);

        _papers[ballotId] = BallotPaper({
            snapshot: snapshot,
            opensAt: opensAt,
            closesAt: closesAt,
            alternatives: uint8(count + 1),
            ballots: 0,
            candidatesHash: keccak256(abi.encodePacked(candidates))
        });
        emit BallotOpened(ballotId, candidates, snapshot, opensAt, closesAt);
        _record(BallotOpened.selector, abi.encode(ballotId, candidates, snapshot, opensAt, closesAt));
    }

    /// @inheritdoc IOpenBallotBox
    function castBallot(bytes32 ballotId, bytes calldata ranks, uint48 sequence) external {
        _cast(ballotId, msg.sender, ranks, sequence);
    }

    /// @inheritdoc IOpenBallotBox
    function castBallotBySig(
        bytes32 ballotId,
        address voter,
        bytes calldata ranks,
        uint48 sequence,
        bytes calldata signature
    ) external {
        bytes32 candidatesHash = _requireOpen(ballotId).candidatesHash;
        bytes32 ballotHash = _ballotHash(ballotId, candidatesHash, ranks, voter, sequence);
        if (!voter.isValid(_hashTypedDataV4(ballotHash), signature)) revert OpenBallotBoxInvalidSignature(voter);
        _cast(ballotId, voter, ranks, sequence);
    }

    /// @inheritdoc IOpenBallotBox
    function castBallotsBySig(bytes32 ballotId, bytes calldata ballots) external returns (uint256 counted) {
        BallotPaper memory sheet = _requireOpen(ballotId);
        uint256 n = sheet.alternatives;
        uint256 size = RankedBatch.ballotBytes(n);
        uint256 count = ballots.length / size;
        if (count == 0 || count > MAX_BATCH || ballots.length % size != 0) {
            revert OpenBallotBoxMalformedBatch(ballots.length, size, MAX_BATCH);
        }

        uint256[] memory numbers = RankedBatch.voterNumbers(ballots, n);
        address[] memory voters = _membership.votersAt(numbers, sheet.snapshot);
        Changes memory changes = Changes({
            cast: new uint256[](count),
            replaced: new uint256[](count),
            castCount: 0,
            replacedCount: 0
        });
        for (uint256 i = 0; i < count; ++i) {
            bytes calldata ballot = ballots[i * size:(i + 1) * size];
            (bool sound, RankedBallotFault fault) = _take(ballotId, sheet, ballot, numbers[i], voters[i], changes);
            if (!sound) emit RankedBallotSkipped(ballotId, i, numbers[i], fault);
        }
        _count(ballotId, sheet, changes);
        return changes.castCount;
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IBallotBox
    function result(bytes32 ballotId) external view returns (bool complete, uint256 ballots, uint256[] memory matrix) {
        BallotPaper memory sheet = _existing(ballotId);
        matrix = PairwiseMatrix.create(sheet.alternatives);
        for (uint256 w = 0; w < matrix.length; ++w) {
            matrix[w] = _matrices[ballotId][w];
        }
        return (block.timestamp > sheet.closesAt, sheet.ballots, matrix);
    }

    /// @inheritdoc IOpenBallotBox
    function ballotOf(bytes32 ballotId, address voter) external view returns (bytes memory ranks, uint48 sequence) {
        BallotPaper memory sheet = _existing(ballotId);
        if (sheet.snapshot >= block.timestamp) return (ranks, sequence);
        uint256 number = _membership.voterNumberAt(voter, sheet.snapshot);
        uint256 stored = number == 0 ? 0 : _ballots[ballotId][number];
        sequence = uint48(stored >> SEQUENCE_SHIFT);
        if (sequence == 0) return (ranks, sequence);
        ranks = new bytes(sheet.alternatives);
        for (uint256 i = 0; i < ranks.length; ++i) {
            ranks[i] = bytes1(uint8(stored >> (8 * i)));
        }
    }

    /// @inheritdoc IOpenBallotBox
    function paper(bytes32 ballotId) external view returns (BallotPaper memory) {
        return _papers[ballotId];
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _cast(bytes32 ballotId, address voter, bytes calldata ranks, uint48 sequence) private {
        BallotPaper memory sheet = _requireOpen(ballotId);
        uint256 number = _membership.voterNumberAt(voter, sheet.snapshot);
        if (number == 0) revert OpenBallotBoxNotVoter(ballotId, voter);
        (bool wellFormed, uint256 ranking) = _ranking(ranks, sheet.alternatives);
        if (!wellFormed) revert OpenBallotBoxInvalidRanks(ranks, sheet.alternatives);
        uint48 stored = uint48(_ballots[ballotId][number] >> SEQUENCE_SHIFT);
        if (sequence <= stored) revert OpenBallotBoxStaleSequence(ballotId, voter, sequence, stored);

        Changes memory changes = Changes({
            cast: new uint256[](1),
            replaced: new uint256[](1),
            castCount: 0,
            replacedCount: 0
        });
        _put(ballotId, number, ranking, sequence, changes);
        _count(ballotId, sheet, changes);
        emit BallotCast(ballotId, voter, ranks, sequence);
    }

    /// @dev One ballot of a batch: puts it into the box, or says what is wrong with it.
    function _take(
        bytes32 ballotId,
        BallotPaper memory sheet,
        bytes calldata ballot,
        uint256 number,
        address voter,
        Changes memory changes
    ) private returns (bool sound, RankedBallotFault fault) {
        if (voter == address(0)) return (false, RankedBallotFault.NotVoter);
        (uint48 sequence, bytes calldata ranks, bytes32 r, bytes32 vs) = RankedBatch.read(ballot, sheet.alternatives);
        if (sequence <= uint48(_ballots[ballotId][number] >> SEQUENCE_SHIFT)) {
            return (false, RankedBallotFault.StaleSequence);
        }
        (bool wellFormed, uint256 ranking) = _ranking(ranks, sheet.alternatives);
        if (!wellFormed) return (false, RankedBallotFault.InvalidRanks);
        bytes32 ballotHash = _ballotHash(ballotId, sheet.candidatesHash, ranks, voter, sequence);
        if (!voter.isByKey(_domainSeparatorV4(), ballotHash, r, vs)) return (false, RankedBallotFault.InvalidSignature);

        _put(ballotId, number, ranking, sequence, changes);
        emit BallotCast(ballotId, voter, ranks, sequence);
        return (true, fault);
    }

    /// @dev Puts a ballot in the place of the voter's earlier one and notes what that changes.
    function _put(bytes32 ballotId, uint256 number, uint256 ranking, uint48 sequence, Changes memory changes) private {
        uint256 stored = _ballots[ballotId][number];
        _ballots[ballotId][number] = ranking | (uint256(sequence) << SEQUENCE_SHIFT);
        changes.cast[changes.castCount++] = ranking;
        if (stored != 0) changes.replaced[changes.replacedCount++] = stored & ((1 << SEQUENCE_SHIFT) - 1);
    }

    /// @dev Adds to the counts the difference that cast and replaced rankings make.
    function _count(bytes32 ballotId, BallotPaper memory sheet, Changes memory changes) private {
        uint256 n = sheet.alternatives;
        uint256[] memory difference = PairwiseMatrix.create(n);
        difference.addRankings(n, _first(changes.cast, changes.castCount));
        if (changes.replacedCount != 0) {
            difference.subtractRankings(n, _first(changes.replaced, changes.replacedCount));
        }
        unchecked {
            for (uint256 w = 0; w < difference.length; ++w) {
                if (difference[w] != 0) _matrices[ballotId][w] += difference[w];
            }
        }
        uint256 added = changes.castCount - changes.replacedCount;
        if (added != 0) _papers[ballotId].ballots = uint32(sheet.ballots + added);
    }

    /// @dev Shortens a list in place.
    function _first(uint256[] memory list, uint256 count) private pure returns (uint256[] memory) {
        assembly ("memory-safe") {
            mstore(list, count)
        }
        return list;
    }

    function _ranking(bytes calldata ranks, uint256 n) private pure returns (bool wellFormed, uint256 ranking) {
        if (ranks.length != n) return (false, 0);
        ranking = PairwiseMatrix.fromBytes(bytes32(ranks), n);
        wellFormed = ranking.isRanking(n);
    }

    /// @dev EIP-712 hashes an array as its elements, each padded to 32 bytes.
    function _ballotHash(
        bytes32 ballotId,
        bytes32 candidatesHash,
        bytes calldata ranks,
        address voter,
        uint48 sequence
    ) private pure returns (bytes32) {
        bytes32 ranksHash;
        // In free memory, which the next ballot uses again: a batch would fill a great deal of it.
        assembly ("memory-safe") {
            let free := mload(0x40)
            for {
                let i := 0
            } lt(i, ranks.length) {
                i := add(i, 1)
            } {
                mstore(add(free, shl(5, i)), shr(248, calldataload(add(ranks.offset, i))))
            }
            ranksHash := keccak256(free, shl(5, ranks.length))
        }
        return keccak256(abi.encode(BALLOT_TYPEHASH, ballotId, candidatesHash, ranksHash, voter, sequence));
    }

    function _existing(bytes32 ballotId) private view returns (BallotPaper memory sheet) {
        sheet = _papers[ballotId];
        if (sheet.opensAt == 0) revert BallotBoxUnknown(ballotId);
    }

    function _requireOpen(bytes32 ballotId) private view returns (BallotPaper memory sheet) {
        sheet = _existing(ballotId);
        if (block.timestamp < sheet.opensAt || block.timestamp > sheet.closesAt) {
            revert OpenBallotBoxNotOpen(ballotId, sheet.opensAt, sheet.closesAt);
        }
    }
}
