// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "./PairwiseMatrix.sol";

/// @title Schulze: who wins by ranked ballots
/// @notice The method of Markus Schulze as Debian's constitution has it (appendix A, Vote Counting), with winning votes as
/// strength. There is a direct link from i to j only if more ballots prefer i to j than j to i, and it is as strong
/// as the number of ballots that prefer i to j. A path is as strong as its weakest link. i beats j if the strongest
/// path from i to j is stronger than the strongest one from j to i. Beating is transitive, so somebody is always
/// unbeaten. Debian tells links of one strength apart by the ballots against them; here they are equal, and a tie is
/// left to the lot.
///
/// Matrices are those of {PairwiseMatrix}; a mask has bit i for alternative i. Paths are n² numbers, row by row: entry
/// i·n + j is the strength of the strongest path from i to j, zero if there is none.
///
/// What does not stand must be taken out before paths are computed: paths lead only through the alternatives in the
/// mask of {strongestPaths}. The masks of {winners} and {order} only choose among alternatives afterwards, and paths
/// may well lead through others.
library Schulze {
    using PairwiseMatrix for uint256[];

    uint256 internal constant MAX_ALTERNATIVES = PairwiseMatrix.MAX_ALTERNATIVES;

    /// @notice Thrown when there are no alternatives or more than `most`.
    error SchulzeAlternativesOutOfRange(uint256 alternatives, uint256 most);
    /// @notice Thrown when a matrix, paths or lots do not have as many entries as the alternatives need.
    error SchulzeMisshapen(uint256 length, uint256 expected);
    /// @notice Thrown when a mask names alternatives that are not there.
    error SchulzeMaskOutOfRange(uint256 mask, uint256 alternatives);

    // ------------------------------------------------------------------------------------------------------ paths

    /// @notice Strength of the strongest path between any two of the `n` alternatives.
    function strongestPaths(uint256[] memory matrix, uint256 n) internal pure returns (uint256[] memory paths) {
        if (n > MAX_ALTERNATIVES) revert SchulzeAlternativesOutOfRange(n, MAX_ALTERNATIVES);
        return strongestPaths(matrix, n, (1 << n) - 1);
    }

    /// @notice The same among the alternatives in `mask`, as if nobody had ever ranked any other.
    function strongestPaths(
        uint256[] memory matrix,
        uint256 n,
        uint256 mask
    ) internal pure returns (uint256[] memory paths) {
        _checkMask(mask, n);
        uint256 words = PairwiseMatrix.wordCount(n);
        if (matrix.length != words) revert SchulzeMisshapen(matrix.length, words);
        paths = _links(matrix, n, mask);
        // Floyd and Warshall: once k was passed, paths lead through any alternatives up to k.
        for (uint256 k = 0; k < n; ++k) {
            for (uint256 i = 0; i < n; ++i) _leadThrough(paths, n, i, k);
        }
    }

    /// @notice Whether `i` beats `j`; both below `n`.
    function beats(uint256[] memory paths, uint256 n, uint256 i, uint256 j) internal pure returns (bool) {
        return paths[i * n + j] > paths[j * n + i];
    }

    // ---------------------------------------------------------------------------------------------------- outcome

    /// @notice Those in `mask` that nobody in `mask` beats: one winner, or all who tie.
    function winners(uint256[] memory paths, uint256 n, uint256 mask) internal pure returns (uint256) {
        _checkPaths(paths, n, mask);
        return _unbeaten(_victors(paths, n, mask), mask);
    }

    /// @notice Everybody in `mask`, best first: time and again, of those whom nobody left beats, the one with the
    /// smallest lot is next. Of equal lots, the lower index.
    /// @param lots One for each of the `n` alternatives.
    function order(
        uint256[] memory paths,
        uint256 n,
        uint256 mask,
        uint256[] memory lots
    ) internal pure returns (uint256[] memory ranked) {
        _checkPaths(paths, n, mask);
        if (lots.length != n) revert SchulzeMisshapen(lots.length, n);
        uint256[] memory victors = _victors(paths, n, mask);
        ranked = new uint256[](_count(mask));
        for (uint256 place = 0; place < ranked.length; ++place) {
            uint256 next = _smallestLot(lots, _unbeaten(victors, mask));
            ranked[place] = next;
            mask ^= 1 << next;
        }
    }

    // ---------------------------------------------------------------------------------------------------- private

    /// @dev Paths of one link.
    function _links(uint256[] memory matrix, uint256 n, uint256 mask) private pure returns (uint256[] memory paths) {
        paths = new uint256[](n * n);
        for (uint256 i = 1; i < n; ++i) {
            if (!_has(mask, i)) continue;
            for (uint256 j = 0; j < i; ++j) {
                if (!_has(mask, j)) continue;
                uint256 overJ = matrix.preferred(n, i, j);
                uint256 overI = matrix.preferred(n, j, i);
                if (overJ > overI) paths[i * n + j] = overJ;
                else if (overI > overJ) paths[j * n + i] = overI;
            }
        }
    }

    /// @dev Replaces every path from `i` that is weaker than the one through `k`. The diagonal stays zero.
    function _leadThrough(uint256[] memory paths, uint256 n, uint256 i, uint256 k) private pure {
        uint256 toK = paths[i * n + k];
        if (toK == 0) return;
        // The innermost loop, up to 17³ times: it walks rows i and k, both of n entries within `paths`, without the
        // bounds checks of an index.
        assembly ("memory-safe") {
            let size := mul(n, 0x20)
            let row := add(add(paths, 0x20), mul(i, size))
            let rowK := add(add(paths, 0x20), mul(k, size))
            let own := add(row, mul(i, 0x20))
            for {
                let end := add(row, size)
            } lt(row, end) {
                row := add(row, 0x20)
                rowK := add(rowK, 0x20)
            } {
                let through := mload(rowK)
                if gt(through, toK) {
                    through := toK
                }
                if gt(through, mload(row)) {
                    mstore(row, through)
                }
            }
            mstore(own, 0)
        }
    }

    /// @dev For each alternative in `mask` the mask of those in it who beat it.
    function _victors(uint256[] memory paths, uint256 n, uint256 mask) private pure returns (uint256[] memory victors) {
        victors = new uint256[](n);
        for (uint256 i = 1; i < n; ++i) {
            if (!_has(mask, i)) continue;
            for (uint256 j = 0; j < i; ++j) {
                if (!_has(mask, j)) continue;
                if (beats(paths, n, i, j)) victors[j] |= 1 << i;
                else if (beats(paths, n, j, i)) victors[i] |= 1 << j;
            }
        }
    }

    /// @dev Those left whom nobody left beats.
    function _unbeaten(uint256[] memory victors, uint256 left) private pure returns (uint256 mask) {
        for (uint256 i = 0; i < victors.length; ++i) {
            if (_has(left, i) && victors[i] & left == 0) mask |= 1 << i;
        }
    }

    /// @dev `mask` is not empty.
    function _smallestLot(uint256[] memory lots, uint256 mask) private pure returns (uint256 smallest) {
        bool found;
        for (uint256 i = 0; i < lots.length; ++i) {
            if (!_has(mask, i) || (found && lots[i] >= lots[smallest])) continue;
            (smallest, found) = (i, true);
        }
    }

    function _count(uint256 mask) private pure returns (uint256 count) {
        for (; mask != 0; mask &= mask - 1) ++count;
    }

    function _has(uint256 mask, uint256 i) private pure returns (bool) {
        return (mask >> i) & 1 == 1;
    }

    function _checkMask(uint256 mask, uint256 n) private pure {
        if (n == 0 || n > MAX_ALTERNATIVES) revert SchulzeAlternativesOutOfRange(n, MAX_ALTERNATIVES);
        if (mask >> n != 0) revert SchulzeMaskOutOfRange(mask, n);
    }

    function _checkPaths(uint256[] memory paths, uint256 n, uint256 mask) private pure {
        _checkMask(mask, n);
        if (paths.length != n * n) revert SchulzeMisshapen(paths.length, n * n);
    }
}
