// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IJournaled} from "./IJournaled.sol";

/// @title CoalitionTimelock: what was decided waits in the open, then runs
/// @notice OpenZeppelin's TimelockController with its dangers taken out: the delay stays within bounds, anyone may
/// execute what is due, the timelock is its own and only administrator, and the last proposer cannot be taken away, so
/// no legal motion can close the coalition for good.
///
/// Every batch carries a promise about code. The lower 128 bits of its salt are the lower 128 bits of
///
///     keccak256(abi.encodePacked(target₀.codehash, target₁.codehash, …))
///
/// as it was when the motion was filed. A batch whose targets have other code when it runs is refused, whoever
/// executes it. A proposer that joins later must keep to this.
interface ICoalitionTimelock is IJournaled {
    /// @notice Thrown for single operations: everything runs as a batch.
    error CoalitionTimelockBatchOnly();

    /// @notice Thrown when the delay is outside [min, max] (seconds).
    error CoalitionTimelockDelayOutOfBounds(uint256 delay, uint256 min, uint256 max);

    /// @notice Thrown when a target's code is not what it was when the motion was filed.
    error CoalitionTimelockCodeChanged(uint128 expected, uint128 actual);

    /// @notice Thrown when losing `role` on `account` would close the coalition.
    error CoalitionTimelockRoleNeeded(bytes32 role, address account);

    /// @notice Thrown when a role would go to an account without code.
    error CoalitionTimelockNotContract(address account);

    /// @notice The lower 128 bits of the digest of the targets' code hashes, as they are now.
    function codeDigest(address[] calldata targets) external view returns (uint128);
}
