// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "../../contracts/libraries/PairwiseMatrix.sol";
import {Schulze} from "../../contracts/libraries/Schulze.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";
import {Rankings} from "./Rankings.sol";
import {SchulzeExamples} from "./SchulzeExamples.sol";

/// @title What the method promises voters, whatever the ballots
/// @dev Counts are small, so that ties and cycles are many.
contract SchulzeCriteriaTest {
    using PairwiseMatrix for uint256[];
    using Rankings for uint256[];
    using Schulze for uint256[];
    using SchulzeExamples for uint256[];

    uint256 private constant MOST = Schulze.MAX_ALTERNATIVES;
    uint256 private constant COUNTS = 12;

    function testFuzz_orderOfBallotsDoesNotMatter(uint256[9] memory noise, uint256 n, uint256 seed) external pure {
        n = within(n, 1, MOST);
        uint256[] memory rankings = Rankings.any(noise, n);
        assertEq(_winners(rankings.shuffle(seed).matrixOf(n), n), _winners(rankings.matrixOf(n), n), "winners");
    }

    function testFuzz_namesDoNotMatter(uint256 seed, uint256 n, uint256 names) external pure {
        n = within(n, 1, MOST);
        uint256[] memory matrix = SchulzeExamples.any(seed, n, COUNTS);
        uint256[] memory name = Rankings.permutation(n, names);
        uint256 winners = _winners(matrix, n);
        uint256 expected;
        for (uint256 i = 0; i < n; ++i) {
            if ((winners >> i) & 1 == 1) expected |= 1 << name[i];
        }
        assertEq(_winners(matrix.renamed(n, name, n), n), expected, "winners");
    }

    /// @dev Who is preferred to everybody else wins alone; who loses to everybody else does not win.
    function testFuzz_condorcetWinnerAlwaysWins(uint256 seed, uint256 n, uint256 chosen) external pure {
        n = within(n, 2, MOST);
        chosen = within(chosen, 0, n - 1);
        uint256[] memory matrix = SchulzeExamples.any(seed, n, COUNTS);
        for (uint256 j = 0; j < n; ++j) {
            if (j != chosen) matrix.set(n, chosen, j, matrix.preferred(n, j, chosen) + 1);
        }
        assertEq(_winners(matrix, n), 1 << chosen, "winners");
        for (uint256 j = 0; j < n; ++j) {
            if (j != chosen) matrix.set(n, j, chosen, matrix.preferred(n, chosen, j) + 1);
        }
        assertTrue((_winners(matrix, n) >> chosen) & 1 == 0, "a Condorcet loser won");
    }

    /// @dev First on more than half of the ballots, and however long the others' lists are.
    function testFuzz_majorityWins(uint256[9] memory noise, uint256 n, uint256 chosen) external pure {
        n = within(n, 2, MOST);
        chosen = within(chosen, 0, n - 1);
        uint256[] memory rankings = Rankings.any(noise, n);
        for (uint256 b = 0; b < 5; ++b) {
            for (uint256 i = 0; i < n; ++i) {
                uint256 rank = Rankings.rank(rankings[b], i);
                if (i == chosen) rankings[b] = Rankings.withRank(rankings[b], i, 1);
                else if (rank == 1) rankings[b] = Rankings.withRank(rankings[b], i, 2);
            }
        }
        assertEq(_winners(rankings.matrixOf(n), n), 1 << chosen, "winners");
    }

    /// @dev A clone stands to everybody else as its original does. Whatever the two are to each other, nobody else
    /// gains or loses by it, and one of the two wins if the original did.
    function testFuzz_clonesDoNotMatter(
        uint256 seed,
        uint256 n,
        uint256 original,
        uint256 toClone,
        uint256 fromClone
    ) external pure {
        n = within(n, 2, MOST - 1);
        original = within(original, 0, n - 1);
        uint256[] memory matrix = SchulzeExamples.any(seed, n, COUNTS);
        uint256 winners = _winners(matrix, n);

        uint256[] memory names = new uint256[](n);
        for (uint256 i = 0; i < n; ++i) names[i] = i;
        uint256[] memory cloned = matrix.renamed(n, names, n + 1);
        for (uint256 i = 0; i < n; ++i) {
            if (i == original) continue;
            cloned.add(n + 1, n, i, matrix.preferred(n, original, i));
            cloned.add(n + 1, i, n, matrix.preferred(n, i, original));
        }
        cloned.add(n + 1, original, n, within(toClone, 0, 2 * COUNTS));
        cloned.add(n + 1, n, original, within(fromClone, 0, 2 * COUNTS));
        uint256 merged = _winners(cloned, n + 1);
        if ((merged >> n) & 1 == 1) merged = (merged ^ (1 << n)) | (1 << original);
        assertEq(merged, winners, "winners");
    }

    /// @dev Ballots that raise a winner, or lower somebody against it, never make it lose.
    function testFuzz_raisingAWinnerDoesItNoHarm(
        uint256[9] memory noise,
        uint256 n,
        uint256 raised,
        uint256 ballot,
        uint256 newRank
    ) external pure {
        n = within(n, 2, 7);
        uint256[] memory rankings = Rankings.any(noise, n);
        uint256 winners = _winners(rankings.matrixOf(n), n);
        raised = within(raised, 0, n - 1);
        while ((winners >> raised) & 1 == 0) raised = (raised + 1) % n;
        ballot = within(ballot, 0, rankings.length - 1);
        uint256 rank = Rankings.rank(rankings[ballot], raised);
        newRank = within(newRank, 1, rank == 0 ? n : rank);
        rankings[ballot] = Rankings.withRank(rankings[ballot], raised, newRank);
        uint256 afterwards = _winners(rankings.matrixOf(n), n);
        assertTrue((afterwards >> raised) & 1 == 1, "raised and lost");
        // Alone before, alone afterwards.
        if (winners == 1 << raised) assertEq(afterwards, winners, "somebody else gained");
    }

    /// @dev If every ballot prefers one to another, the other does not win.
    function testFuzz_whoEverybodyPutsBelowDoesNotWin(uint256[9] memory noise, uint256 n, uint256 pair) external pure {
        n = within(n, 2, MOST);
        uint256[] memory two = Rankings.permutation(n, pair);
        uint256[] memory rankings = new uint256[](noise.length);
        for (uint256 b = 0; b < rankings.length; ++b) {
            uint256 above = 1 + (Rankings.rank(noise[b], 31) % (n - 1));
            uint256 below = above + 1 + (Rankings.rank(noise[b], 30) % (n - above));
            rankings[b] = Rankings.withRank(Rankings.any(noise[b], n, n), two[0], above);
            rankings[b] = Rankings.withRank(rankings[b], two[1], below);
        }
        assertTrue((_winners(rankings.matrixOf(n), n) >> two[1]) & 1 == 0, "the lower one won");
    }

    /// @dev Every ballot and its reverse: everybody ties, and everybody is reported.
    function testFuzz_reversedBallotsTieEverybody(uint256[9] memory noise, uint256 n) external pure {
        n = within(n, 1, MOST);
        uint256[] memory rankings = new uint256[](2 * noise.length);
        for (uint256 b = 0; b < noise.length; ++b) {
            for (uint256 i = 0; i < n; ++i) {
                uint256 rank = 1 + (Rankings.rank(noise[b], i) % n);
                rankings[2 * b] = Rankings.withRank(rankings[2 * b], i, rank);
                rankings[2 * b + 1] = Rankings.withRank(rankings[2 * b + 1], i, n + 1 - rank);
            }
        }
        assertEq(_winners(rankings.matrixOf(n), n), (1 << n) - 1, "winners");
    }

    function testFuzz_reportsTiesAsTies(uint256 n, uint32 strength) external pure {
        n = within(n, 3, MOST);
        uint256 ties = (1 << n) - 1;
        assertEq(_winners(PairwiseMatrix.create(n), n), ties, "nobody voted");

        // A circle of equal majorities.
        uint256[] memory circle = PairwiseMatrix.create(n);
        for (uint256 i = 0; i < n; ++i) circle.add(n, i, (i + 1) % n, strength);
        assertEq(_winners(circle, n), ties, "circle");

        // A weaker link makes its end the winner; a stronger one makes its end the only loser.
        if (strength > 1 && strength < type(uint32).max) {
            circle.set(n, n - 1, 0, strength - 1);
            assertEq(_winners(circle, n), 1, "after the weakest link");
            circle.set(n, n - 1, 0, uint256(strength) + 1);
            assertEq(_winners(circle, n), ties ^ 1, "after the strongest link");
        }
    }

    /// @dev 1 beats 0 only by way of 2. Not asking about 2 keeps its paths; removing 2 takes them away.
    function test_asksAboutSomeOrRemovesOthers() external pure {
        uint256[] memory matrix = PairwiseMatrix.create(3);
        matrix.add(3, 0, 1, 4);
        matrix.add(3, 1, 2, 6);
        matrix.add(3, 2, 0, 5);
        uint256[] memory paths = matrix.strongestPaths(3);
        assertEq(paths.winners(3, 7), 2, "among all");
        assertEq(paths.winners(3, 3), 2, "between two, with the paths of all");
        assertEq(matrix.strongestPaths(3, 3).winners(3, 3), 1, "between two, the third removed");
    }

    function testFuzz_equalRanksSayNothing(uint256[9] memory noise, uint256 n, uint256 pair) external pure {
        n = within(n, 2, MOST);
        uint256[] memory two = Rankings.permutation(n, pair);
        uint256[] memory rankings = Rankings.any(noise, n);
        for (uint256 b = 0; b < rankings.length; ++b) {
            rankings[b] = Rankings.withRank(rankings[b], two[1], Rankings.rank(rankings[b], two[0]));
        }
        uint256[] memory paths = rankings.matrixOf(n).strongestPaths(n);
        assertTrue(!paths.beats(n, two[0], two[1]) && !paths.beats(n, two[1], two[0]), "told twins apart");
        uint256 winners = paths.winners(n, (1 << n) - 1);
        assertEq((winners >> two[0]) & 1, (winners >> two[1]) & 1, "only one of two equals won");
    }

    function _winners(uint256[] memory matrix, uint256 n) private pure returns (uint256) {
        return matrix.strongestPaths(n).winners(n, (1 << n) - 1);
    }
}
