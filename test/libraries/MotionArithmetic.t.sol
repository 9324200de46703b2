// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MotionClass, MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {MotionArithmetic} from "../../contracts/libraries/MotionArithmetic.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

contract MotionArithmeticTest {
    using MotionArithmetic for MotionRules;

    uint256 private constant MOST_VOTERS = 1 << 24;

    function testFuzz_quorumIsTheLeastNumberThatReachesShareAndFloor(
        uint256 voters,
        uint32 floor,
        uint16 share
    ) external pure {
        voters = within(voters, 0, MOST_VOTERS);
        share = uint16(within(share, 0, 10_000));
        MotionRules memory rules;
        (rules.quorumFloor, rules.quorumShare) = (floor, share);
        uint256 quorum = rules.quorum(voters);

        assertTrue(quorum >= floor, "below the floor");
        assertTrue(quorum * 10_000 >= voters * share, "below the share");
        bool least = quorum == floor || (quorum - 1) * 10_000 < voters * share;
        assertTrue(least, "more than is needed");
    }

    function test_quorumRoundsUp() external pure {
        MotionRules memory rules;
        rules.quorumShare = 400;
        // Rounded down, four percent of twenty would be no quorum at all.
        assertEq(rules.quorum(20), 1, "4 % of 20");
        assertEq(rules.quorum(25), 1, "4 % of 25");
        assertEq(rules.quorum(26), 2, "4 % of 26");
    }

    function testFuzz_secondsEqualBruteForce(uint256 voters, uint8 cap, bool fundamental) external pure {
        voters = within(voters, 0, MOST_VOTERS);
        _checkSeconds(voters, cap, fundamental);
    }

    /// @dev Where the root is whole, one voter more or less makes the difference.
    function testFuzz_secondsAroundSquares(uint256 root, uint256 offset, bool fundamental) external pure {
        root = within(root, 1, 1 << 12);
        offset = within(offset, 0, 4);
        _checkSeconds(root * root + offset - 1, type(uint8).max, fundamental);
    }

    function testFuzz_carriesByClass(uint32 inFavour, uint32 against) external pure {
        bool ordinary = MotionArithmetic.carries(MotionClass.Ordinary, inFavour, against);
        bool fundamental = MotionArithmetic.carries(MotionClass.Fundamental, inFavour, against);
        int256 lead = int256(uint256(inFavour)) - int256(uint256(against));
        assertTrue(ordinary == (lead > 0), "ordinary");
        assertTrue(fundamental == (lead >= int256(uint256(against))), "fundamental");
    }

    function test_carriesAtTheEdge() external pure {
        assertTrue(!MotionArithmetic.carries(MotionClass.Ordinary, 5, 5), "a tie fails");
        assertTrue(MotionArithmetic.carries(MotionClass.Ordinary, 6, 5), "one more carries");
        assertTrue(!MotionArithmetic.carries(MotionClass.Fundamental, 9, 5), "short of two to one fails");
        assertTrue(MotionArithmetic.carries(MotionClass.Fundamental, 10, 5), "two to one carries");
    }

    /// @dev ⌈√n ÷ 2⌉ is the least k with (2k)² ≥ n: counted up, no root taken.
    function _checkSeconds(uint256 voters, uint8 cap, bool fundamental) private pure {
        uint256 half = 0;
        while (4 * half * half < voters) ++half;
        uint256 expected = fundamental ? 2 * half : half;
        if (expected > cap) expected = cap;
        // Nobody seconds alone: the mover's own does not count.
        if (voters != 0 && expected > voters - 1) expected = voters - 1;
        if (expected == 0) expected = 1;

        MotionRules memory rules;
        rules.secondsCap = cap;
        MotionClass class = fundamental ? MotionClass.Fundamental : MotionClass.Ordinary;
        assertEq(rules.secondsNeeded(class, voters), expected, "seconds");
    }
}
