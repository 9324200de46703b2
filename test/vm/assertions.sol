// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

error Differs(string what, uint256 actual, uint256 expected);
error Broken(string what);

function assertEq(uint256 actual, uint256 expected, string memory what) pure {
    if (actual != expected) revert Differs(what, actual, expected);
}

function assertEq(bytes32 actual, bytes32 expected, string memory what) pure {
    if (actual != expected) revert Differs(what, uint256(actual), uint256(expected));
}

function assertEq(address actual, address expected, string memory what) pure {
    if (actual != expected) revert Differs(what, uint160(actual), uint160(expected));
}

function assertTrue(bool holds, string memory what) pure {
    if (!holds) revert Broken(what);
}

/// @dev `value` brought into [min, max]; values already there stay, so that edges the fuzzer knows survive.
function within(uint256 value, uint256 min, uint256 max) pure returns (uint256) {
    if (value >= min && value <= max) return value;
    return min + (value % (max - min + 1));
}
