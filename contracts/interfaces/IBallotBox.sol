// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @title BallotBox: where ballots go between opening and count
/// @notice All that {IElections} and {IRecalls} know of ballots. How they are cast, and whether anybody can read them
/// before the close, is the box's own affair: {IOpenBallotBox} counts in the open, a sealed box can take its place in
/// a later contract without a change to those who count on it.
///
/// Alternative 0 is the default: "re-open nominations" in an election, "keep" in a recall. Alternatives 1 to n−1 are
/// the candidates in the order given. Source: chosen.
interface IBallotBox is ICoalitionPart, IJournaled {
    /// @notice Ballots may be cast from `opensAt` to `closesAt`, both included (timestamps in seconds).
    event BallotOpened(
        bytes32 indexed ballotId,
        address[] candidates,
        uint48 snapshot,
        uint48 opensAt,
        uint48 closesAt
    );

    /// @notice Thrown when the caller may not open ballots.
    error BallotBoxUnauthorized(address caller);

    /// @notice Thrown when the ballot was opened before.
    error BallotBoxAlreadyOpened(bytes32 ballotId);

    /// @notice Thrown when there is no such ballot.
    error BallotBoxUnknown(bytes32 ballotId);

    /// @notice Thrown when there are no candidates or more than `max`.
    error BallotBoxCandidateCount(uint256 count, uint256 max);

    /// @notice Thrown when the times are not snapshot < opensAt <= closesAt.
    error BallotBoxWrongTimes(uint48 snapshot, uint48 opensAt, uint48 closesAt);

    /// @notice Opens a ballot. Elections and Recalls only.
    /// @param ballotId A hash of what is decided; used once.
    /// @param candidates 1 to 16; the default alternative is not listed.
    /// @param snapshot Timepoint of the electorate (timestamp in seconds).
    /// @param opensAt First moment of voting (timestamp in seconds), later than the snapshot.
    /// @param closesAt Last moment of voting (timestamp in seconds).
    function open(
        bytes32 ballotId,
        address[] calldata candidates,
        uint48 snapshot,
        uint48 opensAt,
        uint48 closesAt
    ) external;

    /// @notice What was counted.
    /// @return complete Whether nothing can be added any more; a sealed box may need more than the close.
    /// @return ballots How many ballots count (a count).
    /// @return matrix For each ordered pair of alternatives how many ballots prefer the first; see {PairwiseMatrix}.
    function result(bytes32 ballotId) external view returns (bool complete, uint256 ballots, uint256[] memory matrix);
}
