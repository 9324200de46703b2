// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title DirectoryKeys: the names under which the Directory lists the coalition's contracts
library DirectoryKeys {
    bytes32 internal constant ARCHIVE = "archive";
    bytes32 internal constant MEMBERSHIP = "membership";
    bytes32 internal constant RULEBOOK = "rulebook";
    bytes32 internal constant GOVERNOR = "governor";
}
