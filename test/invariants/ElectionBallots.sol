// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Election, ElectionStage, IElections} from "../../contracts/interfaces/IElections.sol";
import {OfficeSeat} from "../../contracts/interfaces/IOffices.sol";
import {IOpenBallotBox} from "../../contracts/interfaces/IOpenBallotBox.sol";
import {VM, clock} from "../vm/Vm.sol";
import {ElectionWorld} from "./ElectionWorld.sol";
import {GhostCount} from "./GhostCount.sol";
import {ElectionDeed, Race} from "./IElectionHandler.sol";

/// @title ElectionBallots: the steps that the clock makes due, ballots cast and replaced, and the count
abstract contract ElectionBallots is ElectionWorld {
    uint256 private constant MOST_GAS = 16_777_216;

    /// @dev Takes the step that is due, if one is.
    function _advance(uint256 index) internal {
        Race storage race = _races[index];
        ElectionStage stage = dao.elections.stage(race.id);
        if (stage == ElectionStage.Reckoning) _take(race, abi.encodeCall(IElections.proceed, (race.id)));
        if (stage == ElectionStage.Opening) {
            _take(race, abi.encodeCall(IElections.openBallot, (race.id)));
            if (dao.elections.stage(race.id) == ElectionStage.Ballot) _noteBallot(race);
        }
        if (stage == ElectionStage.Closing) {
            _take(race, abi.encodeCall(IElections.close, (race.id)));
            VM.roll(VM.getBlockNumber() + 1);
        }
        if (stage == ElectionStage.Counting) _tally(race);
        if (stage == ElectionStage.Seating) _seat(race);
    }

    /// @dev A voter's ballot, good or spoilt: with ranks that are not there, or a sequence used before.
    function _cast(address voter, uint256 index, uint24 ranking, uint256 flaw) internal {
        Race storage race = _races[index];
        if (race.ballotId == 0) return;
        uint256 n = race.paper.length + 1;
        Election memory e = dao.elections.election(race.id);
        uint256 number = dao.membership.voterNumberAt(voter, e.calledAt);
        uint48 sequence = _sequenceOf[race.ballotId][number] + (flaw % 8 == 0 ? 0 : 1 + uint48(flaw % 3));
        bytes memory ranks = new bytes(flaw % 8 == 1 ? n + 1 : n);
        for (uint256 i = 0; i < ranks.length; ++i) {
            uint256 rank = ((ranking >> (4 * i)) & 0xf) % (n + 1);
            ranks[i] = bytes1(uint8(flaw % 8 == 2 ? n + 1 : rank));
        }
        bool open = clock() >= e.opensAt && clock() <= e.closesAt && e.milestone == ElectionStage.Ballot;
        bool right = open && number != 0 && flaw % 8 > 2;
        bytes memory data = abi.encodeCall(IOpenBallotBox.castBallot, (race.ballotId, ranks, sequence));
        bool success = _attempt(voter, address(dao.ballotBox), data);
        _expect(success == right, "I16: a ballot counts exactly if its voter may cast it");
        bool again = _placeOf[race.ballotId][number] != 0;
        _note(success, again ? ElectionDeed.Replaced : ElectionDeed.Cast);
        if (success) _noteRanking(race, number, sequence, ranks);
    }

    function _noteRanking(Race storage race, uint256 number, uint48 sequence, bytes memory ranks) private {
        uint24 ranking = 0;
        for (uint256 i = 0; i < ranks.length; ++i) ranking |= uint24(uint256(uint8(ranks[i])) << (4 * i));
        _sequenceOf[race.ballotId][number] = sequence;
        uint256 place = _placeOf[race.ballotId][number];
        if (place == 0) {
            race.rankings.push(ranking);
            _placeOf[race.ballotId][number] = race.rankings.length;
        } else {
            race.rankings[place - 1] = ranking;
        }
    }

    function _take(Race storage race, bytes memory data) private {
        bool success = _attempt(_person(calls), address(dao.elections), data);
        _expect(success, "I15: a step that was due could not be taken");
        _expect(frozenOf(race.id) == race.frozen, "I15: a step changed what the call froze");
    }

    /// @dev The first ballot, or the re-run: nobody comes onto it any more, or goes.
    function _noteBallot(Race storage race) private {
        Election memory e = dao.elections.election(race.id);
        address[] memory candidates = dao.elections.candidates(race.id);
        if (e.run == 0) race.paper = candidates;
        else _expect(_same(race.paper, candidates), "I15: other candidates on the re-run");
        race.ballotId = dao.elections.ballotIdOf(race.id, e.run);
        delete race.rankings;
    }

    function _tally(Race storage race) private {
        Election memory e = dao.elections.election(race.id);
        bytes32 seed = keccak256(abi.encode(race.ballotId, calls));
        VM.setBlockhash(e.drawBlock, seed);
        uint256 gas = gasleft();
        bool success = _attempt(_person(calls), address(dao.elections), abi.encodeCall(IElections.count, (race.id)));
        _expect(gas - gasleft() < MOST_GAS, "I17: a count beyond what a transaction takes");
        _expect(success, "I17: a ballot that was closed could not be counted");
        ++done[ElectionDeed.Counted];
        bool quorate = race.rankings.length >= dao.elections.quorumOf(race.id);
        ElectionStage stage = dao.elections.stage(race.id);
        if (quorate) {
            _expect(stage == ElectionStage.Provisional, "I16: a result that misses its quorum");
            race.elected = dao.elections.elected(race.id);
            _checkOrder(race, seed);
        } else {
            ElectionStage next = e.run == 0 ? ElectionStage.Ballot : ElectionStage.HeldOver;
            _expect(stage == next, "I16: a result without its quorum");
            if (stage == ElectionStage.Ballot) _noteBallot(race);
        }
    }

    /// @dev I17: elected is exactly who beats "re-open nominations"; nobody stands behind somebody they beat, and of
    /// those whom nobody left beats the smallest lot is next.
    function _checkOrder(Race storage race, bytes32 seed) private {
        uint256 n = race.paper.length + 1;
        uint256 all = (1 << n) - 1;
        uint256[][] memory preferred = GhostCount.pairs(race.rankings, n);
        uint256 left = 0;
        for (uint256 i = 1; i < n; ++i) if (GhostCount.beats(preferred, all, i, 0)) left |= 1 << i;
        for (uint256 place = 0; place < race.elected.length; ++place) {
            uint256 next = _alternative(race, race.elected[place]);
            _expect((left >> next) & 1 == 1, "I16: elected without beating RON, or twice");
            for (uint256 i = 1; i < n; ++i) {
                if (i == next || (left >> i) & 1 == 0) continue;
                _expect(!GhostCount.beats(preferred, all, i, next), "I17: behind somebody they beat");
                bool tied = !_isBeaten(preferred, left, i, n);
                bool smaller = _lot(seed, race, next) <= _lot(seed, race, i);
                _expect(!tied || smaller, "I17: a tie that the lots decide otherwise");
            }
            left &= ~(1 << next);
        }
        _expect(left == 0, "I17: somebody who beats RON is missing");
    }

    /// @dev I16, I18: the seats that were called go to people who were elected, to each once.
    function _seat(Race storage race) private {
        OfficeSeat[] memory earlier = dao.offices.seats(race.officeId);
        _take(race, abi.encodeCall(IElections.seat, (race.id)));
        OfficeSeat[] memory later = dao.offices.seats(race.officeId);
        uint16 called = dao.elections.election(race.id).seats;
        for (uint256 i = 0; i < later.length; ++i) {
            address winner = _latest(later[i]);
            if (winner == address(0) || (i < earlier.length && winner == _latest(earlier[i]))) continue;
            _expect((called >> i) & 1 == 1, "I18: a seat was filled that was not called");
            _expect(_isElected(race, winner), "I18: somebody was seated who was not elected");
            ++race.seated;
        }
        for (uint256 i = 0; i < race.elected.length; ++i) hasWon[race.officeId][race.elected[i]] = true;
        if (race.seated != 0) ++done[ElectionDeed.Seated];
    }

    function _latest(OfficeSeat memory seat) private pure returns (address) {
        return seat.next == address(0) ? seat.holder : seat.next;
    }

    function _isElected(Race storage race, address account) private view returns (bool) {
        for (uint256 i = 0; i < race.elected.length; ++i) if (race.elected[i] == account) return true;
        return false;
    }

    function _alternative(Race storage race, address candidate) private view returns (uint256) {
        for (uint256 i = 0; i < race.paper.length; ++i) if (race.paper[i] == candidate) return i + 1;
        return 0;
    }

    function _lot(bytes32 seed, Race storage race, uint256 alternative) private view returns (uint256) {
        return uint256(keccak256(abi.encode(seed, race.id, race.paper[alternative - 1])));
    }

    function _isBeaten(uint256[][] memory preferred, uint256 left, uint256 i, uint256 n) private pure returns (bool) {
        for (uint256 j = 1; j < n; ++j) {
            if (j != i && (left >> j) & 1 == 1 && GhostCount.beats(preferred, (1 << n) - 1, j, i)) return true;
        }
        return false;
    }

    function _same(address[] memory one, address[] memory other) private pure returns (bool) {
        return keccak256(abi.encode(one)) == keccak256(abi.encode(other));
    }
}
