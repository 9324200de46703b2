// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev Counts of one motion, packed into at most four words; see {Tally}.
struct PackedTally {
    uint256[4] words;
}

/// @title Tally: pairwise counts of ranked ballots, packed
/// @notice A ballot ranks alternatives 0 (the status quo) to `options` (at most 5). What is counted is, for each
/// ordered pair, how many ballots prefer the first to the second. These counts add up, whatever the order of ballots,
/// and For / Against / Abstain is the case of one option: For prefers 1 to 0, Against 0 to 1, Abstain neither.
///
/// Layout, from the lowest bit. Word 0 begins with a header of 64 bits: ballots (24), quorum (24), flags (16). Then
/// come lanes of 32 bits, first for the pairs up to alternative 1, then those that alternative 2 adds, and so on:
///
///     lane(i > j) = i·(i−1) + 2j      i preferred to j, i the greater index
///     lane(j > i) = i·(i−1) + 2j + 1  j preferred to i
///
/// so one or two options fill one word, three fill two, four fill three and five fill four words exactly. No lane can
/// overflow: there are fewer than 2^24 voters.
///
/// A ranking is six nibbles, the lowest for alternative 0: 1 is the best rank, equal ranks are ties, 0 is unranked and
/// ties for last.
library Tally {
    uint256 internal constant MAX_OPTIONS = 5;
    uint256 private constant HEADER_BITS = 64;
    uint256 private constant LANE_BITS = 32;
    uint256 private constant LANE_MASK = type(uint32).max;
    uint256 private constant COUNT_MASK = type(uint24).max;

    /// @notice Thrown when a ranking names more alternatives than there are.
    error TallyRankingOutOfRange(uint24 ranking, uint256 options);

    // ------------------------------------------------------------------------------------------------ one option

    /// @notice What a ballot on a single option adds to word 0. `support` is 0 Against, 1 For, 2 Abstain.
    function increment(uint8 support) internal pure returns (uint256) {
        if (support == 1) return 1 | (1 << HEADER_BITS);
        if (support == 0) return 1 | (1 << (HEADER_BITS + LANE_BITS));
        return 1;
    }

    // --------------------------------------------------------------------------------------------- several options

    /// @notice What a ranked ballot adds, word by word.
    function increments(uint24 ranking, uint256 options) internal pure returns (uint256[4] memory added) {
        if (uint256(ranking) >> (4 * (options + 1)) != 0) revert TallyRankingOutOfRange(ranking, options);
        added[0] = 1;
        for (uint256 i = 1; i <= options; ++i) {
            for (uint256 j = 0; j < i; ++j) {
                (uint256 rankI, uint256 rankJ) = (_rank(ranking, i), _rank(ranking, j));
                if (rankI == rankJ) continue;
                (uint256 word, uint256 shift) = rankI < rankJ ? _lane(i, j) : _lane(j, i);
                added[word] += 1 << shift;
            }
        }
    }

    /// @notice How many words the counts of so many options fill.
    function wordCount(uint256 options) internal pure returns (uint256) {
        return (2 + options * (options + 1) + 7) / 8;
    }

    /// @notice How many ballots prefer `i` to `j`.
    function preferred(PackedTally storage self, uint256 i, uint256 j) internal view returns (uint256) {
        (uint256 word, uint256 shift) = _lane(i, j);
        return (self.words[word] >> shift) & LANE_MASK;
    }

    // -------------------------------------------------------------------------------------------------- the header

    /// @notice Ballots in word 0.
    function ballots(uint256 word0) internal pure returns (uint256) {
        return word0 & COUNT_MASK;
    }

    /// @notice Votes For that suffice, in word 0; zero until the first ballot fixes it.
    function quorum(uint256 word0) internal pure returns (uint256) {
        return (word0 >> 24) & COUNT_MASK;
    }

    /// @notice Word 0 with the quorum written into it.
    function withQuorum(uint256 word0, uint256 votes) internal pure returns (uint256) {
        return (word0 & ~(COUNT_MASK << 24)) | (votes << 24);
    }

    /// @notice Votes For the first option, in word 0.
    function votesFor(uint256 word0) internal pure returns (uint256) {
        return (word0 >> HEADER_BITS) & LANE_MASK;
    }

    /// @notice Votes Against the first option, in word 0.
    function votesAgainst(uint256 word0) internal pure returns (uint256) {
        return (word0 >> (HEADER_BITS + LANE_BITS)) & LANE_MASK;
    }

    function _rank(uint24 ranking, uint256 alternative) private pure returns (uint256 rank) {
        rank = (uint256(ranking) >> (4 * alternative)) & 0xf;
        return rank == 0 ? type(uint8).max : rank;
    }

    function _lane(uint256 preferredOne, uint256 other) private pure returns (uint256 word, uint256 shift) {
        uint256 field =
            preferredOne > other
                ? 2 + preferredOne * (preferredOne - 1) + 2 * other
                : 2 + other * (other - 1) + 2 * preferredOne + 1;
        return (field / 8, (field % 8) * LANE_BITS);
    }
}
