// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";

/// @title Who had a vote when, after any life as a member
contract ElectorateTest is CoalitionTest {
    struct Step {
        uint8 actor;
        uint8 act;
        uint24 wait;
    }

    struct Interval {
        uint256 from;
        uint256 until;
    }

    uint256 private constant ACTORS = 4;

    mapping(uint256 actor => Interval[]) private _intervals;
    mapping(uint256 actor => uint256) private _joinedAt;
    uint256[] private _moments;

    /// @dev Founders 10 and 11 and two newcomers come and go; every moment that passed is then asked about again.
    function testFuzz_pastVotesAreWhatTheyWere(Step[16] memory steps) external {
        for (uint256 actor = 0; actor < 2; ++actor) {
            _joinedAt[actor] = Pilot.FOUNDED_AT;
            _intervals[actor].push(Interval(Pilot.FOUNDED_AT, type(uint256).max));
        }
        for (uint256 i = 0; i < steps.length; ++i) {
            _act(steps[i].actor % ACTORS, steps[i].act % 3);
            _moments.push(clock());
            // Up to a month, and every fourth step happens in the same second as the one before.
            skip(steps[i].wait % 4 == 0 ? 0 : steps[i].wait % 30 days);
        }
        skip(1);
        for (uint256 i = 0; i < _moments.length; ++i) {
            _check(_moments[i]);
            _check(_moments[i] - 1);
        }
        _check(clock() - 1);
    }

    function _act(uint256 actor, uint256 act) private {
        address account = Pilot.account(10 + actor);
        if (act == 0 && _joinedAt[actor] == 0) {
            join(account);
            _joinedAt[actor] = clock();
        } else if (act == 1) {
            bool due = _joinedAt[actor] != 0 && !_votes(actor) && clock() > _joinedAt[actor] + 14 days;
            assertEq(enrol(account) ? 1 : 0, due ? 1 : 0, "enrolled exactly when due");
            if (due) _intervals[actor].push(Interval(clock(), type(uint256).max));
        } else if (act == 2 && _joinedAt[actor] != 0) {
            VM.prank(account);
            dao.membership.leave();
            if (_votes(actor)) _intervals[actor][_intervals[actor].length - 1].until = clock();
            _joinedAt[actor] = 0;
        }
    }

    function _votes(uint256 actor) private view returns (bool) {
        uint256 count = _intervals[actor].length;
        return count != 0 && _intervals[actor][count - 1].until == type(uint256).max;
    }

    function _check(uint256 moment) private view {
        uint256 total = moment < Pilot.FOUNDED_AT ? 0 : Pilot.FOUNDERS - 2;
        for (uint256 actor = 0; actor < ACTORS; ++actor) {
            uint256 expected = _votesAt(actor, moment);
            address account = Pilot.account(10 + actor);
            assertEq(dao.membership.getPastVotes(account, moment), expected, "vote");
            _checkNumber(account, moment, expected);
            total += expected;
        }
        assertEq(dao.membership.getPastTotalSupply(moment), total, "electorate");
    }

    /// @dev The two ways of asking, by account and by number, give the same answer.
    function _checkNumber(address account, uint256 moment, uint256 expected) private view {
        uint256[] memory numbers = new uint256[](1);
        numbers[0] = dao.membership.voterNumberAt(account, moment);
        address voter = dao.membership.votersAt(numbers, moment)[0];
        assertEq(voter, expected == 1 ? account : address(0), "voter under the number");
    }

    function _votesAt(uint256 actor, uint256 moment) private view returns (uint256 votes) {
        for (uint256 i = 0; i < _intervals[actor].length; ++i) {
            if (_intervals[actor][i].from <= moment && moment < _intervals[actor][i].until) ++votes;
        }
    }
}
