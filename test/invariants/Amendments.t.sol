// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Place} from "../../contracts/interfaces/IAmendments.sol";
import {IJournaled} from "../../contracts/interfaces/IJournaled.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {clock} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {AmendmentDeed, Contest, IAmendmentHandler} from "./IAmendmentHandler.sol";

/// @title I34, I35: who is on the ballot, and that the count is that of the ballots
contract AmendmentInvariants {
    IAmendmentHandler private _world;
    Coalition private _dao;

    error TooQuiet(AmendmentDeed deed, uint256 done, uint256 calls);

    function setUp() external {
        _world = IAmendmentHandler(deploy("AmendmentHandler", ""));
        _dao = _world.coalition();
    }

    /// @dev What people do by themselves is not next to nothing, or the invariants would prove nothing.
    function test_aQuietRunIsFullOfLife() external {
        for (uint256 i = 0; i < 64; ++i) _world.wait(0, 3600);
        _assertBusy(AmendmentDeed.Filed, 1);
        _assertBusy(AmendmentDeed.Amended, 1);
        _assertBusy(AmendmentDeed.Entered, 1);
        _assertBusy(AmendmentDeed.Ranked, 1);
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_world);
    }

    function invariant_I34_I35_fiveTextsAtMostAndTheirBallotsCounted() external view {
        _assertNoFault();
        _checkPapers();
        _checkCounts();
    }

    /// @dev I34: five texts at most, all of this motion, none twice; the first ballot fixes them, the filing the
    /// electorate.
    function _checkPapers() private view {
        Contest[] memory contests = _world.contests();
        for (uint256 i = 0; i < contests.length; ++i) {
            (uint256[] memory texts, bytes32 digest) = _dao.amendments.ballotOf(contests[i].id);
            Place[] memory places = _dao.amendments.places(contests[i].id);
            assertTrue(texts.length <= 5, "I34: more than five texts");
            assertEq(texts.length, places.length, "I34: texts without places");
            assertEq(places[0].origin, contests[i].id, "I34: the motion is not first");
            assertEq(digest, keccak256(abi.encodePacked(texts)), "I34: digest");
            assertEq(_dao.governor.proposalSnapshot(contests[i].id), contests[i].snapshot, "I34: another electorate");
            _checkTexts(i, contests[i].id, texts);
            if (contests[i].options.length == 0) continue;
            bytes32 fixedOnes = keccak256(abi.encodePacked(contests[i].options));
            assertEq(digest, fixedOnes, "I34: other texts than the first ballot found");
        }
    }

    /// @dev I35: counts, pair by pair, are those of the ballots noted; the winner is on the ballot and the teller's.
    function _checkCounts() private view {
        Contest[] memory contests = _world.contests();
        for (uint256 i = 0; i < contests.length; ++i) {
            uint256 winner = _dao.amendments.winner(contests[i].id);
            if (contests[i].options.length == 0) {
                assertEq(winner, 0, "I35: a winner without a ballot");
                continue;
            }
            (uint256[][] memory expected, uint256 text) = _world.recount(i);
            (uint256 ballots, uint256[][] memory preferred) = _dao.amendments.tally(contests[i].id);
            assertEq(ballots, contests[i].rankings.length, "I35: ballots");
            assertEq(preferred.length, expected.length, "I35: alternatives");
            for (uint256 k = 0; k < expected.length; ++k) {
                for (uint256 j = 0; j < expected.length; ++j) assertEq(preferred[k][j], expected[k][j], "I35: a pair");
            }
            assertEq(winner, text, "I35: another winner than the teller's");
            _checkStates(contests[i], winner);
        }
    }

    /// @dev I28: the journals are what an auditor folds.
    function afterInvariant() external view {
        _checkJournal(address(_dao.amendments));
        _checkJournal(address(_dao.governor));
        _assertBusy(AmendmentDeed.Filed, 1);
    }

    function _checkJournal(address place) private view {
        (uint256 count, bytes28 head) = IJournaled(place).journal();
        (uint256 folded, bytes28 foldedHead) = _world.headOf(place);
        assertEq(count, folded, "I28: entries");
        assertEq(head, foldedHead, "I28: head");
    }

    function _checkTexts(uint256 index, uint256 motion, uint256[] memory texts) private view {
        for (uint256 k = 0; k < texts.length; ++k) {
            if (texts[k] == 0) continue;
            assertEq(_dao.amendments.motionOf(texts[k]), motion, "I34: a text of another motion");
            assertEq(_world.contestOf(texts[k]), index + 1, "I34: a text nobody filed for it");
            for (uint256 j = 0; j < k; ++j) assertTrue(texts[j] != texts[k], "I34: a text twice");
        }
    }

    /// @dev The winner passes, and only it.
    function _checkStates(Contest memory contest, uint256 winner) private view {
        if (clock() <= _dao.governor.proposalDeadline(contest.id)) return;
        for (uint256 k = 0; k < contest.options.length; ++k) {
            if (contest.options[k] == 0) continue;
            bool passed = _dao.governor.state(contest.options[k]) == IGovernor.ProposalState.Succeeded;
            assertTrue(passed == (contest.options[k] == winner), "I35: another text passed than won");
        }
    }

    function _assertNoFault() private view {
        string memory fault = _world.fault();
        assertTrue(bytes(fault).length == 0, fault);
    }

    /// @dev At least so many of a kind in every 64 calls. There are so few
    /// motions that longer runs do no more.
    function _assertBusy(AmendmentDeed deed, uint256 least) private view {
        uint256 done = _world.done(deed);
        if (done < least && _world.calls() >= 64) revert TooQuiet(deed, done, _world.calls());
    }
}
