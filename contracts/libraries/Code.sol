// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Code: what an account's code is
library Code {
    /// @notice Whether the account has code of its own. An EIP-7702 delegation (0xef0100 ‖ address) is somebody's key.
    function isContract(address account) internal view returns (bool) {
        if (account.code.length == 0) return false;
        if (account.code.length != 23) return true;
        return bytes3(account.code) != 0xef0100;
    }

    /// @notice Lower 128 bits of keccak256 over the code hashes of `targets`, in order.
    /// @dev An account without code counts as zero, so that a gift of one wei changes nothing.
    function digest(address[] memory targets) internal view returns (uint128) {
        bytes32[] memory hashes = new bytes32[](targets.length);
        for (uint256 i = 0; i < targets.length; ++i) {
            hashes[i] = targets[i].code.length == 0 ? bytes32(0) : targets[i].codehash;
        }
        return uint128(uint256(keccak256(abi.encodePacked(hashes))));
    }
}
