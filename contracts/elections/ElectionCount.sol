// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IElectionCount} from "../interfaces/IElectionCount.sol";
import {ElectionMethod} from "../interfaces/IOffices.sol";
import {Journaled} from "../journal/Journaled.sol";
import {PairwiseMatrix} from "../libraries/PairwiseMatrix.sol";
import {Schulze} from "../libraries/Schulze.sol";

/// @title ElectionCount
/// @notice See {IElectionCount}.
contract ElectionCount is Journaled, IElectionCount {
    using PairwiseMatrix for uint256[];

    uint256 private constant RON = 0;

    IDirectory private immutable _directory;

    constructor(IDirectory directory_) {
        _directory = directory_;
    }

    /// @inheritdoc IElectionCount
    function order(
        bytes32 electionId,
        address[] calldata candidates,
        uint256[] calldata matrix,
        ElectionMethod method,
        bytes32 seed
    ) external pure returns (uint256 packed) {
        uint256 n = candidates.length + 1;
        uint256[] memory lots = new uint256[](n);
        for (uint256 i = 1; i < n; ++i) {
            lots[i] = lotOf(seed, electionId, candidates[i - 1]);
        }
        uint256[] memory paths =
            method == ElectionMethod.Approval ? _approvals(matrix, n) : Schulze.strongestPaths(matrix, n);
        uint256 mask = 0;
        for (uint256 i = 1; i < n; ++i) {
            if (Schulze.beats(paths, n, i, RON)) mask |= 1 << i;
        }
        uint256[] memory ranked = Schulze.order(paths, n, mask, lots);
        for (uint256 i = 0; i < ranked.length; ++i) {
            packed |= ranked[i] << (8 * i);
        }
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IElectionCount
    function lotOf(bytes32 seed, bytes32 electionId, address candidate) public pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, electionId, candidate)));
    }

    /// @dev Approval written as paths: against RON what the ballots say, and of two candidates the one beats the other
    /// whom more ballots rank above RON.
    function _approvals(uint256[] memory matrix, uint256 n) private pure returns (uint256[] memory paths) {
        paths = new uint256[](n * n);
        for (uint256 i = 1; i < n; ++i) {
            uint256 approvals = matrix.preferred(n, i, RON);
            for (uint256 j = 0; j < n; ++j) {
                if (j != i) paths[i * n + j] = approvals;
            }
            paths[i] = matrix.preferred(n, RON, i);
        }
    }
}
