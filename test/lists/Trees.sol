// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Trees: OpenZeppelin's standard Merkle tree, grown from its description alone
/// @dev Leaves sorted; node i above 2i + 1 and 2i + 2; leaves from the end of the row; pairs hashed in order of size.
library Trees {
    function leaf(bytes32 list, uint32 place, bytes32 postId) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encode(list, place, postId))));
    }

    function grow(bytes32[] memory leaves) internal pure returns (bytes32[] memory tree) {
        uint256 count = leaves.length;
        bytes32[] memory sorted = _sorted(leaves);
        tree = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; ++i) tree[2 * count - 2 - i] = sorted[i];
        for (uint256 i = count - 1; i > 0; --i) tree[i - 1] = pair(tree[2 * i - 1], tree[2 * i]);
    }

    function proofOf(bytes32[] memory tree, bytes32 wanted) internal pure returns (bytes32[] memory proof) {
        uint256 node = tree.length / 2;
        while (tree[node] != wanted) ++node;
        uint256 depth = 0;
        for (uint256 i = node; i > 0; i = (i - 1) / 2) ++depth;
        proof = new bytes32[](depth);
        for (uint256 k = 0; k < depth; ++k) {
            proof[k] = tree[node % 2 == 0 ? node - 1 : node + 1];
            node = (node - 1) / 2;
        }
    }

    function pair(bytes32 one, bytes32 other) internal pure returns (bytes32) {
        return one < other ? keccak256(abi.encode(one, other)) : keccak256(abi.encode(other, one));
    }

    function _sorted(bytes32[] memory leaves) private pure returns (bytes32[] memory sorted) {
        sorted = new bytes32[](leaves.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            uint256 k = i;
            for (; k > 0 && sorted[k - 1] > leaves[i]; --k) sorted[k] = sorted[k - 1];
            sorted[k] = leaves[i];
        }
    }
}
