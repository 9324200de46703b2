// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CalendarYear} from "../../contracts/conduct/CalendarYear.sol";
import {assertEq, within} from "../vm/assertions.sol";

/// @title CalendarYear against a count of whole years, leap day by leap day
contract CalendarYearTest {
    /// @dev Days from the beginning of 1970 to that of the year.
    function daysUntil(uint256 year) private pure returns (uint256 count) {
        for (uint256 y = 1970; y < year; ++y) {
            bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
            count += leap ? 366 : 365;
        }
    }

    function testFuzz_yearsBeginAndEndToTheSecond(uint256 year) external pure {
        year = within(year, 1971, 2500);
        uint256 begins = daysUntil(year) * 1 days;
        assertEq(CalendarYear.yearOf(begins - 1), year - 1, "the last second before");
        assertEq(CalendarYear.yearOf(begins), year, "the first second");
        assertEq(CalendarYear.yearOf(daysUntil(year + 1) * 1 days - 1), year, "the last second");
    }

    function testFuzz_everyMomentIsInItsYear(uint256 time) external pure {
        time = within(time, 0, 16_725_225_599);
        uint256 year = CalendarYear.yearOf(time);
        uint256 day = time / 1 days;
        assertEq(daysUntil(year) <= day && day < daysUntil(year + 1) ? 1 : 0, 1, "another year");
    }

    function test_knownDays() external pure {
        assertEq(CalendarYear.yearOf(0), 1970, "the epoch");
        assertEq(CalendarYear.yearOf(951_782_399), 2000, "28 February 2000");
        assertEq(CalendarYear.yearOf(1_767_225_599), 2025, "end of 2025");
        assertEq(CalendarYear.yearOf(1_767_225_600), 2026, "beginning of 2026");
        assertEq(CalendarYear.yearOf(4_107_542_399), 2100, "28 February 2100, no leap year, is not yet March");
    }
}
