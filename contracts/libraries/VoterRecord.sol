// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title VoterRecord: account and interval of a voter in one word
/// @notice `account (160) | enrolledAt (48) | leftAt (48)` from the highest bit; `leftAt` is all ones while the voter
/// stays, so that one comparison on each side answers for any time.
library VoterRecord {
    uint48 private constant STAYS = type(uint48).max;

    function create(address voter, uint48 enrolledAt) internal pure returns (uint256) {
        return (uint256(uint160(voter)) << 96) | (uint256(enrolledAt) << 48) | STAYS;
    }

    function close(uint256 record, uint48 leftAt) internal pure returns (uint256) {
        return (record & ~uint256(STAYS)) | leftAt;
    }

    function account(uint256 record) internal pure returns (address) {
        return address(uint160(record >> 96));
    }

    /// @notice Whether the voter had a vote at `timepoint`: enrolled ≤ timepoint < left. An empty record never had.
    function holds(uint256 record, uint256 timepoint) internal pure returns (bool) {
        return uint48(record >> 48) <= timepoint && timepoint < uint48(record);
    }
}
