// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TrieProof} from "@openzeppelin/contracts/utils/cryptography/TrieProof.sol";

/// @title PublicTrieProof: follows proofs, so that another verifier can be held against it; never deployed
contract PublicTrieProof {
    function traverse(
        bytes32 root,
        bytes calldata key,
        bytes[] calldata proof
    ) external pure returns (bytes memory value, TrieProof.ProofError failure) {
        return TrieProof.tryTraverse(root, key, proof);
    }
}
