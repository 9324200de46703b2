// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PairwiseMatrix} from "../libraries/PairwiseMatrix.sol";
import {Schulze} from "../libraries/Schulze.sol";

/// @title PublicSchulze: counts whole elections at once, so that another count can be held against it; never deployed
contract PublicSchulze {
    struct Election {
        uint256 alternatives;
        uint256[] rankings;
        uint256 standing;
        uint256 candidates;
        uint256[] lots;
    }

    struct Count {
        uint256[] matrix;
        uint256[] paths;
        uint256 winners;
        uint256[] order;
    }

    function count(Election[] calldata elections) external pure returns (Count[] memory counts) {
        counts = new Count[](elections.length);
        for (uint256 e = 0; e < elections.length; ++e) counts[e] = _count(elections[e]);
    }

    function countMatrix(
        uint256[] calldata matrix,
        uint256 n,
        uint256 standing
    ) external pure returns (uint256[] memory) {
        return Schulze.strongestPaths(matrix, n, standing);
    }

    function _count(Election memory election) private pure returns (Count memory counted) {
        uint256 n = election.alternatives;
        counted.matrix = PairwiseMatrix.create(n);
        PairwiseMatrix.addRankings(counted.matrix, n, election.rankings);
        counted.paths = Schulze.strongestPaths(counted.matrix, n, election.standing);
        counted.winners = Schulze.winners(counted.paths, n, election.candidates);
        counted.order = Schulze.order(counted.paths, n, election.candidates, election.lots);
    }
}
