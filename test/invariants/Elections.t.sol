// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IJournaled} from "../../contracts/interfaces/IJournaled.sol";
import {OfficeSeat} from "../../contracts/interfaces/IOffices.sol";
import {PairwiseMatrix} from "../../contracts/libraries/PairwiseMatrix.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {clock} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {GhostCount} from "./GhostCount.sol";
import {ElectionDeed, IElectionHandler, Race} from "./IElectionHandler.sol";

/// @title I15 to I18: what a call froze stays, ballots are counted once each, and officers were elected
contract ElectionInvariants {
    using PairwiseMatrix for uint256[];

    IElectionHandler private _world;
    Coalition private _dao;

    error TooQuiet(ElectionDeed deed, uint256 done, uint256 calls);

    function setUp() external {
        _world = IElectionHandler(deploy("ElectionHandler", ""));
        _dao = _world.coalition();
    }

    /// @dev What people do by themselves is not next to nothing, or the invariants would prove nothing.
    function test_aQuietRunIsFullOfLife() external {
        for (uint256 i = 0; i < 64; ++i) _world.wait(0, 3600);
        _assertBusy(ElectionDeed.Called, 1);
        _assertBusy(ElectionDeed.Accepted, 1);
        _assertBusy(ElectionDeed.Cast, 1);
        _assertBusy(ElectionDeed.Counted, 1);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_world);
    }

    function invariant_I15_I16_I17_I18_electionsGoByTheirCallAndOfficersWereElected() external view {
        _assertNoFault();
        _checkFrozen();
        _checkBoxes();
        _checkOfficers();
    }

    /// @dev I15: seats, electorate, quorum, terms and rules stay as they were at the call, candidates as on the paper.
    function _checkFrozen() private view {
        Race[] memory races = _world.races();
        for (uint256 i = 0; i < races.length; ++i) {
            assertEq(_world.frozenOf(races[i].id), races[i].frozen, "I15: something changed since the call");
            if (races[i].ballotId == 0) continue;
            address[] memory candidates = _dao.elections.candidates(races[i].id);
            bytes32 paper = keccak256(abi.encode(races[i].paper));
            assertEq(keccak256(abi.encode(candidates)), paper, "I15: other candidates than on the paper");
        }
    }

    /// @dev I16, I17: the box holds the last ballot of everybody who cast one; who is elected was on the paper, once.
    function _checkBoxes() private view {
        Race[] memory races = _world.races();
        for (uint256 i = 0; i < races.length; ++i) {
            if (races[i].ballotId == 0) continue;
            uint256 n = races[i].paper.length + 1;
            (, uint256 ballots, uint256[] memory matrix) = _dao.ballotBox.result(races[i].ballotId);
            assertEq(ballots, races[i].rankings.length, "I16: ballots");
            uint256[][] memory preferred = GhostCount.pairs(races[i].rankings, n);
            for (uint256 k = 0; k < n; ++k) {
                for (uint256 j = 0; j < n; ++j) {
                    if (j != k) assertEq(matrix.preferred(n, k, j), preferred[k][j], "I16: a pair");
                }
            }
            _checkElected(races[i]);
        }
    }

    /// @dev I18: whoever holds a seat was elected to the office, is a member, and the term runs; one seat each, and no
    /// two offices that exclude each other.
    function _checkOfficers() private view {
        bytes32[] memory offices = _world.officeIds();
        address[] memory actors = _world.actors();
        for (uint256 i = 0; i < offices.length; ++i) {
            for (uint256 n = 0; n < actors.length; ++n) {
                uint256 held = _checkSeats(offices[i], actors[n]);
                assertTrue(held <= 1, "I18: two seats of one office");
                bool officer = _dao.offices.isOfficer(offices[i], actors[n]);
                assertTrue(officer == (held == 1), "I18: an officer without a seat, or the other way round");
            }
        }
        for (uint256 n = 0; n < actors.length; ++n) {
            bool both = _dao.offices.isOfficer(offices[1], actors[n]) && _dao.offices.isOfficer(offices[2], actors[n]);
            assertTrue(!both, "I18: offices that exclude each other");
        }
    }

    /// @dev I28: the journals are what an auditor folds.
    function afterInvariant() external view {
        _checkJournal(address(_dao.elections));
        _checkJournal(address(_dao.offices));
        _checkJournal(address(_dao.ballotBox));
        _assertBusy(ElectionDeed.Called, 1);
    }

    function _checkElected(Race memory race) private pure {
        for (uint256 k = 0; k < race.elected.length; ++k) {
            bool listed = false;
            for (uint256 j = 0; j < race.paper.length; ++j) listed = listed || race.paper[j] == race.elected[k];
            assertTrue(listed, "I16: elected without having stood");
            for (uint256 j = 0; j < k; ++j) assertTrue(race.elected[j] != race.elected[k], "I16: elected twice");
        }
        assertTrue(race.seated <= race.elected.length, "I16: more seats than were won");
    }

    /// @dev How many seats of the office the account holds.
    function _checkSeats(bytes32 officeId, address account) private view returns (uint256 held) {
        OfficeSeat[] memory seats = _dao.offices.seats(officeId);
        for (uint256 k = 0; k < seats.length; ++k) {
            if (seats[k].holder != account) continue;
            ++held;
            assertTrue(_world.hasWon(officeId, account), "I18: an officer nobody elected");
            assertTrue(_dao.membership.isMember(account), "I18: an officer who left");
            bool runs = seats[k].term.from <= clock() && clock() < seats[k].term.until;
            assertTrue(runs, "I18: a term that does not run");
        }
    }

    function _checkJournal(address place) private view {
        (uint256 count, bytes28 head) = IJournaled(place).journal();
        (uint256 folded, bytes28 foldedHead) = _world.headOf(place);
        assertEq(count, folded, "I28: entries");
        assertEq(head, foldedHead, "I28: head");
    }

    function _assertNoFault() private view {
        string memory fault = _world.fault();
        assertTrue(bytes(fault).length == 0, fault);
    }

    /// @dev At least so many of a kind in every 64 calls. There are so few
    /// elections that longer runs do no more.
    function _assertBusy(ElectionDeed deed, uint256 least) private view {
        uint256 done = _world.done(deed);
        if (done < least && _world.calls() >= 64) revert TooQuiet(deed, done, _world.calls());
    }
}
