// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title DirectoryKeys: the names under which the Directory lists the coalition's contracts
library DirectoryKeys {
    bytes32 internal constant AUTHENTICATOR = "authenticator";
    bytes32 internal constant ARCHIVE = "archive";
    bytes32 internal constant MEMBERSHIP = "membership";
    bytes32 internal constant CONDUCT = "conduct";
    bytes32 internal constant LISTS = "lists";
    bytes32 internal constant RULEBOOK = "rulebook";
    bytes32 internal constant AMENDMENTS = "amendments";
    bytes32 internal constant NOTICES = "notices";
    bytes32 internal constant OFFICES = "offices";
    bytes32 internal constant BALLOT_BOX = "ballot-box";
    bytes32 internal constant ELECTION_COUNT = "election-count";
    bytes32 internal constant ELECTIONS = "elections";
    bytes32 internal constant RECALLS = "recalls";
    bytes32 internal constant GOVERNOR = "governor";
}
