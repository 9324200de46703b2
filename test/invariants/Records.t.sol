// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Version} from "../../contracts/interfaces/IArchive.sol";
import {IJournaled} from "../../contracts/interfaces/IJournaled.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {Deed, Entry, IHandler} from "./IHandler.sol";
import {InvariantTest} from "./InvariantTest.sol";

/// @title I21, I28: what was recorded stays, and the journals tell all of it
contract RecordsInvariants is InvariantTest {
    function invariant_I28_journalsEqualWhatAnAuditorFolds() external view {
        assertNoFault();
        _checkJournal(address(dao.timelock));
        _checkJournal(address(dao.directory));
        _checkJournal(address(dao.authenticator));
        _checkJournal(address(dao.archive));
        _checkJournal(address(dao.policy));
        _checkJournal(address(dao.membership));
        _checkJournal(address(dao.offices));
        _checkJournal(address(dao.ballotBox));
        _checkJournal(address(dao.electionCount));
        _checkJournal(address(dao.elections));
        _checkJournal(address(dao.recalls));
        _checkJournal(address(dao.conduct));
        _checkJournal(address(dao.lists));
        _checkJournal(address(dao.rulebook));
        _checkJournal(address(dao.amendments));
        _checkJournal(address(dao.notices));
        _checkJournal(address(dao.governor));
    }

    /// @dev I21: each version ever recorded is still there as it was, and numbers have no gaps.
    function afterInvariant() external view {
        Entry[] memory entries = world.entries();
        for (uint256 i = 0; i < entries.length; ++i) {
            Entry memory entry = entries[i];
            Version memory version = dao.archive.version(entry.document, entry.number);
            assertEq(version.id, entry.version, "I21: another version in its place");
            assertEq(version.recordedAt, entry.recordedAt, "I21: another time");
            assertEq(version.renditions, 1, "I21: renditions");
            assertTrue(version.withdrawn == entry.withdrawn, "I21: tombstone");
            assertEq(dao.archive.document(entry.document).author, entry.author, "I21: author");
            uint256 versions = 0;
            for (uint256 j = 0; j < entries.length; ++j) if (entries[j].document == entry.document) ++versions;
            assertEq(dao.archive.document(entry.document).versions, versions, "I21: numbers with gaps");
        }
        assertBusy(Deed.Record, 2);
        assertBusy(Deed.File, 4);
        assertBusy(Deed.Second, 8);
        assertBusy(Deed.Join, 1);
    }

    function deeds() internal pure override returns (bytes4[] memory selectors) {
        selectors = new bytes4[](14);
        selectors[0] = IHandler.join.selector;
        selectors[1] = IHandler.vouch.selector;
        selectors[2] = IHandler.enrol.selector;
        selectors[3] = IHandler.leave.selector;
        selectors[4] = IHandler.file.selector;
        selectors[5] = IHandler.withdraw.selector;
        selectors[6] = IHandler.takeOver.selector;
        selectors[7] = IHandler.voteInBatch.selector;
        selectors[8] = IHandler.carry.selector;
        selectors[9] = IHandler.deposit.selector;
        selectors[10] = IHandler.dissent.selector;
        selectors[11] = IHandler.bury.selector;
        selectors[12] = IHandler.execute.selector;
        selectors[13] = IHandler.usurp.selector;
    }

    function _checkJournal(address place) private view {
        (uint256 count, bytes28 head) = IJournaled(place).journal();
        (uint256 folded, bytes28 foldedHead) = world.headOf(place);
        assertEq(count, folded, "I28: entries");
        assertEq(head, foldedHead, "I28: head");
    }
}
