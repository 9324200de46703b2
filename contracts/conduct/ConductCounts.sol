// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HoldCount, IConduct, YearCount} from "../interfaces/IConduct.sol";
import {CalendarYear} from "./CalendarYear.sol";
import {ConductRulebook} from "./ConductRulebook.sol";

/// @title ConductCounts: what the yearly report says
/// @dev Counters of {IConduct}.
abstract contract ConductCounts is ConductRulebook {
    /// @dev The fields of {YearCount}, in their order.
    enum Counted {
        Reports,
        Dismissed,
        Lapsed,
        Advices,
        Notices,
        Suspensions,
        LongSuspensions,
        Referrals,
        YearSuspensions,
        Reinstated,
        Recusals,
        Holds,
        HoldsLapsed,
        Appeals,
        Upheld,
        Lifted
    }

    mapping(uint16 year => uint32[16]) private _years;
    mapping(uint16 year => mapping(address officer => HoldCount)) private _holdCounts;

    /// @inheritdoc IConduct
    function yearCount(uint16 year) external view returns (YearCount memory count) {
        uint32[16] memory counts = _years[year];
        assembly ("memory-safe") {
            count := counts
        }
    }

    /// @inheritdoc IConduct
    function holdCount(uint16 year, address officer) external view returns (HoldCount memory) {
        return _holdCounts[year][officer];
    }

    function _count(Counted what) internal {
        _count(what, block.timestamp);
    }

    /// @dev Counts what came about at `time`.
    function _count(Counted what, uint256 time) internal {
        ++_years[CalendarYear.yearOf(time)][uint256(what)];
    }

    function _countHold(address officer) internal {
        _count(Counted.Holds);
        ++_holdCounts[CalendarYear.yearOf(block.timestamp)][officer].placed;
    }

    function _countLapsedHold(address officer, uint256 time) internal {
        _count(Counted.HoldsLapsed, time);
        ++_holdCounts[CalendarYear.yearOf(time)][officer].lapsed;
    }

    /// @dev Records what somebody said in a case; one place for the encoding that most of these events share.
    function _recordWord(bytes32 kind, bytes32 caseId, address account, bytes32 digest) internal {
        _record(kind, abi.encode(caseId, account, digest));
    }
}
