// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title ERC-4824: common interface for DAOs
/// @notice Where a DAO says what it is.
interface IERC4824 {
    /// @notice The URI of the coalition's description changed.
    event DAOURIUpdate(address daoAddress, string daoURI);

    /// @notice URI of a JSON-LD document that describes the coalition and lists its contracts.
    function daoURI() external view returns (string memory);
}
