// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title PairwiseMatrix: how many ballots prefer each alternative to each other one, packed
/// @notice A matrix of `n` alternatives (1 to 17) has n² counts of 32 bits, eight to a word, row by row from the lowest
/// bit:
///
///     lane(i preferred to j) = i·n + j      word = lane / 8      bits 32·(lane mod 8) …
///
/// The diagonal stays zero. Counts add up, whatever the order of ballots, and no lane can overflow while there are
/// fewer than 2^32 ballots.
///
/// A ranking has one byte per alternative, the lowest for alternative 0: 1 is the best rank, equal ranks are ties, 0 is
/// unranked and ties for last. Ranks go up to `n`; gaps between them mean nothing.
///
/// Words may be used as a difference: add the new ranking to words of zero, subtract the one it replaces, and add the
/// words to the stored ones with unchecked addition. A borrow between lanes then cancels out, because the stored sum
/// of all counted rankings has none.
library PairwiseMatrix {
    uint256 internal constant MAX_ALTERNATIVES = 17;
    uint256 private constant LANE_MASK = type(uint32).max;

    /// @dev One in every byte.
    uint256 private constant ONES = type(uint256).max / type(uint8).max;
    /// @dev Where an unranked alternative goes: below every rank, and still seven bits.
    uint256 private constant LAST = 127;
    /// @dev As many rankings as a count of one byte holds.
    uint256 private constant BYTE_ROUND = 255;

    /// @notice Thrown when there are no or too many alternatives, or the words are not as many as theirs.
    error PairwiseMatrixMisshapen(uint256 words, uint256 alternatives);
    /// @notice Thrown when a ranking names an alternative that is not there, or a rank beyond the number of them.
    error PairwiseMatrixRankingOutOfRange(uint256 ranking, uint256 alternatives);
    /// @notice Thrown when a count no longer fits its 32 bits.
    error PairwiseMatrixCountTooLarge(uint256 i, uint256 j, uint256 count);

    // ------------------------------------------------------------------------------------------------------ shape

    /// @notice How many words the counts of `n` alternatives fill.
    function wordCount(uint256 n) internal pure returns (uint256) {
        return (n * n + 7) / 8;
    }

    /// @notice A matrix of zeros.
    function create(uint256 n) internal pure returns (uint256[] memory words) {
        if (n == 0 || n > MAX_ALTERNATIVES) revert PairwiseMatrixMisshapen(0, n);
        words = new uint256[](wordCount(n));
    }

    /// @notice How many ballots prefer `i` to `j`; both below `n`.
    function preferred(uint256[] memory words, uint256 n, uint256 i, uint256 j) internal pure returns (uint256) {
        unchecked {
            uint256 lane = i * n + j;
            return (words[lane / 8] >> (32 * (lane % 8))) & LANE_MASK;
        }
    }

    /// @notice Counts `count` more ballots that prefer `i` to `j`; both below `n`.
    function add(uint256[] memory words, uint256 n, uint256 i, uint256 j, uint256 count) internal pure {
        uint256 sum = preferred(words, n, i, j) + count;
        if (sum > LANE_MASK) revert PairwiseMatrixCountTooLarge(i, j, sum);
        uint256 lane = i * n + j;
        words[lane / 8] += count << (32 * (lane % 8));
    }

    // --------------------------------------------------------------------------------------------------- rankings

    /// @notice Whether every rank is at most `n` and nothing is ranked beyond the `n` alternatives.
    function isRanking(uint256 ranking, uint256 n) internal pure returns (bool) {
        unchecked {
            if (n == 0 || n > MAX_ALTERNATIVES || ranking >> (8 * n) != 0) return false;
            uint256 ones = _ones(n);
            uint256 high = ones << 7;
            // Below 128 first, so that the addition carries into no other byte.
            return ranking & high == 0 && (ranking + ones * (LAST - n)) & high == 0;
        }
    }

    /// @notice The ranking written as `n` bytes, the first byte of `ranks` for alternative 0; later bytes are ignored.
    function fromBytes(bytes32 ranks, uint256 n) internal pure returns (uint256 ranking) {
        unchecked {
            // All bytes in reverse: neighbours change places, then pairs of them, and so on.
            ranking = _swap(uint256(ranks), 8, type(uint256).max / 0x101);
            ranking = _swap(ranking, 16, type(uint256).max / 0x10001);
            ranking = _swap(ranking, 32, type(uint256).max / 0x100000001);
            ranking = _swap(ranking, 64, type(uint256).max / 0x10000000000000001);
            ranking = ((ranking << 128) | (ranking >> 128)) & ((1 << (8 * n)) - 1);
        }
    }

    /// @notice Counts one ranking more.
    function addRanking(uint256[] memory words, uint256 n, uint256 ranking) internal pure {
        addRankings(words, n, _alone(ranking));
    }

    /// @notice Counts one ranking less; see above about differences.
    function subtractRanking(uint256[] memory words, uint256 n, uint256 ranking) internal pure {
        subtractRankings(words, n, _alone(ranking));
    }

    /// @notice Counts every ranking of the list once more; far cheaper than one by one.
    function addRankings(uint256[] memory words, uint256 n, uint256[] memory rankings) internal pure {
        if (n == 0 || n > MAX_ALTERNATIVES || words.length != wordCount(n)) {
            revert PairwiseMatrixMisshapen(words.length, n);
        }
        unchecked {
            for (uint256 from = 0; from < rankings.length; from += BYTE_ROUND) {
                uint256 to = from + BYTE_ROUND;
                _addRows(words, n, _rows(n, rankings, from, to < rankings.length ? to : rankings.length));
            }
        }
    }

    /// @notice Counts every ranking of the list once less; see above about differences.
    function subtractRankings(uint256[] memory words, uint256 n, uint256[] memory rankings) internal pure {
        uint256[] memory counted = create(n);
        addRankings(counted, n, rankings);
        if (words.length != counted.length) revert PairwiseMatrixMisshapen(words.length, n);
        unchecked {
            for (uint256 w = 0; w < counted.length; ++w) words[w] -= counted[w];
        }
    }

    /// @dev Byte j of row i: how many of at most 255 rankings prefer i to j.
    function _rows(
        uint256 n,
        uint256[] memory rankings,
        uint256 from,
        uint256 to
    ) private pure returns (uint256[] memory rows) {
        rows = new uint256[](n);
        for (uint256 r = from; r < to; ++r) {
            uint256 ranking = rankings[r];
            if (!isRanking(ranking, n)) revert PairwiseMatrixRankingOutOfRange(ranking, n);
            _addToRows(rows, ranking);
        }
    }

    /// @dev Compares one rank with all others at once: in a byte, 128 and more, less 128 at most, borrows from no other
    /// byte, and keeps its high bit where the other rank is greater.
    function _addToRows(uint256[] memory rows, uint256 ranking) private pure {
        unchecked {
            uint256 ones = _ones(rows.length);
            uint256 high = ones << 7;
            // Ranks are at most 17: adding 127 sets the high bit of all but the unranked.
            uint256 unranked = (~(ranking + ones * LAST) & high) >> 7;
            uint256 ranks = ranking + unranked * LAST;
            uint256 minuends = ranks | high;
            // Walks the rows without the bounds checks of an index, which would cost more than the count itself.
            assembly ("memory-safe") {
                let row := add(rows, 0x20)
                for {
                    let end := add(row, mul(mload(rows), 0x20))
                } lt(row, end) {
                    row := add(row, 0x20)
                } {
                    let subtrahends := mul(add(and(ranks, 0xff), 1), ones)
                    mstore(row, add(mload(row), shr(7, and(sub(minuends, subtrahends), high))))
                    ranks := shr(8, ranks)
                }
            }
        }
    }

    /// @dev Widens the bytes of every row to lanes, eight at a time, and adds them where they belong.
    function _addRows(uint256[] memory words, uint256 n, uint256[] memory rows) private pure {
        unchecked {
            for (uint256 i = 0; i < n; ++i) {
                uint256 lane = i * n;
                for (uint256 row = rows[i]; row != 0; row >>= 64) {
                    uint256 lanes = _widen(row & type(uint64).max);
                    uint256 shift = 32 * (lane % 8);
                    words[lane / 8] += lanes << shift;
                    // What goes over the edge of the word; beyond the last word there is nothing but zeros.
                    uint256 rest = (lanes >> 1) >> (255 - shift);
                    if (rest != 0) words[lane / 8 + 1] += rest;
                    lane += 8;
                }
            }
        }
    }

    /// @dev Eight bytes, the lowest first, moved to the low ends of eight lanes of 32 bits.
    function _widen(uint256 eightBytes) private pure returns (uint256 lanes) {
        lanes = (eightBytes | (eightBytes << 96)) & ((type(uint256).max / type(uint128).max) * type(uint32).max);
        lanes = (lanes | (lanes << 48)) & ((type(uint256).max / type(uint64).max) * type(uint16).max);
        lanes = (lanes | (lanes << 24)) & ((type(uint256).max / type(uint32).max) * type(uint8).max);
    }

    function _swap(uint256 value, uint256 bits, uint256 lower) private pure returns (uint256) {
        return ((value & lower) << bits) | ((value >> bits) & lower);
    }

    /// @dev One in each of the `n` lowest bytes.
    function _ones(uint256 n) private pure returns (uint256) {
        unchecked {
            return ONES >> (256 - 8 * n);
        }
    }

    function _alone(uint256 ranking) private pure returns (uint256[] memory rankings) {
        rankings = new uint256[](1);
        rankings[0] = ranking;
    }
}
