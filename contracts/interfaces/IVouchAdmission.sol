// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAdmissionPolicy} from "./IAdmissionPolicy.sol";
import {IJournaled} from "./IJournaled.sol";

/// @title Admission by vouches: voters stand up for a member they know
/// @notice A vouch counts while its author is a voter; another may take the place of one whose author is a voter no
/// longer. A coalition with fewer voters than vouches needed asks for as many as it has. A vouch is open until the
/// member is enrolled, leaves or the author takes it back; a voter has at most five open at a time. Source: chosen.
interface IVouchAdmission is IAdmissionPolicy, IJournaled {
    /// @notice A voter stood up for a member.
    event Vouched(address indexed voter, address indexed candidate);

    /// @notice A voter took a vouch back.
    event VouchWithdrawn(address indexed voter, address indexed candidate);

    /// @notice The number of vouches a member needs changed.
    event VouchesNeededSet(uint8 previous, uint8 current);

    /// @notice Thrown when the caller is not a voter.
    error VouchAdmissionNotVoter(address account);

    /// @notice Thrown when the candidate is not a member waiting to be enrolled.
    error VouchAdmissionNotWaiting(address candidate);

    /// @notice Thrown when the voter already vouches for the candidate.
    error VouchAdmissionAlreadyVouched(address voter, address candidate);

    /// @notice Thrown when the voter does not vouch for the candidate.
    error VouchAdmissionNoVouch(address voter, address candidate);

    /// @notice Thrown when the voter has `max` vouches open.
    error VouchAdmissionTooManyOpen(address voter, uint256 max);

    /// @notice Thrown when the candidate already has `max` vouches that count.
    error VouchAdmissionEnough(address candidate, uint256 max);

    /// @notice Thrown when the number is outside [min, max].
    error VouchAdmissionOutOfBounds(uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when the caller is not the timelock.
    error VouchAdmissionUnauthorized(address caller);

    /// @notice Vouches for a waiting member. Voters only.
    function vouch(address candidate) external;

    /// @notice Takes a vouch back. Its author only.
    function withdrawVouch(address candidate) external;

    /// @notice Sets how many vouches a member needs, 1 to 5. Timelock only.
    function setVouchesNeeded(uint8 needed) external;

    /// @notice How many vouches a member needs (a count).
    function vouchesNeeded() external view returns (uint8);

    /// @notice Voters whose vouch for `candidate` counts now, five at most.
    function vouchersOf(address candidate) external view returns (address[] memory);

    /// @notice Members for whom `voter` has a vouch open now, five at most.
    function openVouchesOf(address voter) external view returns (address[] memory);
}
