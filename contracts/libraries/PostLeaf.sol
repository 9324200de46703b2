// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title PostLeaf: where a post stands in a batch
/// @notice Leaves of OpenZeppelin's standard Merkle tree over (bytes32 list, uint32 place, bytes32 postId). They are
/// typed and hashed twice, so that no inner node of a tree can pass for a leaf; list and place are part of them, so that
/// a proof holds for one place on one list only.
library PostLeaf {
    /// @notice Levels of a tree of 500 leaves.
    uint256 internal constant MAX_DEPTH = 9;

    /// @notice The leaf of a post.
    function leafOf(bytes32 list, uint32 place, bytes32 postId) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(list, place, postId))));
    }

    /// @notice Whether the leaf is in the tree of that root.
    function isIn(bytes32 leaf, bytes32 root, bytes32[] calldata proof) internal pure returns (bool) {
        return proof.length <= MAX_DEPTH && MerkleProof.verifyCalldata(proof, root, leaf);
    }
}
