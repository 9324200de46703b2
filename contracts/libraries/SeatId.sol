// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title SeatId: `seatNumber << 160 | account`
/// @notice The id names its holder, so it needs no storage and cannot come to mean somebody else.
library SeatId {
    function pack(address account, uint32 seatNumber) internal pure returns (uint256) {
        return (uint256(seatNumber) << 160) | uint160(account);
    }

    function holder(uint256 seatId) internal pure returns (address) {
        return address(uint160(seatId));
    }

    function number(uint256 seatId) internal pure returns (uint256) {
        return seatId >> 160;
    }
}
