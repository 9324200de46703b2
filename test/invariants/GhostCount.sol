// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title GhostCount: the count of a ranked vote, in the slowest words
/// @dev Says a second time what {IAmendments} says of the count. Alternative 0 is the status quo, the others are places.
library GhostCount {
    /// @dev What stands in a place.
    /// @param lot The filing order, by which ties are resolved.
    struct Option {
        bool standing;
        bool fundamental;
        uint256 quorum;
        uint256 lot;
    }

    /// @notice Whether the ranking, four bits each from the lowest, puts `i` above `j`: 1 is the best rank, 0 is none.
    function prefers(uint24 ranking, uint256 i, uint256 j) internal pure returns (bool) {
        (uint256 rankI, uint256 rankJ) = ((ranking >> (4 * i)) % 16, (ranking >> (4 * j)) % 16);
        if (rankI == 0) return false;
        return rankJ == 0 || rankI < rankJ;
    }

    /// @notice For each pair of `n` alternatives how many rankings prefer the first.
    function pairs(uint24[] memory rankings, uint256 n) internal pure returns (uint256[][] memory preferred) {
        preferred = new uint256[][](n);
        for (uint256 i = 0; i < n; ++i) {
            preferred[i] = new uint256[](n);
            for (uint256 j = 0; j < n; ++j) {
                for (uint256 b = 0; b < rankings.length; ++b) if (prefers(rankings[b], i, j)) ++preferred[i][j];
            }
        }
    }

    /// @notice The place that wins; zero if none does. `options[i]` is place i + 1.
    function winner(uint256[][] memory preferred, Option[] memory options) internal pure returns (uint256 place) {
        uint256 carried = 0;
        for (uint256 i = 1; i <= options.length; ++i) {
            if (_isCarried(options[i - 1], preferred[i][0], preferred[0][i])) carried |= 1 << i;
        }
        for (uint256 i = 1; i <= options.length; ++i) {
            if ((carried >> i) & 1 == 0 || _isBeaten(preferred, carried, i)) continue;
            if (place == 0 || options[i - 1].lot < options[place - 1].lot) place = i;
        }
    }

    function _isCarried(Option memory option, uint256 votesFor, uint256 against) private pure returns (bool) {
        if (!option.standing || votesFor < option.quorum) return false;
        return option.fundamental ? votesFor >= 2 * against : votesFor > against;
    }

    function _isBeaten(uint256[][] memory preferred, uint256 among, uint256 i) private pure returns (bool) {
        for (uint256 j = 1; j < preferred.length; ++j) {
            if (j == i || (among >> j) & 1 == 0) continue;
            if (beats(preferred, among, j, i)) return true;
        }
        return false;
    }

    /// @notice Whether the strongest path from `i` to `j` through `among` is stronger than any back.
    function beats(uint256[][] memory preferred, uint256 among, uint256 i, uint256 j) internal pure returns (bool) {
        return _path(preferred, among, i, j) > _path(preferred, among, j, i);
    }

    /// @dev Strength of the strongest path, by trying every one; `among` is who has not been passed yet.
    function _path(
        uint256[][] memory preferred,
        uint256 among,
        uint256 from,
        uint256 to
    ) private pure returns (uint256 strength) {
        strength = _link(preferred, from, to);
        among &= ~(1 << from);
        for (uint256 k = 0; k < preferred.length; ++k) {
            if (k == to || (among >> k) & 1 == 0) continue;
            uint256 first = _link(preferred, from, k);
            if (first <= strength) continue;
            uint256 rest = _path(preferred, among, k, to);
            uint256 through = first < rest ? first : rest;
            if (through > strength) strength = through;
        }
    }

    function _link(uint256[][] memory preferred, uint256 i, uint256 j) private pure returns (uint256) {
        return preferred[i][j] > preferred[j][i] ? preferred[i][j] : 0;
    }
}
