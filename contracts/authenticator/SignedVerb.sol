// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What a signed verb stands for.
/// @param part Key of the contract that does it; zero if there is no such verb.
/// @param selector The function there.
/// @param declaration keccak256 of the sentence the paper begins with.
/// @param shape How each argument is hashed, one letter each; see {ArgumentHash}.
struct SignedVerb {
    bytes32 part;
    bytes4 selector;
    bytes32 declaration;
    bytes8 shape;
}
