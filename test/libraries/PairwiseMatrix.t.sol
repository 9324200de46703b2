// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "../../contracts/libraries/PairwiseMatrix.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";
import {Rankings} from "./Rankings.sol";

/// @title The packed counts against the counts everybody can do by hand
contract PairwiseMatrixTest {
    using PairwiseMatrix for uint256[];
    using Rankings for uint256[];

    uint256 private constant MOST = PairwiseMatrix.MAX_ALTERNATIVES;

    function testFuzz_countsEveryPairAsByHand(uint256[9] memory noise, uint256 n) external pure {
        n = within(n, 1, MOST);
        uint256[] memory rankings = Rankings.any(noise, n);
        uint256[] memory matrix = rankings.matrixOf(n);
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) {
                assertEq(matrix.preferred(n, i, j), _preferringByHand(rankings, i, j), "pair");
            }
        }
    }

    /// @dev One alternative at a time is ranked, so that every lane is told from its neighbours.
    function testFuzz_laysLanesOutRowByRow(uint256 n, uint256 i) external pure {
        n = within(n, 1, MOST);
        i = within(i, 0, n - 1);
        uint256[] memory matrix = PairwiseMatrix.create(n);
        matrix.addRanking(n, Rankings.withRank(0, i, 1));
        uint256[] memory expected = new uint256[]((n * n + 7) / 8);
        for (uint256 j = 0; j < n; ++j) {
            uint256 lane = i * n + j;
            if (j != i) expected[lane / 8] |= 1 << ((lane % 8) * 32);
        }
        _assertSame(matrix, expected, "words");
    }

    function testFuzz_doesNotDependOnTheOrderOfBallots(uint256[9] memory noise, uint256 n, uint256 seed) external pure {
        n = within(n, 1, MOST);
        uint256[] memory rankings = Rankings.any(noise, n);
        _assertSame(rankings.shuffle(seed).matrixOf(n), rankings.matrixOf(n), "words");
    }

    function testFuzz_countsAListAsOneByOne(uint256[9] memory noise, uint256 n) external pure {
        n = within(n, 1, MOST);
        uint256[] memory rankings = Rankings.any(noise, n);
        uint256[] memory oneByOne = PairwiseMatrix.create(n);
        for (uint256 b = 0; b < rankings.length; ++b) oneByOne.addRanking(n, rankings[b]);
        _assertSame(rankings.matrixOf(n), oneByOne, "words");
    }

    /// @dev Long lists are counted in rounds of 255; of one mind, every round fills its bytes to the brim.
    function testFuzz_countsLongLists(uint256 noise, uint256 n, uint256 ballots) external pure {
        n = within(n, 1, MOST);
        ballots = within(ballots, 250, 520);
        uint256 ranking = Rankings.any(noise, n, n);
        uint256[] memory rankings = new uint256[](ballots);
        for (uint256 b = 0; b < ballots; ++b) rankings[b] = ranking;
        uint256[] memory matrix = rankings.matrixOf(n);
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) {
                assertEq(matrix.preferred(n, i, j), Rankings.prefers(ranking, i, j) ? ballots : 0, "pair");
            }
        }
    }

    /// @dev What a ballot box does: a difference in memory, added to the words it keeps.
    function testFuzz_replacesRankings(uint256[9] memory noise, uint256[9] memory others, uint256 n) external pure {
        n = within(n, 1, MOST);
        uint256[] memory replaced = Rankings.any(noise, n);
        uint256[] memory cast = Rankings.any(others, n);
        uint256[] memory stored = replaced.matrixOf(n);
        stored.addRanking(n, cast[0]);

        uint256[] memory difference = PairwiseMatrix.create(n);
        difference.subtractRankings(n, replaced);
        difference.addRankings(n, cast);
        difference.subtractRanking(n, cast[0]);
        unchecked {
            for (uint256 w = 0; w < stored.length; ++w) stored[w] += difference[w];
        }
        _assertSame(stored, cast.matrixOf(n), "words");
    }

    function testFuzz_aBallotWithoutPreferencesAddsNothing(uint256 n, uint256 rank) external pure {
        n = within(n, 1, MOST);
        rank = within(rank, 0, n);
        uint256[] memory matrix = PairwiseMatrix.create(n);
        uint256 ranking;
        for (uint256 i = 0; i < n; ++i) ranking = Rankings.withRank(ranking, i, rank);
        matrix.addRanking(n, ranking);
        _assertSame(matrix, PairwiseMatrix.create(n), "words");
    }

    /// @dev A truncated ballot says the same as one that puts everybody else last together.
    function testFuzz_unrankedTiesForLast(uint256 noise, uint256 n) external pure {
        n = within(n, 2, MOST);
        uint256[] memory truncated = new uint256[](1);
        truncated[0] = Rankings.any(noise, n, n - 1);
        uint256[] memory spelledOut = new uint256[](1);
        spelledOut[0] = truncated[0];
        for (uint256 i = 0; i < n; ++i) {
            if (Rankings.rank(truncated[0], i) == 0) spelledOut[0] = Rankings.withRank(spelledOut[0], i, n);
        }
        _assertSame(truncated.matrixOf(n), spelledOut.matrixOf(n), "words");
    }

    function testFuzz_readsRankingsFromBytes(bytes32 ranks, uint256 n) external pure {
        n = within(n, 1, MOST);
        uint256 ranking = PairwiseMatrix.fromBytes(ranks, n);
        for (uint256 i = 0; i < 32; ++i) {
            assertEq(Rankings.rank(ranking, i), i < n ? uint8(ranks[i]) : 0, "rank");
        }
    }

    function testFuzz_knowsARanking(uint256 noise, uint256 n, uint256 wrongAt, uint256 wrong) external view {
        n = within(n, 1, MOST);
        uint256 ranking = Rankings.any(noise, n, n);
        assertTrue(PairwiseMatrix.isRanking(ranking, n), "refused a ranking");
        wrongAt = within(wrongAt, 0, 31);
        wrong = within(wrong, wrongAt < n ? n + 1 : 1, 255);
        _assertRefused(Rankings.withRank(ranking, wrongAt, wrong), n);
    }

    function testFuzz_refusesNoise(uint256 noise, uint256 n) external view {
        n = within(n, 1, MOST);
        bool fits = true;
        for (uint256 i = 0; i < 32; ++i) fits = fits && Rankings.rank(noise, i) <= (i < n ? n : 0);
        if (!fits) _assertRefused(noise, n);
    }

    function testFuzz_addsCounts(uint256 n, uint256 i, uint256 j, uint32 first, uint32 second) external view {
        n = within(n, 1, MOST);
        _assertAdds(n, within(i, 0, n - 1), within(j, 0, n - 1), first, second);
    }

    function testFuzz_fillsALaneToTheBrimAndNoFurther(uint256 n, uint256 i, uint256 j, uint32 first) external view {
        n = within(n, 1, MOST);
        (i, j) = (within(i, 0, n - 1), within(j, 0, n - 1));
        uint256 rest = type(uint32).max - first;
        _assertAdds(n, i, j, first, rest);
        _assertAdds(n, i, j, first, rest + 1);
    }
    function testFuzz_refusesWordsOfAnotherShape(uint256 words, uint256 n) external view {
        words = within(words, 0, 40);
        n = within(n, 0, 20);
        bool fits = n >= 1 && n <= MOST && words == (n * n + 7) / 8;
        bytes memory expected = abi.encodeWithSelector(PairwiseMatrix.PairwiseMatrixMisshapen.selector, words, n);
        try this.addRankings(new uint256[](words), n, new uint256[](1)) {
            assertTrue(fits, "counted in words of another shape");
        } catch (bytes memory reason) {
            assertTrue(!fits, "refused words that fit");
            assertEq(keccak256(reason), keccak256(expected), "reason");
        }
        try this.create(n) {
            assertTrue(n >= 1 && n <= MOST, "made room for too many");
        } catch (bytes memory reason) {
            assertTrue(n == 0 || n > MOST, "refused a number of alternatives that fits");
            expected = abi.encodeWithSelector(PairwiseMatrix.PairwiseMatrixMisshapen.selector, 0, n);
            assertEq(keccak256(reason), keccak256(expected), "reason");
        }
    }

    function addTwice(
        uint256 n,
        uint256 i,
        uint256 j,
        uint256 first,
        uint256 second
    ) external pure returns (uint256[] memory matrix) {
        matrix = PairwiseMatrix.create(n);
        matrix.add(n, i, j, first);
        matrix.add(n, i, j, second);
    }

    function addRankings(uint256[] memory words, uint256 n, uint256[] memory rankings) external pure {
        words.addRankings(n, rankings);
    }

    function create(uint256 n) external pure returns (uint256[] memory) {
        return PairwiseMatrix.create(n);
    }

    function _assertAdds(uint256 n, uint256 i, uint256 j, uint256 first, uint256 second) private view {
        uint256 sum = first + second;
        try this.addTwice(n, i, j, first, second) returns (uint256[] memory matrix) {
            assertTrue(sum <= type(uint32).max, "spilled into the next lane");
            for (uint256 other = 0; other < n * n; ++other) {
                uint256 expected = other == i * n + j ? sum : 0;
                assertEq(matrix.preferred(n, other / n, other % n), expected, "lane");
            }
        } catch (bytes memory reason) {
            assertTrue(sum > type(uint32).max, "refused a count that fits");
            bytes4 selector = PairwiseMatrix.PairwiseMatrixCountTooLarge.selector;
            assertEq(keccak256(reason), keccak256(abi.encodeWithSelector(selector, i, j, sum)), "reason");
        }
    }

    function _assertRefused(uint256 ranking, uint256 n) private view {
        assertTrue(!PairwiseMatrix.isRanking(ranking, n), "took what is no ranking");
        uint256[] memory rankings = new uint256[](1);
        rankings[0] = ranking;
        try this.addRankings(PairwiseMatrix.create(n), n, rankings) {
            assertTrue(false, "counted what is no ranking");
        } catch (bytes memory reason) {
            bytes4 selector = PairwiseMatrix.PairwiseMatrixRankingOutOfRange.selector;
            assertEq(keccak256(reason), keccak256(abi.encodeWithSelector(selector, ranking, n)), "reason");
        }
    }

    function _preferringByHand(
        uint256[] memory rankings,
        uint256 i,
        uint256 j
    ) private pure returns (uint256 preferring) {
        for (uint256 b = 0; b < rankings.length; ++b) {
            if (Rankings.prefers(rankings[b], i, j)) ++preferring;
        }
    }

    function _assertSame(uint256[] memory actual, uint256[] memory expected, string memory what) private pure {
        assertEq(actual.length, expected.length, "length");
        for (uint256 w = 0; w < expected.length; ++w) assertEq(actual[w], expected[w], what);
    }
}
