// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DocumentKind, IArchive} from "../../contracts/interfaces/IArchive.sol";
import {Election, ElectionRules, ElectionStage, IElections} from "../../contracts/interfaces/IElections.sol";
import {IOffices, OfficeTerms} from "../../contracts/interfaces/IOffices.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Texts} from "../fixture/Texts.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {ElectionBallots} from "./ElectionBallots.sol";
import {ElectionDeed, Race} from "./IElectionHandler.sol";

/// @title ElectionHandler: nominees, voters, challengers and usurpers, in the hands of the fuzzer
contract ElectionHandler is ElectionBallots {
    /// @dev Every third call people do what people do, so that no run is without life.
    modifier deed() {
        ++calls;
        if (calls % 3 == 0) _routine(uint256(keccak256(abi.encode(calls))));
        _;
    }

    function call(uint256 actor, uint256 office) external deed {
        _call(actor, office);
    }

    function nominate(uint256 actor, uint256 whom, uint256 which) external deed {
        if (_races.length != 0) _nominate(actor, whom, which % _races.length);
    }

    function second(uint256 actor, uint256 whom, uint256 which) external deed {
        if (_races.length != 0) _second(actor, whom, which % _races.length);
    }

    function accept(uint256 whom, uint256 which) external deed {
        if (_races.length != 0) _accept(whom, which % _races.length);
    }

    /// @dev Few do, or there would be no candidates.
    function giveUp(uint256 whom, uint256 which, uint256 how) external deed {
        if (_races.length == 0 || how % 8 < 5) return;
        Race storage race = _races[which % _races.length];
        bytes memory data = abi.encodeCall(IElections.decline, (race.id));
        if (how % 4 == 1) data = abi.encodeCall(IElections.withdraw, (race.id));
        address target = address(dao.elections);
        if (how % 4 == 2) (target, data) = (address(dao.offices), abi.encodeCall(IOffices.resign, (race.officeId)));
        _attempt(Pilot.account(whom % STANDING), target, data);
    }

    /// @dev The step that is due; or one that is not, which nobody can take.
    function step(uint256 which, uint256 what) external deed {
        if (_races.length == 0) return;
        uint256 index = which % _races.length;
        if (what % 2 == 0) _advance(index);
        else _hurry(_races[index].id, (what / 2) % 5);
    }

    function cast(uint16 mask, uint256 which, uint256 wishes, uint256 flaws) external deed {
        if (_races.length == 0) return;
        uint256 index = which % _races.length;
        for (uint256 n = 0; n <= ACTORS; ++n) {
            if ((mask >> n) & 1 == 1) _cast(_person(n), index, uint24(wishes >> (24 * n)), flaws >> (8 * n));
        }
    }

    function challenge(uint256 actor, uint256 which) external deed {
        if (_races.length == 0) return;
        bytes32 id = _races[which % _races.length].id;
        bool provisional = dao.elections.stage(id) == ElectionStage.Provisional;
        bytes memory data = abi.encodeCall(IElections.challenge, (id, "Not so."));
        bool success = _attempt(_person(actor), address(dao.elections), data);
        _expect(!success || provisional, "I15: a challenge out of time");
    }

    /// @dev What a motion would do in the middle of an election, and what others try in its place.
    function govern(uint256 actor, uint256 what, uint256 seed) external deed {
        bool may = actor % 3 != 0;
        address sender = may ? address(dao.timelock) : _person(actor);
        address target = address(dao.elections);
        bytes memory data;
        if (what % 8 == 0) {
            if (_races.length == 0) return;
            data = abi.encodeCall(IElections.annul, (_races[seed % _races.length].id, "Annulled."));
        } else if (what % 2 == 0) {
            data = abi.encodeCall(IElections.setElectionRules, (_rules(seed)));
        } else {
            bytes32 office = _offices[seed % _offices.length];
            (target, data) = (
                address(dao.offices),
                abi.encodeCall(IOffices.changeOffice, (office, _terms(office, seed)))
            );
        }
        bool success = _attempt(sender, target, data);
        _expect(!success || may, "I24: somebody governs who may not");
        if (!may) ++done[ElectionDeed.Repelled];
    }

    /// @dev The first six stay, so that there are voters.
    function comeOrGo(uint256 actor) external deed {
        address account = Pilot.account(6 + (actor % 2));
        (, bytes32 code) = dao.archive.currentCode();
        bool member = dao.membership.isMember(account);
        VM.prank(account);
        if (member) dao.membership.leave();
        else dao.membership.join(0, code);
        address[] memory one = new address[](1);
        one[0] = Pilot.account(6 + ((actor + 1) % 2));
        dao.membership.enrol(one);
        _collect();
    }

    /// @dev Mostly days; now and then until a term is over.
    function wait(uint256 kind, uint256 time) external deed {
        skip(kind % 16 == 5 ? 700 days : 1 + (time % 1 days));
    }

    // ------------------------------------------------------------------------------------------------- internal

    /// @dev The first election that is not over, one step further.
    function _routine(uint256 draw) private {
        uint256 index = 0;
        while (index < _races.length && dao.elections.stage(_races[index].id) >= ElectionStage.Seated) ++index;
        if (index == _races.length) return _call(draw, draw);
        Election memory e = dao.elections.election(_races[index].id);
        ElectionStage stage = dao.elections.stage(_races[index].id);
        if (stage <= ElectionStage.Acceptance) {
            if (stage == ElectionStage.Nominations && dao.elections.candidates(_races[index].id).length < 2) {
                for (uint256 n = 0; n < 6; ++n) {
                    _nominate(n, draw + (n / 2), index);
                    _second((draw >> 8) + n, draw + (n / 2), index);
                    if (n % 2 == 1) _accept(draw + (n / 2), index);
                }
                if (draw % 4 == 0) VM.warp(e.acceptanceUntil + 1);
            } else {
                VM.warp(e.acceptanceUntil + 1);
            }
        } else if (stage == ElectionStage.Ballot) {
            for (uint256 n = 0; n < 3; ++n) _cast(_person((draw >> 8) + n), index, uint24(draw >> (16 + 24 * n)), 7);
            if (_races[index].rankings.length > 3 || draw % 8 == 0) VM.warp(e.closesAt + 1);
        } else {
            if (stage == ElectionStage.Campaign) VM.warp(e.opensAt + 1);
            if (stage == ElectionStage.Provisional || stage == ElectionStage.Held) VM.warp(e.settlesAt + 1);
            _advance(index);
        }
    }

    function _call(uint256 actor, uint256 office) private {
        if (_races.length == MOST) return;
        bytes32 officeId = _offices[office % _offices.length];
        bytes32 latest = dao.elections.latestElection(officeId);
        bool running = latest != 0 && dao.elections.stage(latest) < ElectionStage.Seated;
        (uint16 due, ) = dao.elections.due(officeId);
        bytes memory data = abi.encodeCall(IElections.callElection, (officeId));
        bool success = _attempt(_person(actor), address(dao.elections), data);
        _expect(success == (due != 0 && !running), "I15: a call of an office that is not due, or twice");
        _note(success, ElectionDeed.Called);
        if (!success) return;
        Race storage race = _races.push();
        (race.id, race.officeId) = (dao.elections.latestElection(officeId), officeId);
        race.frozen = frozenOf(race.id);
        // Whoever is a voter now votes in it: the snapshot must be in the past before anybody asks.
        skip(1);
    }

    function _nominate(uint256 actor, uint256 whom, uint256 index) private {
        bytes memory data = abi.encodeCall(IElections.nominate, (_races[index].id, Pilot.account(whom % STANDING)));
        _attempt(_person(actor), address(dao.elections), data);
    }

    function _second(uint256 actor, uint256 whom, uint256 index) private {
        bytes memory data = abi.encodeCall(IElections.second, (_races[index].id, Pilot.account(whom % STANDING)));
        _attempt(_person(actor), address(dao.elections), data);
    }

    function _accept(uint256 whom, uint256 index) private {
        Race storage race = _races[index];
        address nominee = Pilot.account(whom % STANDING);
        string memory name = dao.elections.statementName(race.id);
        bytes32 document = dao.archive.documentIdOf(nominee, DocumentKind.NominationStatement, name);
        (, bytes32 statement) = dao.archive.currentVersion(document);
        if (statement == 0) {
            bytes memory deposit = abi.encodeCall(
                IArchive.deposit,
                (DocumentKind.NominationStatement, name, 0, Texts.single("Elect me."))
            );
            _attempt(nominee, address(dao.archive), deposit);
            (, statement) = dao.archive.currentVersion(document);
        }
        bytes memory data = abi.encodeCall(IElections.accept, (race.id, statement, "none"));
        bool success = _attempt(nominee, address(dao.elections), data);
        bool inTime = dao.elections.stage(race.id) <= ElectionStage.Acceptance;
        _expect(!success || inTime, "I15: a candidate out of time");
        _note(success, ElectionDeed.Accepted);
    }

    /// @dev A step at a stage where it is not due.
    function _hurry(bytes32 id, uint256 what) private {
        ElectionStage[5] memory stages = [
            ElectionStage.Reckoning,
            ElectionStage.Opening,
            ElectionStage.Closing,
            ElectionStage.Counting,
            ElectionStage.Seating
        ];
        if (dao.elections.stage(id) == stages[what]) return;
        bytes[5] memory data = [
            abi.encodeCall(IElections.proceed, (id)),
            abi.encodeCall(IElections.openBallot, (id)),
            abi.encodeCall(IElections.close, (id)),
            abi.encodeCall(IElections.count, (id)),
            abi.encodeCall(IElections.seat, (id))
        ];
        bool success = _attempt(_person(calls), address(dao.elections), data[what]);
        // Lots that nobody drew in time are drawn anew.
        bool anew = what == 2 && dao.elections.stage(id) == ElectionStage.Counting;
        _expect(!success || anew, "I15: a step before its time");
        _note(success, ElectionDeed.Repelled);
    }

    function _rules(uint256 seed) private pure returns (ElectionRules memory rules) {
        rules = Pilot.elections();
        rules.ballot = uint32(3 days + (seed % 20 days));
        rules.challenge = uint32(1 days + ((seed >> 16) % 10 days));
        rules.acceptance = uint32(1 days + ((seed >> 32) % 40 days));
        rules.secondsNeeded = uint8((seed >> 48) % 3);
        rules.challengeFloor = uint8((seed >> 56) % 8);
    }

    function _terms(bytes32 office, uint256 seed) private view returns (OfficeTerms memory terms) {
        terms = dao.offices.termsOf(office);
        terms.seats = uint8(1 + ((seed >> 8) % 4));
        terms.cohorts = 1;
        terms.termsInRow = uint8((seed >> 16) % 5);
        terms.term = uint32(200 days + ((seed >> 24) % 900 days));
    }
}
