// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "../../contracts/libraries/PairwiseMatrix.sol";

/// @title What the tests of counting share: rankings out of noise, and their meaning in the slowest words
library Rankings {
    /// @dev Any noise makes a ranking, with ties and unranked alternatives; ranks are at most `most`.
    function any(uint256 noise, uint256 n, uint256 most) internal pure returns (uint256 ranking) {
        for (uint256 i = 0; i < n; ++i) ranking |= (rank(noise, i) % (most + 1)) << (8 * i);
    }

    function any(uint256[9] memory noise, uint256 n) internal pure returns (uint256[] memory rankings) {
        rankings = new uint256[](noise.length);
        for (uint256 b = 0; b < noise.length; ++b) rankings[b] = any(noise[b], n, n);
    }

    function rank(uint256 ranking, uint256 i) internal pure returns (uint256) {
        return (ranking >> (8 * i)) % 256;
    }

    /// @dev The same ranking but for the rank of one alternative.
    function withRank(uint256 ranking, uint256 i, uint256 newRank) internal pure returns (uint256) {
        return ranking - (rank(ranking, i) << (8 * i)) + (newRank << (8 * i));
    }

    /// @dev By the words of {PairwiseMatrix}: 1 is the best rank, 0 is unranked and ties for last.
    function prefers(uint256 ranking, uint256 i, uint256 j) internal pure returns (bool) {
        (uint256 rankI, uint256 rankJ) = (rank(ranking, i), rank(ranking, j));
        if (rankI == 0) return false;
        return rankJ == 0 || rankI < rankJ;
    }

    function matrixOf(uint256[] memory rankings, uint256 n) internal pure returns (uint256[] memory matrix) {
        matrix = PairwiseMatrix.create(n);
        PairwiseMatrix.addRankings(matrix, n, rankings);
    }

    /// @dev Another order of the same list.
    function shuffle(uint256[] memory list, uint256 seed) internal pure returns (uint256[] memory shuffled) {
        shuffled = new uint256[](list.length);
        for (uint256 i = 0; i < list.length; ++i) shuffled[i] = list[i];
        for (uint256 left = list.length; left > 1; --left) {
            uint256 pick = seed % left;
            seed = uint256(keccak256(abi.encode(seed)));
            (shuffled[pick], shuffled[left - 1]) = (shuffled[left - 1], shuffled[pick]);
        }
    }

    /// @dev 0 to n − 1 in any order.
    function permutation(uint256 n, uint256 seed) internal pure returns (uint256[] memory) {
        uint256[] memory list = new uint256[](n);
        for (uint256 i = 0; i < n; ++i) list[i] = i;
        return shuffle(list, seed);
    }
}
