// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title CalendarYear: which year of the Gregorian calendar a moment falls in
/// @dev After "chrono-Compatible Low-Level Date Algorithms" (H. Hinnant): years begin in March, so that the leap day
/// comes last, and repeat every 400 years.
library CalendarYear {
    uint256 private constant DAYS_BEFORE_1970 = 719_468;
    uint256 private constant DAYS_OF_ERA = 146_097;
    uint256 private constant MARCH_TO_DECEMBER = 306;

    /// @notice The year (UTC) of a timestamp in seconds.
    function yearOf(uint256 timestamp) internal pure returns (uint16) {
        uint256 day = timestamp / 1 days + DAYS_BEFORE_1970;
        uint256 dayOfEra = day % DAYS_OF_ERA;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 year = (day / DAYS_OF_ERA) * 400 + yearOfEra;
        return uint16(dayOfYear < MARCH_TO_DECEMBER ? year : year + 1);
    }
}
