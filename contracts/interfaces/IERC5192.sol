// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title ERC-5192: minimal soulbound NFTs
/// @notice A token that never leaves its holder.
/// @dev The ERC-165 identifier of this interface is 0xb45a3c0e.
interface IERC5192 {
    /// @notice The token is bound to its holder.
    event Locked(uint256 tokenId);

    /// @notice The token may be transferred. Never emitted here.
    event Unlocked(uint256 tokenId);

    /// @notice Whether the token is bound to its holder. Reverts for a token nobody holds.
    function locked(uint256 tokenId) external view returns (bool);
}
