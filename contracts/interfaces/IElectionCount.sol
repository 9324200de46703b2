// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";
import {ElectionMethod} from "./IOffices.sol";

/// @title ElectionCount: from pairwise counts to an order of candidates
/// @notice Keeps nothing and decides nothing: {IElections} asks it once for each election, and anybody may ask it again
/// about the same ballots, or any others.
///
/// Under both methods only candidates who beat RON, alternative 0, are in the order. Schulze: by strongest paths, through
/// RON and all candidates; time and again, of those whom nobody left beats, the next one. Approval: a candidate whom
/// more ballots rank above RON than below it, by how many rank them above. Whoever ties is ordered by lot, the smaller
/// first. Source: required (voting on nominations); the methods are chosen.
interface IElectionCount is ICoalitionPart, IJournaled {
    /// @notice The candidates that beat RON, best first.
    /// @param candidates As on the ballot; candidate i is alternative i + 1.
    /// @param matrix Pairwise counts of all alternatives; see {PairwiseMatrix}.
    /// @param method How to count.
    /// @param seed Draws the lots, together with `electionId`.
    /// @return order Alternatives, one byte each from the lowest, best first; zero after the last.
    function order(
        bytes32 electionId,
        address[] calldata candidates,
        uint256[] calldata matrix,
        ElectionMethod method,
        bytes32 seed
    ) external pure returns (uint256 order);

    /// @notice The lot of a candidate: keccak256(abi.encode(seed, electionId, candidate)).
    function lotOf(bytes32 seed, bytes32 electionId, address candidate) external pure returns (uint256);
}
