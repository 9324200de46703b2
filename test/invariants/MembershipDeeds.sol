// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {clock, skip} from "../vm/Vm.sol";
import {Deed} from "./IHandler.sol";
import {World} from "./World.sol";

/// @title Joining, vouching, enrolling, leaving, and all of it again
abstract contract MembershipDeeds is World {
    /// @dev Newcomers mostly; founders who left come back too.
    function join(uint256 actor, uint8 group) external deed {
        joinAs(CORE + (actor % (STRANGER - CORE)), group);
    }

    function joinAs(uint256 actor, uint8 group) internal {
        (, bytes32 code) = dao.archive.currentCode();
        bool expected = !isMember(actor) && group % 7 < 6 && dao.membership.joinsAvailable() != 0;
        bool joined = attempt(
            account(actor),
            address(dao.membership),
            abi.encodeCall(IMembership.join, (group % 7, code))
        );
        check(joined == expected, "joining is open to whoever has no seat");
        note(joined, Deed.Join);
        if (!joined) return;
        lives[actor].joinedAt = clock();
        ++lives[actor].seats;
    }

    function vouch(uint256 voter, uint256 candidate) external deed {
        _vouch(voter % STRANGER, CORE + (candidate % (STRANGER - CORE)));
    }

    /// @dev With help, voters vouch for those named, who then try at once, at the last moment of waiting and after it.
    function enrol(uint16 mask, bool helped) external deed {
        enrolAll(mask, helped);
    }

    function enrolAll(uint16 mask, bool helped) internal {
        if (helped) _help(mask);
        _enrolNow(mask);
    }

    function _help(uint16 mask) private {
        for (uint256 n = CORE; n < STRANGER; ++n) {
            if ((mask >> n) & 1 == 1 && isMember(n) && !isVoter(n)) _vouch(n % CORE, n);
        }
        _enrolNow(mask);
        skip(dao.membership.waitingPeriod());
        _enrolNow(mask);
        skip(1);
    }

    /// @dev Everybody named at once, the first of them twice.
    function _enrolNow(uint16 mask) private {
        address[] memory accounts = new address[](ACTORS + 1);
        bool[] memory due = new bool[](ACTORS);
        bool[] memory admitted = new bool[](ACTORS);
        uint256 length = 0;
        for (uint256 n = 0; n < ACTORS; ++n) {
            if ((mask >> n) & 1 == 0) continue;
            due[n] = isMember(n) && !isVoter(n) && clock() > lives[n].joinedAt + dao.membership.waitingPeriod();
            admitted[n] = due[n] && dao.policy.admits(account(n));
            if (length == 0) accounts[length++] = account(n);
            accounts[length++] = account(n);
        }
        assembly ("memory-safe") {
            mstore(accounts, length)
        }
        dao.membership.enrol(accounts);
        for (uint256 n = 0; n < ACTORS; ++n) _noteEnrolment(n, due[n], admitted[n]);
    }

    function leave(uint256 actor) external deed {
        leaveAs(CORE + (actor % (ACTORS - CORE)));
    }

    function leaveAs(uint256 actor) internal {
        bool expected = isMember(actor);
        bool left = attempt(account(actor), address(dao.membership), abi.encodeCall(IMembership.leave, ()));
        check(left == expected, "leaving is open to every member");
        note(left, Deed.Leave);
        if (left) vacate(actor);
    }

    function vacate(uint256 actor) internal {
        lives[actor].joinedAt = 0;
        if (isVoter(actor)) lives[actor].votes[lives[actor].votes.length - 1].until = clock();
    }

    /// @dev I5: a voter only after the whole waiting period, and with the vouches of voters.
    function _noteEnrolment(uint256 actor, bool due, bool admitted) private {
        bool enrolled = !isVoter(actor) && dao.membership.isVoter(account(actor));
        check(enrolled || !admitted, "passed over although due");
        if (!enrolled) return;
        check(due, "I5: enrolled before the waiting period was over");
        note(true, Deed.Enrol);
        uint256 number = dao.membership.seatOf(account(actor)).voterNumber;
        lives[actor].votes.push(Interval(clock(), FOREVER, number, lives[actor].joinedAt));
        check(_vouches(actor) >= _vouchesNeeded(), "enrolled without the vouches needed");
    }

    function _vouch(uint256 voter, uint256 candidate) private {
        bool may = isVoter(voter) && isMember(candidate) && !isVoter(candidate);
        bytes memory data = abi.encodeCall(IVouchAdmission.vouch, (account(candidate)));
        bool vouched = attempt(account(voter), address(dao.policy), data);
        check(!vouched || may, "a vouch of no voter, or for nobody who waits");
        if (vouched) lives[candidate].vouchedBy[lives[candidate].seats][voter] = true;
    }

    function _vouches(uint256 candidate) private view returns (uint256 count) {
        for (uint256 n = 0; n < ACTORS; ++n) {
            if (isVoter(n) && lives[candidate].vouchedBy[lives[candidate].seats][n]) ++count;
        }
    }

    /// @dev A coalition with fewer voters than vouches needed asks for as many as it has.
    function _vouchesNeeded() private view returns (uint256 needed) {
        needed = IVouchAdmission(address(dao.policy)).vouchesNeeded();
        if (needed > CORE) needed = CORE;
    }
}
