// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {MotionClass, MotionRules} from "../interfaces/IRulebook.sol";

/// @title MotionArithmetic: what follows from the rules of a class
library MotionArithmetic {
    uint256 private constant WHOLE = 10_000;

    /// @notice Votes For that suffice in an electorate of `voters`: max(floor, ⌈share⌉).
    function quorum(MotionRules memory rules, uint256 voters) internal pure returns (uint256) {
        return Math.max(rules.quorumFloor, Math.ceilDiv(voters * rules.quorumShare, WHOLE));
    }

    /// @notice Seconds needed among `voters`: min(cap, ⌈√voters ÷ 2⌉), twice that for a fundamental motion; at least 1,
    /// and otherwise no more than there are voters beside the mover.
    function secondsNeeded(
        MotionRules memory rules,
        MotionClass class,
        uint256 voters
    ) internal pure returns (uint256) {
        // ⌈√n ÷ 2⌉ is the least k with 4k² ≥ n, and that is ⌈√⌈n ÷ 4⌉⌉.
        uint256 half = Math.sqrt(Math.ceilDiv(voters, 4), Math.Rounding.Ceil);
        uint256 needed = class == MotionClass.Fundamental ? 2 * half : half;
        return Math.max(1, Math.min(Math.min(rules.secondsCap, needed), Math.saturatingSub(voters, 1)));
    }

    /// @notice Whether the votes carry a motion of the class: more For than Against, or at least two to one.
    function carries(MotionClass class, uint256 votesFor, uint256 votesAgainst) internal pure returns (bool) {
        return class == MotionClass.Ordinary ? votesFor > votesAgainst : votesFor >= 2 * votesAgainst;
    }
}
