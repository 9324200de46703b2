// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IJournaled} from "./IJournaled.sol";

/// @title CoalitionTimelock: what was decided waits in the open, then runs
/// @notice OpenZeppelin's TimelockController with its dangers taken out. The delay stays within bounds; anyone may
/// execute what is due; once the founder has renounced, the timelock is its own and only administrator, the governor
/// its only proposer, nobody can cancel, and no role ever changes again, so no legal motion can close the coalition.
///
/// Every batch carries a promise about code. The lower 128 bits of its salt are the lower 128 bits of
///
///     keccak256(abi.encodePacked(target₀.codehash, target₁.codehash, …))
///
/// as it was when the motion was filed. A batch whose targets have other code when it runs is refused, whoever
/// executes it. Source: chosen.
interface ICoalitionTimelock is IJournaled {
    /// @notice Thrown for single operations: everything runs as a batch.
    error CoalitionTimelockBatchOnly();

    /// @notice Thrown when the delay is outside [min, max] (seconds).
    error CoalitionTimelockDelayOutOfBounds(uint256 delay, uint256 min, uint256 max);

    /// @notice Thrown when a target's code is not what it was when the motion was filed.
    error CoalitionTimelockCodeChanged(uint128 expected, uint128 actual);

    /// @notice Thrown when a role would change after the founding.
    error CoalitionTimelockRolesFixed();

    /// @notice Whoever set the roles up and then renounced.
    function founder() external view returns (address);

    /// @notice The lower 128 bits of the digest of the targets' code hashes, as they are now.
    function codeDigest(address[] calldata targets) external view returns (uint128);
}
