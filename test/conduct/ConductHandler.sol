// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Case, CaseOutcome, CaseStage, ConductRules, IConduct} from "../../contracts/interfaces/IConduct.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock} from "../vm/Vm.sol";
import {within} from "../vm/assertions.sol";
import {ConductDeed, ConductWorld} from "./ConductWorld.sol";

/// @title ConductHandler: everything that people do about conduct, in the hands of the fuzzer
contract ConductHandler is ConductWorld {
    bytes32 private constant TEXT = keccak256("text");

    /// @dev Every third call people do what people do, so that no run is without life.
    modifier deed(uint256 seed) {
        ++calls;
        _;
        if (calls % 3 == 0) _routine(seed);
        settle();
    }

    function report(uint256 who, uint256 whom, uint8 duty, uint256 matter, bool offTopic) external deed(matter) {
        // The rest is for the cases that go the whole way.
        if (cases.length >= MOST_CASES / 2) return;
        _report(person(who), person(whom), duty, _digest(matter % 4), _digest(matter / 4), offTopic);
    }

    /// @dev One says something; from time to time two say the same.
    function decide(uint256 which, uint256 who, uint256 other, uint8 rung, uint256 length) external deed(length) {
        if (cases.length == 0) return;
        bytes32 caseId = _case(which);
        bool breach = rung % 4 != 3;
        _decide(caseId, _officer(who), breach, (rung % 4) + 1, length);
        if (other % 3 != 0) _decide(caseId, _officer(other), breach, (rung % 4) + 1, length);
    }

    function interfere(uint256 which, uint256 who, uint256 whom, uint8 how) external deed(whom) {
        if (cases.length == 0) return;
        bytes32 caseId = _case(which);
        Case memory c = dao.conduct.caseOf(caseId);
        how %= 6;
        if (how == 0) _advise(caseId, _officer(who));
        if (how == 1) _hold(caseId, _officer(who));
        if (how == 2) attempt(who % 4 == 0 ? person(who) : c.respondent, _name(caseId, person(whom)));
        if (how == 3) _recusal(caseId, person(whom), person(who));
        if (how == 4) _standBack(caseId, person(who));
        if (how == 5) _reply(caseId, who % 4 == 0 ? person(who) : c.respondent);
    }

    function appeal(uint256 which, uint256 who) external deed(who) {
        if (cases.length == 0) return;
        bytes32 caseId = _case(which);
        _appeal(caseId, who % 2 == 0 ? dao.conduct.caseOf(caseId).respondent : person(who));
    }

    function judge(uint256 which, uint256 who, bool uphold) external deed(who) {
        if (cases.length == 0) return;
        _judge(_case(which), person(who), uphold);
    }

    /// @dev What a motion would do, and what others try in its place.
    function govern(uint256 which, uint256 who, uint8 how, uint32 value) external deed(value) {
        address actor = who % 3 == 0 ? person(who) : address(dao.timelock);
        how %= 3;
        bytes memory data;
        if (how == 2) data = abi.encodeCall(IConduct.setRules, (_rules(value)));
        else if (cases.length == 0) return;
        else if (how == 0) return _suspend(_case(which), actor, value);
        else data = abi.encodeCall(IConduct.reinstate, (_case(which)));
        (bool worked, ) = attempt(actor, data);
        expect(!worked || actor == address(dao.timelock), "I24: somebody governs who may not");
    }

    /// @dev Members come and go, the first officers excepted, so that there is somebody; officers and panellists resign.
    function move(uint256 who, uint8 how) external deed(who) {
        address actor = person(within(who, FIRST_OFFICER + 2, PEOPLE - 1));
        (, bytes32 code) = dao.archive.currentCode();
        VM.prank(actor);
        if (how % 8 == 0) try dao.offices.resign(who % 2 == 0 ? OFFICER : PANELLIST) {} catch {}
        else if (how % 2 == 0) try dao.membership.leave() {} catch {}
        else try dao.membership.join(0, code) {} catch {}
    }

    function tell(uint256 which, uint256 who) external deed(who) {
        if (cases.length == 0) return;
        attempt(person(who), abi.encodeCall(IConduct.recordSilence, (_case(which))));
    }

    function pass(uint256 time) external deed(time) {
        VM.warp(clock() + within(time, 1 hours, 12 days));
    }

    // ------------------------------------------------------------------------------------------------ whole ways

    /// @dev A case from the report to a sanction and, now and then, its appeal.
    function _routine(uint256 seed) private {
        uint256 kind = (calls / 3) % 6;
        address respondent = person(9 + (seed % 2));
        // Every other case is about what earlier ones were about too, which works only if nobody was punished for it.
        bytes32 post = kind % 2 == 0 ? bytes32(0) : _digest(calls % 16);
        bytes32 evidence = kind % 2 == 0 ? _digest(calls) : _digest(seed % 4);
        bytes32 caseId = _report(person(seed % 2), respondent, uint8(1 + (seed % 7)), post, evidence, false);
        if (caseId == 0) return;
        _reply(caseId, respondent);
        if (kind == 0) _hold(caseId, person(FIRST_OFFICER));
        if (kind == 1) _standBack(caseId, person(FIRST_OFFICER + 2));
        VM.warp(dao.conduct.caseOf(caseId).replyUntil + 1);
        uint8 rung = 4;
        while (rung > 1 && !_say(caseId, FIRST_OFFICER, rung)) --rung;
        if (rung == 1) _say(caseId, FIRST_OFFICER, kind == 2 ? 0 : 1);
        _say(caseId, FIRST_OFFICER + 1, rung == 1 && kind == 2 ? 0 : rung);
        if (rung == 4) _suspend(caseId, address(dao.timelock), 30 days);
        if (kind > 2) _appeal(caseId, respondent);
        _reply(caseId, respondent);
        for (uint256 i = 0; i < 2 && kind > 3; ++i) _judge(caseId, person(FIRST_PANELLIST + i), kind == 5);
    }

    function _say(bytes32 caseId, uint256 officer, uint8 rung) private returns (bool) {
        return _decide(caseId, person(officer), rung != 0, rung, rung < 2 ? 0 : 5 days);
    }

    // ------------------------------------------------------------------------------------------------ single acts

    function _report(
        address reporter,
        address respondent,
        uint8 duty,
        bytes32 post,
        bytes32 evidence,
        bool offTopic
    ) private returns (bytes32 caseId) {
        if (cases.length == MOST_CASES) return 0;
        bool member = dao.membership.isMember(reporter);
        bytes memory data = abi.encodeCall(IConduct.report, (respondent, duty, offTopic, post, evidence));
        (bool worked, bytes memory answer) = attempt(reporter, data);
        if (!worked) return 0;
        expect(member && reporter != respondent, "I27: a report by somebody who may not");
        caseId = abi.decode(answer, (bytes32));
        expect(!isPunished(dao.conduct.caseOf(caseId)), "I23: reported again after a sanction");
        cases.push(caseId);
        seen[caseId] = CaseStage.Reply;
        ++done[ConductDeed.Reported];
    }

    /// @dev The respondent is heard until the decision, and while an appeal is.
    function _reply(bytes32 caseId, address actor) private {
        CaseStage stage = dao.conduct.stage(caseId);
        bool open = stage == CaseStage.Reply || stage == CaseStage.Decision || stage == CaseStage.Appealed;
        bool may = open && actor == dao.conduct.caseOf(caseId).respondent;
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.reply, (caseId, TEXT)));
        expect(worked == may, "I23: a respondent unheard, or somebody else in their place");
        if (worked) ++done[stage == CaseStage.Appealed ? ConductDeed.RepliedOnAppeal : ConductDeed.Replied];
    }

    function _suspend(bytes32 caseId, address actor, uint32 length) private {
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.suspend, (caseId, length)));
        expect(!worked || actor == address(dao.timelock), "I24: somebody suspends who may not");
        if (worked) _punish(dao.conduct.caseOf(caseId));
    }

    function _punish(Case memory c) private {
        expect(!isPunished(c), "I23: punished twice");
        notePunished(c);
    }

    function _digest(uint256 matter) private pure returns (bytes32) {
        return matter == 0 ? bytes32(0) : keccak256(abi.encode(matter));
    }

    function _decide(bytes32 caseId, address actor, bool breach, uint8 rung, uint256 length) private returns (bool) {
        bool may = mayServe(caseId, actor, false);
        uint32 asked = breach && rung > 1 ? uint32(within(length, 1 hours, 40 days)) : 0;
        bytes memory data = abi.encodeCall(
            IConduct.decide,
            (caseId, breach, breach ? rung : 0, asked, TEXT, _hides(caseId, breach))
        );
        (bool worked, ) = attempt(actor, data);
        if (!worked) return false;
        expect(may, "I22: decided by somebody who may not");
        tookPart[caseId][actor] = true;
        Case memory c = dao.conduct.caseOf(caseId);
        if (c.outcome == CaseOutcome.Dismissed) ++done[ConductDeed.Dismissed];
        if (c.outcome == CaseOutcome.Sanctioned) _punish(c);
        if (c.outcome == CaseOutcome.Sanctioned && c.rung == 1) ++done[ConductDeed.Noticed];
        if (c.outcome == CaseOutcome.Sanctioned && c.rung > 1) ++done[ConductDeed.Suspended];
        return true;
    }

    function _hides(bytes32 caseId, bool breach) private view returns (string memory) {
        Case memory c = dao.conduct.caseOf(caseId);
        (bool hidden, ) = dao.conduct.isHidden(c.post, c.respondent);
        return breach && c.post != 0 && !hidden ? "hidden" : "";
    }

    function _advise(bytes32 caseId, address actor) private {
        bool may = mayServe(caseId, actor, false);
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.advise, (caseId, TEXT)));
        expect(!worked || may, "I22: advised by somebody who may not");
        if (worked) tookPart[caseId][actor] = true;
    }

    function _hold(bytes32 caseId, address actor) private {
        bool may = mayServe(caseId, actor, false);
        Case memory before = dao.conduct.caseOf(caseId);
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.hold, (caseId, TEXT)));
        if (!worked) return;
        expect(may && before.held == 0, "I22: held by somebody who may not, or again");
        expect(clock() > notHeldBefore[before.respondent], "I22: holds strung together");
        notHeldBefore[before.respondent] = before.decideUntil;
        tookPart[caseId][actor] = true;
        expect(dao.conduct.caseOf(caseId).held <= clock() + 48 hours, "I22: held too long");
        ++done[ConductDeed.Held];
    }

    function _name(bytes32 caseId, address officer) private pure returns (bytes memory) {
        return abi.encodeCall(IConduct.nameOfficer, (caseId, officer, TEXT));
    }

    function _recusal(bytes32 caseId, address officer, address actor) private {
        bool onAppeal = dao.conduct.caseOf(caseId).heardUntil != 0;
        bool may = mayServe(caseId, actor, onAppeal) && actor != officer;
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.acceptRecusal, (caseId, officer)));
        if (!worked) return;
        expect(may && !accepted[caseId][actor], "I22: a recusal accepted by somebody who may not, or again");
        accepted[caseId][actor] = true;
        recused[caseId][officer] = true;
        if (!onAppeal) tookPart[caseId][actor] = true;
        ++done[ConductDeed.Recused];
    }

    function _standBack(bytes32 caseId, address actor) private {
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.recuse, (caseId)));
        if (!worked) return;
        recused[caseId][actor] = true;
        ++done[ConductDeed.Recused];
    }

    function _appeal(bytes32 caseId, address actor) private {
        Case memory before = dao.conduct.caseOf(caseId);
        bool may = actor == before.respondent || dao.membership.isVoter(actor);
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.appeal, (caseId, TEXT)));
        if (!worked) return;
        expect(may && before.heardUntil == 0, "I23: an appeal by somebody who may not, or again");
        expect(clock() <= before.appealUntil, "I23: a late appeal");
        if (actor != before.respondent) tookPart[caseId][actor] = true;
        if (dao.conduct.caseOf(caseId).heardUntil != 0) ++done[ConductDeed.Appealed];
    }

    function _judge(bytes32 caseId, address actor, bool uphold) private {
        bool may = mayServe(caseId, actor, true);
        uint48 heardUntil = dao.conduct.caseOf(caseId).heardUntil;
        (bool worked, ) = attempt(actor, abi.encodeCall(IConduct.judge, (caseId, uphold, TEXT)));
        if (!worked) return;
        expect(may && clock() <= heardUntil, "I23: judged by somebody who may not, or too late");
        ++done[ConductDeed.Judged];
    }

    function _rules(uint32 value) private pure returns (ConductRules memory rules) {
        rules = Pilot.conduct();
        if (value % 5 == 0) rules.suspension = value;
        if (value % 5 == 1) rules.hearingPeriod = uint32(within(value, 6 days, 32 days));
        if (value % 5 == 2) rules.appealWindow = uint32(within(value, 13 days, 61 days));
        if (value % 5 == 3) rules.hold = uint32(within(value, 0, 60 hours));
        if (value % 5 == 4) rules.appealVoters = uint8(within(value, 0, 12));
    }

    function _case(uint256 which) private view returns (bytes32) {
        return cases[which % cases.length];
    }

    /// @dev An officer, or now and then anybody.
    function _officer(uint256 who) private pure returns (address) {
        return who % 4 == 3 ? person(who / 4) : person(FIRST_OFFICER + (who % 4));
    }
}
