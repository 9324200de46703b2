// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {OfficeTerms} from "../interfaces/IOffices.sol";

/// @title TermCalendar: when the terms of a seat change
/// @notice Boundaries of seat i: firstTermAt + (i mod cohorts) · term ÷ cohorts + k · term, for every whole k.
library TermCalendar {
    /// @notice The first boundary of the seat later than `time` (timestamps in seconds).
    function boundaryAfter(OfficeTerms memory terms, uint256 seat, uint256 time) internal pure returns (uint48) {
        uint256 term = terms.term;
        uint256 offset = ((seat % terms.cohorts) * term) / terms.cohorts;
        // The earliest boundary of all. It is less than a term after 1970, so never later than `time`.
        uint256 origin = (terms.firstTermAt + offset) % term;
        return uint48(time - ((time - origin) % term) + term);
    }
}
