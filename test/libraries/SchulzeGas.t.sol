// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "../../contracts/libraries/PairwiseMatrix.sol";
import {Schulze} from "../../contracts/libraries/Schulze.sol";
import {assertTrue} from "../vm/assertions.sol";
import {Rankings} from "./Rankings.sol";
import {SchulzeExamples} from "./SchulzeExamples.sol";

/// @title Sixteen candidates and RON are counted in a small part of one transaction
contract SchulzeGasTest {
    using PairwiseMatrix for uint256[];
    using Schulze for uint256[];

    uint256 private constant N = Schulze.MAX_ALTERNATIVES;
    uint256 private constant ALL = (1 << N) - 1;
    /// @dev Everything after the ballots; a transaction may take 16,777,216. All bounds leave room for the instruments
    /// of a coverage run.
    uint256 private constant COUNT_GAS = 3_000_000;
    uint256 private constant PATHS_GAS = 2_000_000;
    /// @dev A batch of 400 ballots.
    uint256 private constant BATCH_GAS = 3_000_000;

    function testFuzz_countsTheLargestElection(uint256 seed) external view {
        _assertCheap(SchulzeExamples.any(seed, N, type(uint24).max));
    }

    /// @dev Everybody beats the next eight: every path exists from the start, and most get stronger time and again.
    function testFuzz_countsCircles(uint256 seed) external view {
        uint256[] memory matrix = PairwiseMatrix.create(N);
        for (uint256 i = 0; i < N; ++i) {
            for (uint256 step = 1; step <= 8; ++step) {
                uint256 strength = 1 + (uint256(keccak256(abi.encode(seed, i, step))) % type(uint24).max);
                matrix.add(N, i, (i + step) % N, strength);
            }
        }
        _assertCheap(matrix);
    }

    function testFuzz_addsTheLargestBatch(uint256 seed) external view {
        uint256[] memory rankings = new uint256[](400);
        for (uint256 b = 0; b < rankings.length; ++b) {
            rankings[b] = Rankings.any(uint256(keccak256(abi.encode(seed, b))), N, N);
        }
        uint256[] memory matrix = PairwiseMatrix.create(N);
        uint256 before = gasleft();
        matrix.addRankings(N, rankings);
        assertTrue(before - gasleft() < BATCH_GAS, "batch");
    }

    function _assertCheap(uint256[] memory matrix) private view {
        uint256[] memory lots = new uint256[](N);
        for (uint256 i = 0; i < N; ++i) lots[i] = uint256(keccak256(abi.encode(matrix, i)));
        uint256 before = gasleft();
        uint256[] memory paths = matrix.strongestPaths(N);
        assertTrue(before - gasleft() < PATHS_GAS, "paths");
        paths.winners(N, ALL);
        paths.order(N, ALL, lots);
        assertTrue(before - gasleft() < COUNT_GAS, "count");
    }
}
