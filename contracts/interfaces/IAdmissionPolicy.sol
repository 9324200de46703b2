// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title Who may become a voter once the waiting period is over
/// @notice A policy decides about votes only. Joining and speaking are open to everybody whatever it says.
/// Source: chosen.
interface IAdmissionPolicy is IERC165 {
    /// @notice Whether `account`, a member, may be enrolled now.
    function admits(address account) external view returns (bool);
}
