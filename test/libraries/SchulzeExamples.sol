// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "../../contracts/libraries/PairwiseMatrix.sol";

/// @title Matrices the tests of counting share
library SchulzeExamples {
    using PairwiseMatrix for uint256[];

    /// @dev The table the Debian project published for its leader's election of 2002 (vote.debian.org): Branden
    /// Robinson, Raphael Hertzog, Bdale Garbee, None Of The Above.
    function debian2002() internal pure returns (uint256[] memory matrix) {
        uint16[16] memory table = [0, 255, 178, 385, 199, 0, 134, 406, 291, 327, 0, 443, 68, 50, 18, 0];
        matrix = PairwiseMatrix.create(4);
        for (uint256 lane = 0; lane < 16; ++lane) matrix.add(4, lane / 4, lane % 4, table[lane]);
    }

    /// @dev Example 1 in M. Schulze, "The Schulze Method of Voting" (arXiv:1804.02973): 45 ballots on A to E.
    function paper() internal pure returns (uint256[] memory matrix) {
        bytes5[8] memory orders = [bytes5("ACBED"), "ADECB", "BEDAC", "CABED", "CAEBD", "CBADE", "DCEBA", "EBADC"];
        uint8[8] memory ballots = [5, 5, 8, 3, 7, 2, 7, 8];
        matrix = PairwiseMatrix.create(5);
        for (uint256 k = 0; k < 8; ++k) {
            for (uint256 better = 0; better < 4; ++better) {
                for (uint256 worse = better + 1; worse < 5; ++worse) {
                    matrix.add(5, _index(orders[k][better]), _index(orders[k][worse]), ballots[k]);
                }
            }
        }
    }

    /// @dev Any counts up to `most`, whether ballots could make them or not.
    function any(uint256 seed, uint256 n, uint256 most) internal pure returns (uint256[] memory matrix) {
        matrix = PairwiseMatrix.create(n);
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) {
                if (i != j) matrix.add(n, i, j, uint256(keccak256(abi.encode(seed, i, j))) % (most + 1));
            }
        }
    }

    /// @dev The same counts with alternative i called `names[i]`, among `size` alternatives.
    function renamed(
        uint256[] memory matrix,
        uint256 n,
        uint256[] memory names,
        uint256 size
    ) internal pure returns (uint256[] memory other) {
        other = PairwiseMatrix.create(size);
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) other.add(size, names[i], names[j], matrix.preferred(n, i, j));
        }
    }

    /// @dev The strength of the link, zero if the other side has as many ballots or more.
    function link(uint256[] memory matrix, uint256 n, uint256 i, uint256 j) internal pure returns (uint256) {
        uint256 preferring = matrix.preferred(n, i, j);
        return preferring > matrix.preferred(n, j, i) ? preferring : 0;
    }

    /// @dev Changes one count.
    function set(uint256[] memory matrix, uint256 n, uint256 i, uint256 j, uint256 count) internal pure {
        uint256 lane = i * n + j;
        matrix[lane / 8] -= matrix.preferred(n, i, j) << (32 * (lane % 8));
        matrix.add(n, i, j, count);
    }

    function _index(bytes1 letter) private pure returns (uint256) {
        return uint8(letter) - uint8(bytes1("A"));
    }
}
