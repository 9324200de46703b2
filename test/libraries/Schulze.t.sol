// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Schulze} from "../../contracts/libraries/Schulze.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";
import {Rankings} from "./Rankings.sol";
import {SchulzeExamples} from "./SchulzeExamples.sol";

/// @title Paths, winners and orders against their definitions and against known results
contract SchulzeTest {
    using Rankings for uint256[];
    using Schulze for uint256[];

    uint256 private constant MOST = Schulze.MAX_ALTERNATIVES;

    function test_countsTheDebianLeaderOf2002AsPublished() external pure {
        uint256[] memory paths = SchulzeExamples.debian2002().strongestPaths(4);
        assertEq(paths.winners(4, 15), 1 << 2, "Bdale Garbee");
        // Garbee, Robinson, Hertzog, None Of The Above; lots play no part.
        uint256[] memory lots = new uint256[](4);
        uint256[] memory order = paths.order(4, 15, lots);
        assertEq(order[0] * 1000 + order[1] * 100 + order[2] * 10 + order[3], 2013, "order");
    }

    /// @dev Example 1 of Schulze's own paper: 45 ballots, five candidates, no Condorcet winner.
    function test_countsTheExampleOfSchulzesPaper() external pure {
        uint256[] memory paths = SchulzeExamples.paper().strongestPaths(5);
        uint8[25] memory expected = [
            0,
            28,
            28,
            30,
            24,
            25,
            0,
            28,
            33,
            24,
            25,
            29,
            0,
            29,
            24,
            25,
            28,
            28,
            0,
            24,
            25,
            28,
            28,
            31,
            0
        ];
        for (uint256 k = 0; k < 25; ++k) assertEq(paths[k], expected[k], "path");
        assertEq(paths.winners(5, 31), 1 << 4, "E");
        uint256[] memory order = paths.order(5, 31, new uint256[](5));
        uint8[5] memory places = [4, 0, 2, 1, 3];
        for (uint256 place = 0; place < 5; ++place) assertEq(order[place], places[place], "place");
    }

    /// @dev A path is as strong as its weakest link: tries every way there is.
    function testFuzz_findsTheStrongestOfAllPaths(uint256[9] memory noise, uint256 n, uint256 mask) external pure {
        n = within(n, 1, 5);
        mask = within(mask, 0, (1 << n) - 1);
        uint256[] memory matrix = Rankings.any(noise, n).matrixOf(n);
        uint256[] memory paths = matrix.strongestPaths(n, mask);
        assertEq(paths.length, n * n, "length");
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) {
                bool reachable = i != j && (mask >> i) & 1 == 1 && (mask >> j) & 1 == 1;
                assertEq(paths[i * n + j], reachable ? _strongest(matrix, n, mask ^ (1 << i), i, j) : 0, "path");
            }
        }
    }

    function testFuzz_winnersAreThoseNobodyBeats(uint256[9] memory noise, uint256 n, uint256 mask) external pure {
        n = within(n, 1, 7);
        mask = within(mask, 0, (1 << n) - 1);
        uint256[] memory paths = Rankings.any(noise, n).matrixOf(n).strongestPaths(n);
        uint256 winners = paths.winners(n, mask);
        assertEq(winners & ~mask, 0, "somebody else won");
        assertTrue(winners != 0 || mask == 0, "nobody won");
        for (uint256 i = 0; i < n; ++i) {
            if ((mask >> i) & 1 == 0) continue;
            bool beaten;
            for (uint256 j = 0; j < n; ++j) {
                beaten = beaten || ((mask >> j) & 1 == 1 && paths[j * n + i] > paths[i * n + j]);
            }
            assertTrue(beaten != ((winners >> i) & 1 == 1), "beaten and winning");
        }
    }

    function testFuzz_beatingIsTransitive(uint256[9] memory noise, uint256 n) external pure {
        n = within(n, 3, 7);
        uint256[] memory paths = Rankings.any(noise, n).matrixOf(n).strongestPaths(n);
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) {
                for (uint256 k = 0; k < n; ++k) {
                    if (!paths.beats(n, i, j) || !paths.beats(n, j, k)) continue;
                    assertTrue(paths.beats(n, i, k), "not transitive");
                }
            }
        }
    }

    function testFuzz_removedAlternativesLeaveNoTrace(uint256[9] memory noise, uint256 n, uint256 gone) external pure {
        n = within(n, 2, MOST);
        gone = within(gone, 0, n - 1);
        uint256[] memory rankings = new uint256[](noise.length);
        // The same ballots of people who never heard of it.
        uint256[] memory rest = new uint256[](noise.length);
        for (uint256 b = 0; b < rest.length; ++b) {
            rankings[b] = Rankings.any(noise[b], n, n - 1);
            uint256 below = rankings[b] & ((1 << (8 * gone)) - 1);
            rest[b] = below | ((rankings[b] >> (8 * (gone + 1))) << (8 * gone));
        }
        uint256[] memory paths = rankings.matrixOf(n).strongestPaths(n, ((1 << n) - 1) ^ (1 << gone));
        uint256[] memory restPaths = rest.matrixOf(n - 1).strongestPaths(n - 1);
        for (uint256 i = 0; i < n - 1; ++i) {
            for (uint256 j = 0; j < n - 1; ++j) {
                uint256 before = paths[(i < gone ? i : i + 1) * n + (j < gone ? j : j + 1)];
                assertEq(before, restPaths[i * (n - 1) + j], "path");
            }
        }
    }

    function testFuzz_ordersBySmallestLotAmongTheUnbeaten(
        uint256[9] memory noise,
        uint256 n,
        uint256 mask,
        uint8[17] memory drawn
    ) external pure {
        n = within(n, 1, MOST);
        mask = within(mask, 0, (1 << n) - 1);
        uint256[] memory paths = Rankings.any(noise, n).matrixOf(n).strongestPaths(n);
        uint256[] memory lots = new uint256[](n);
        for (uint256 i = 0; i < n; ++i) lots[i] = drawn[i];
        uint256[] memory order = paths.order(n, mask, lots);
        uint256 left = mask;
        for (uint256 place = 0; place < order.length; ++place) {
            uint256 next = order[place];
            uint256 unbeaten = paths.winners(n, left);
            assertTrue((unbeaten >> next) & 1 == 1, "beaten by somebody left");
            for (uint256 i = 0; i < n; ++i) {
                if ((unbeaten >> i) & 1 == 0 || i == next) continue;
                assertTrue(lots[next] < lots[i] || (lots[next] == lots[i] && next < i), "a smaller lot waits");
            }
            left ^= 1 << next;
        }
        assertEq(left, 0, "left out");
    }

    function testFuzz_refusesWhatDoesNotFit(uint256 n, uint256 length, uint256 lots, uint256 mask) external view {
        n = within(n, 0, MOST + 2);
        length = within(length, 0, 300);
        lots = within(lots, 0, 20);
        // Half of the masks fit.
        mask = within(mask, 0, (2 << n) - 1);
        uint256[] memory data = new uint256[](length);
        _expect(abi.encodeCall(this.askStrongestPaths, (data, n, mask)), _refusal(n, mask, length, (n * n + 7) / 8));
        _expect(abi.encodeCall(this.askWinners, (data, n, mask)), _refusal(n, mask, length, n * n));
        bytes memory refusal = _refusal(n, mask, length, n * n);
        _expect(abi.encodeCall(this.askOrder, (data, n, mask, new uint256[](n))), refusal);
        refusal = _refusal(n, mask, n * n, n * n);
        if (refusal.length == 0) refusal = _misshapen(lots, n);
        _expect(abi.encodeCall(this.askOrder, (new uint256[](n * n), n, mask, new uint256[](lots))), refusal);
    }

    function testFuzz_acceptsWhatFits(uint256 n, uint256 mask) external view {
        n = within(n, 1, MOST);
        mask = within(mask, 0, (1 << n) - 1);
        uint256[] memory paths = new uint256[](n * n);
        _expect(abi.encodeCall(this.askStrongestPaths, (new uint256[]((n * n + 7) / 8), n, mask)), "");
        _expect(abi.encodeCall(this.askWinners, (paths, n, mask)), "");
        _expect(abi.encodeCall(this.askOrder, (paths, n, mask, new uint256[](n))), "");
        _expect(abi.encodeCall(this.askStrongestPathsOfAll, (new uint256[]((n * n + 7) / 8), n)), "");
    }

    function test_refusesNoneAndTooManyAlternatives() external view {
        uint256[3] memory sizes = [uint256(0), MOST + 1, type(uint256).max];
        for (uint256 s = 0; s < sizes.length; ++s) {
            bytes4 selector = Schulze.SchulzeAlternativesOutOfRange.selector;
            bytes memory refusal = abi.encodeWithSelector(selector, sizes[s], MOST);
            _expect(abi.encodeCall(this.askStrongestPathsOfAll, (new uint256[](1), sizes[s])), refusal);
        }
    }

    function askStrongestPathsOfAll(uint256[] memory matrix, uint256 n) external pure {
        matrix.strongestPaths(n);
    }

    function askStrongestPaths(uint256[] memory matrix, uint256 n, uint256 mask) external pure {
        matrix.strongestPaths(n, mask);
    }

    function askWinners(uint256[] memory paths, uint256 n, uint256 mask) external pure {
        paths.winners(n, mask);
    }

    function askOrder(uint256[] memory paths, uint256 n, uint256 mask, uint256[] memory lots) external pure {
        paths.order(n, mask, lots);
    }

    /// @dev What the library must say, in the order it looks; empty if nothing is wrong.
    function _refusal(uint256 n, uint256 mask, uint256 length, uint256 expected) private pure returns (bytes memory) {
        if (n == 0 || n > MOST) return abi.encodeWithSelector(Schulze.SchulzeAlternativesOutOfRange.selector, n, MOST);
        if (mask >= 1 << n) return abi.encodeWithSelector(Schulze.SchulzeMaskOutOfRange.selector, mask, n);
        return _misshapen(length, expected);
    }

    function _misshapen(uint256 length, uint256 expected) private pure returns (bytes memory) {
        if (length == expected) return "";
        return abi.encodeWithSelector(Schulze.SchulzeMisshapen.selector, length, expected);
    }

    function _expect(bytes memory data, bytes memory refusal) private view {
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory reason) = address(this).staticcall(data);
        assertTrue(success == (refusal.length == 0), success ? "accepted" : "refused");
        if (!success) assertEq(keccak256(reason), keccak256(refusal), "reason");
    }

    /// @dev From `here` to `to` over alternatives in `left` only, each once.
    function _strongest(
        uint256[] memory matrix,
        uint256 n,
        uint256 left,
        uint256 here,
        uint256 to
    ) private pure returns (uint256 best) {
        for (uint256 next = 0; next < n; ++next) {
            if ((left >> next) & 1 == 0) continue;
            uint256 link = SchulzeExamples.link(matrix, n, here, next);
            uint256 rest = next == to ? link : _strongest(matrix, n, left ^ (1 << next), next, to);
            uint256 strength = rest < link ? rest : link;
            if (strength > best) best = strength;
        }
    }
}
