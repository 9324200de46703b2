// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VoterRecord} from "../../contracts/libraries/VoterRecord.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

contract VoterRecordTest {
    uint256 private constant LAST = type(uint48).max - 1;

    function testFuzz_holdsWhileTheVoterStays(address account, uint48 enrolledAt, uint256 timepoint) external pure {
        enrolledAt = uint48(within(enrolledAt, 1, LAST));
        timepoint = within(timepoint, 0, LAST);
        uint256 voter = VoterRecord.create(account, enrolledAt);
        assertEq(VoterRecord.account(voter), account, "account");
        assertTrue(VoterRecord.holds(voter, timepoint) == (timepoint >= enrolledAt), "interval");
    }

    function testFuzz_holdsFromEnrolmentUntilLeaving(
        address account,
        uint48 enrolledAt,
        uint48 stay,
        uint256 timepoint
    ) external pure {
        enrolledAt = uint48(within(enrolledAt, 1, LAST / 2));
        uint48 leftAt = enrolledAt + uint48(within(stay, 0, LAST / 2));
        timepoint = within(timepoint, 0, LAST);
        uint256 voter = VoterRecord.close(VoterRecord.create(account, enrolledAt), leftAt);
        assertEq(VoterRecord.account(voter), account, "account");
        _check(voter, timepoint, enrolledAt, leftAt);
        _check(voter, enrolledAt - 1, enrolledAt, leftAt);
        _check(voter, enrolledAt, enrolledAt, leftAt);
        _check(voter, leftAt, enrolledAt, leftAt);
        if (leftAt != 0) _check(voter, leftAt - 1, enrolledAt, leftAt);
    }

    function testFuzz_emptyRecordNeverHolds(uint256 timepoint) external pure {
        assertTrue(!VoterRecord.holds(0, timepoint), "nobody has a vote");
    }

    function _check(uint256 voter, uint256 timepoint, uint48 enrolledAt, uint48 leftAt) private pure {
        bool expected = timepoint >= enrolledAt && timepoint < leftAt;
        assertTrue(VoterRecord.holds(voter, timepoint) == expected, "interval");
    }
}
