// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseOutcome, CaseStage, IConduct, Verdict} from "../../contracts/interfaces/IConduct.sol";
import {IJournaled} from "../../contracts/interfaces/IJournaled.sol";
import {OfficeTerms} from "../../contracts/interfaces/IOffices.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {IFounder} from "../fixture/Founder.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {JournalFold} from "../invariants/JournalFold.sol";
import {VM, clock} from "../vm/Vm.sol";
import {deploy} from "../vm/deploy.sol";

/// @dev What people do, by the outcome that makes a run worth something.
enum ConductDeed {
    Reported,
    Dismissed,
    Noticed,
    Suspended,
    Held,
    Appealed,
    Judged,
    Recused,
    Replied,
    RepliedOnAppeal,
    Refused
}

/// @title ConductWorld: a coalition with its bench, and what a careful clerk notes of its cases
/// @dev Deeds never revert on a broken expectation, since a revert would undo the note; they keep the first in {fault}.
abstract contract ConductWorld {
    using JournalFold for JournalFold.Book;

    bytes32 internal constant OFFICER = keccak256("conduct-officer");
    bytes32 internal constant PANELLIST = keccak256("appeal-panellist");
    uint256 internal constant PEOPLE = 12;
    uint256 internal constant FIRST_OFFICER = 2;
    uint256 internal constant FIRST_PANELLIST = 5;
    uint256 internal constant BENCH = 3;
    uint256 internal constant MOST_CASES = 10;

    Coalition internal dao;
    string public fault;
    uint256 public calls;
    mapping(ConductDeed => uint256) public done;
    bytes32[] internal cases;
    mapping(bytes32 caseId => CaseStage) internal seen;
    mapping(bytes32 caseId => mapping(address => bool)) internal recused;
    mapping(bytes32 caseId => mapping(address => bool)) internal tookPart;
    mapping(bytes32 caseId => mapping(address => bool)) internal accepted;
    /// @dev Until when nobody may be held again, by the case that held them last.
    mapping(address respondent => uint48) internal notHeldBefore;
    /// @dev Posts and evidence that a sanction used up; a person's own, and each kind by itself.
    mapping(address respondent => mapping(bytes32 post => bool)) internal punishedPost;
    mapping(address respondent => mapping(bytes32 evidence => bool)) internal punishedEvidence;
    JournalFold.Book internal book;

    constructor() {
        VM.warp(Pilot.FOUNDED_AT);
        VM.recordLogs();
        book.open();
        dao = IFounder(deploy("Founder", "")).found(Pilot.choices());
        _seat(OFFICER, FIRST_OFFICER);
        _seat(PANELLIST, FIRST_PANELLIST);
        VM.warp(clock() + 1);
        book.fold(VM.getRecordedLogs());
    }

    function coalition() external view returns (Coalition memory) {
        return dao;
    }

    function headOf(address emitter) external view returns (uint256 count, bytes28 head) {
        return (book.heads[emitter].count, book.heads[emitter].head);
    }

    function caseIds() external view returns (bytes32[] memory) {
        return cases;
    }

    function person(uint256 n) internal pure returns (address) {
        return Pilot.account(n % PEOPLE);
    }

    /// @dev A deed on Conduct: whatever comes of it, nothing outside of Conduct moves.
    function attempt(address actor, bytes memory data) internal returns (bool worked, bytes memory answer) {
        bytes32 before = _outside();
        VM.prank(actor);
        (worked, answer) = address(dao.conduct).call(data);
        if (!worked) ++done[ConductDeed.Refused];
        expect(_outside() == before, "I22: a case moved something outside of Conduct");
        settle();
    }

    /// @dev Folds what was written, and looks at every case.
    function settle() internal {
        book.fold(VM.getRecordedLogs());
        for (uint256 i = 0; i < cases.length; ++i) _look(cases[i]);
    }

    function expect(bool holds, string memory what) internal {
        if (!holds && bytes(fault).length == 0) fault = what;
    }

    /// @dev Whether the clerk would let the account act on the first instance, or on appeal.
    function mayServe(bytes32 caseId, address account, bool onAppeal) internal view returns (bool) {
        Case memory c = dao.conduct.caseOf(caseId);
        if (account == c.reporter || account == c.respondent || recused[caseId][account]) return false;
        if (onAppeal && tookPart[caseId][account]) return false;
        return dao.offices.isOfficer(onAppeal ? PANELLIST : OFFICER, account);
    }

    /// @dev Whether the clerk finds a post or a piece of evidence used up.
    function isPunished(Case memory c) internal view returns (bool) {
        return punishedPost[c.respondent][c.post] || punishedEvidence[c.respondent][c.evidence];
    }

    function notePunished(Case memory c) internal {
        if (c.post != 0) punishedPost[c.respondent][c.post] = true;
        if (c.evidence != 0) punishedEvidence[c.respondent][c.evidence] = true;
    }

    /// @dev The clerk's own opinion on whether a sanction stands: from the record and the clock, without {IConduct-stage}.
    function stands(bytes32 caseId) public view returns (bool) {
        Case memory c = dao.conduct.caseOf(caseId);
        if (c.outcome != CaseOutcome.Sanctioned || c.verdict == Verdict.Lifted) return false;
        if (c.heardUntil != 0 && c.verdict == Verdict.None && clock() > c.heardUntil) return false;
        return c.basis == 0 || stands(c.basis);
    }

    function _look(bytes32 caseId) private {
        CaseStage now_ = dao.conduct.stage(caseId);
        CaseStage before = seen[caseId];
        if (now_ == before) return;
        expect(_mayFollow(before, now_), "I23: a case went where none goes");
        seen[caseId] = now_;
    }

    /// @dev Which stage may be seen after which, deeds and clock together. Final, Lifted, Dismissed are for good.
    function _mayFollow(CaseStage before, CaseStage now_) private pure returns (bool) {
        if (before == CaseStage.Reply || before == CaseStage.Decision) {
            return now_ != CaseStage.Reply && now_ != CaseStage.Standing;
        }
        if (before == CaseStage.Referred) {
            return now_ == CaseStage.Lapsed || now_ == CaseStage.Standing || now_ == CaseStage.Final;
        }
        bool onAppeal = before == CaseStage.Appealable || before == CaseStage.Appealed;
        if (!onAppeal && before != CaseStage.Standing) return false;
        if (now_ == CaseStage.Appealed) return before == CaseStage.Appealable;
        return now_ == CaseStage.Lifted || now_ == CaseStage.Final || now_ == CaseStage.Standing;
    }

    /// @dev Everything the coalition keeps outside of Conduct, as far as its journals tell, and they tell all of it.
    function _outside() private view returns (bytes32) {
        bytes32 roll = keccak256(abi.encode(_headOf(dao.membership), dao.membership.voterCount()));
        bytes32 posts = keccak256(abi.encode(_headOf(dao.offices), _headOf(dao.elections)));
        return keccak256(abi.encode(roll, posts, _headOf(dao.archive), _headOf(dao.governor)));
    }

    function _headOf(IJournaled part) private view returns (bytes32) {
        (uint32 count, bytes28 head) = part.journal();
        return keccak256(abi.encode(count, head));
    }

    /// @dev As an election would; terms outlast every run.
    function _seat(bytes32 officeId, uint256 first) private {
        OfficeTerms memory terms = dao.offices.termsOf(officeId);
        (terms.cohorts, terms.term, terms.firstTermAt) = (1, 5 * 365 days, uint48(clock() + 5 * 365 days - 1 days));
        VM.prank(address(dao.timelock));
        dao.offices.changeOffice(officeId, terms);
        address[] memory people = new address[](BENCH);
        for (uint256 i = 0; i < BENCH; ++i) people[i] = person(first + i);
        VM.prank(address(dao.elections));
        dao.offices.seat(officeId, 7, people, uint48(clock()), terms);
    }
}
