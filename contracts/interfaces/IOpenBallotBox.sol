// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IBallotBox} from "./IBallotBox.sol";

/// @dev Why a signed ballot of a batch was passed over.
enum RankedBallotFault {
    NotVoter,
    StaleSequence,
    InvalidRanks,
    InvalidSignature
}

/// @dev What is known of a ballot as a whole. Times are timestamps in seconds.
/// @param snapshot Who was a voter then may cast a ballot.
/// @param opensAt First moment of voting; zero if there is no such ballot.
/// @param closesAt Last moment of voting.
/// @param alternatives How many alternatives there are, the default included; 2 to 17.
/// @param ballots How many voters have a ballot in the box (a count).
/// @param candidatesHash keccak256 of the candidates, each padded to 32 bytes, as EIP-712 hashes the array.
struct BallotPaper {
    uint48 snapshot;
    uint48 opensAt;
    uint48 closesAt;
    uint8 alternatives;
    uint32 ballots;
    bytes32 candidatesHash;
}

/// @title OpenBallotBox: ranked ballots counted in the open
/// @notice A ranking is one byte per alternative, the first for the default: 1 is the best rank, equal ranks are ties, 0
/// is unranked and ties for last, and no rank exceeds the number of alternatives. An empty ranking abstains and counts
/// towards the quorum.
///
/// A ballot may be replaced until the close: the one with the highest sequence number counts, whatever the order in
/// which they arrive, so an older one sent again changes nothing. Voters choose their own numbers from 1 to 2^48 − 1;
/// the time in milliseconds is a good one. Who was a voter at the snapshot and left since keeps the ballot.
///
/// A signed ballot is EIP-712 typed data of this contract's domain (ERC-5267)
///
///     RankedBallot(bytes32 ballotId,address[] candidates,uint8[] ranks,address voter,uint48 sequence)
///
/// with the candidates in full, so a wallet shows what is ranked and a signature holds for that list and no other.
/// Source: required (voting on nominations); ranking and replacement are chosen.
///
/// What it does not protect against: everybody can read every ballot, before the close too.
interface IOpenBallotBox is IBallotBox, IERC5267 {
    /// @notice A voter cast a ballot, or replaced an earlier one. The stored ballot pins it, not the journal.
    event BallotCast(bytes32 indexed ballotId, address indexed voter, bytes ranks, uint48 sequence);

    /// @notice A ballot of a batch was passed over. `index` counts ballots in the batch from 0.
    event RankedBallotSkipped(bytes32 indexed ballotId, uint256 index, uint256 voterNumber, RankedBallotFault fault);

    /// @notice Thrown when the ballot is not open yet, or closed (timestamps in seconds).
    error OpenBallotBoxNotOpen(bytes32 ballotId, uint48 opensAt, uint48 closesAt);

    /// @notice Thrown when the account was not a voter at the ballot's snapshot.
    error OpenBallotBoxNotVoter(bytes32 ballotId, address account);

    /// @notice Thrown when the sequence number is not higher than that of the ballot in the box.
    error OpenBallotBoxStaleSequence(bytes32 ballotId, address voter, uint48 given, uint48 stored);

    /// @notice Thrown when there are not exactly `alternatives` ranks, each from 0 to `alternatives`.
    error OpenBallotBoxInvalidRanks(bytes ranks, uint256 alternatives);

    /// @notice Thrown when the voter did not sign this ballot.
    error OpenBallotBoxInvalidSignature(address voter);

    /// @notice Thrown when a batch is empty, longer than `max` ballots or cut off.
    error OpenBallotBoxMalformedBatch(uint256 length, uint256 ballotBytes, uint256 max);

    /// @notice Casts the caller's ballot, or replaces it.
    function castBallot(bytes32 ballotId, bytes calldata ranks, uint48 sequence) external;

    /// @notice Casts a voter's signed ballot. Anyone may send it.
    /// @param signature 65 or 64 bytes of the voter's key, or what the voter's wallet takes (ERC-1271).
    function castBallotBySig(
        bytes32 ballotId,
        address voter,
        bytes calldata ranks,
        uint48 sequence,
        bytes calldata signature
    ) external;

    /// @notice Casts signed ballots, at most 400; passes over bad ones and says why. Anyone may send them.
    /// @param ballots Each number (3 bytes) ‖ sequence (6) ‖ ranks (one per alternative) ‖ r (32) ‖ vs (32, EIP-2098).
    /// @return counted How many were counted.
    function castBallotsBySig(bytes32 ballotId, bytes calldata ballots) external returns (uint256 counted);

    /// @notice The ballot of a voter; a sequence of zero means that there is none.
    function ballotOf(bytes32 ballotId, address voter) external view returns (bytes memory ranks, uint48 sequence);

    /// @notice What is known of a ballot.
    function paper(bytes32 ballotId) external view returns (BallotPaper memory);
}
