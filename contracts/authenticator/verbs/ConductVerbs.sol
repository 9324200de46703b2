// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IConduct} from "../../interfaces/IConduct.sol";
import {DirectoryKeys} from "../../libraries/DirectoryKeys.sol";
import {SignedVerb} from "../SignedVerb.sol";

/// @title ConductVerbs: signed verbs about the Code of Conduct
library ConductVerbs {
    bytes32 private constant REPORT_CONDUCT = keccak256(
        "ReportConduct(string declaration,address respondent,uint8 duty,bool offTopic,bytes32 post,"
        "bytes32 evidence,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant REPORT_CONDUCT_SAYS = keccak256("I report a breach of the Code of Conduct.");

    bytes32 private constant REPLY_TO_REPORT = keccak256(
        "ReplyToReport(string declaration,bytes32 caseId,bytes32 statement,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant REPLY_TO_REPORT_SAYS = keccak256("I reply to the report about me.");

    bytes32 private constant NAME_OFFICER = keccak256(
        "NameOfficer(string declaration,bytes32 caseId,address officer,bytes32 reason,address member,"
        "uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant NAME_OFFICER_SAYS = keccak256(
        "I ask that this officer take no part in the case about me."
    );

    bytes32 private constant ACCEPT_RECUSAL = keccak256(
        "AcceptRecusal(string declaration,bytes32 caseId,address officer,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant ACCEPT_RECUSAL_SAYS = keccak256("I accept that this officer takes no part in the case.");

    bytes32 private constant RECUSE_MYSELF = keccak256(
        "RecuseMyself(string declaration,bytes32 caseId,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant RECUSE_MYSELF_SAYS = keccak256("I stand back from this case and take no part in it.");

    bytes32 private constant GIVE_ADVICE = keccak256(
        "GiveAdvice(string declaration,bytes32 caseId,bytes32 advice,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant GIVE_ADVICE_SAYS = keccak256("I give private advice in this case.");

    bytes32 private constant PLACE_HOLD = keccak256(
        "PlaceHold(string declaration,bytes32 caseId,bytes32 reason,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant PLACE_HOLD_SAYS = keccak256(
        "I hold back the posts of the person concerned, as an emergency."
    );

    bytes32 private constant DECIDE_CASE = keccak256(
        "DecideCase(string declaration,bytes32 caseId,bool upheld,uint8 rung,uint32 length,bytes32 reasons,"
        "string hideReason,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant DECIDE_CASE_SAYS = keccak256("I say, as an officer, how this case should be decided.");

    bytes32 private constant APPEAL_DECISION = keccak256(
        "AppealDecision(string declaration,bytes32 caseId,bytes32 grounds,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant APPEAL_DECISION_SAYS = keccak256(
        "I appeal against the decision of this case, or support an appeal."
    );

    bytes32 private constant JUDGE_APPEAL = keccak256(
        "JudgeAppeal(string declaration,bytes32 caseId,bool uphold,bytes32 reasons,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant JUDGE_APPEAL_SAYS = keccak256("I vote on this appeal, as a member of the panel.");

    bytes32 private constant ASK_REINSTATEMENT = keccak256(
        "AskReinstatement(string declaration,bytes32 caseId,bytes32 statement,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant ASK_REINSTATEMENT_SAYS = keccak256("I ask the members to end my suspension.");

    /// @notice The verb of that type hash, or an empty one.
    function find(bytes32 verb) internal pure returns (SignedVerb memory found) {
        if (verb == REPORT_CONDUCT) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.report.selector, REPORT_CONDUCT_SAYS, "wwwww");
        }
        if (verb == REPLY_TO_REPORT) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.reply.selector, REPLY_TO_REPORT_SAYS, "ww");
        }
        if (verb == NAME_OFFICER) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.nameOfficer.selector, NAME_OFFICER_SAYS, "www");
        }
        if (verb == ACCEPT_RECUSAL) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.acceptRecusal.selector, ACCEPT_RECUSAL_SAYS, "ww");
        }
        if (verb == RECUSE_MYSELF) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.recuse.selector, RECUSE_MYSELF_SAYS, "w");
        }
        if (verb == GIVE_ADVICE) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.advise.selector, GIVE_ADVICE_SAYS, "ww");
        }
        if (verb == PLACE_HOLD) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.hold.selector, PLACE_HOLD_SAYS, "ww");
        }
        if (verb == DECIDE_CASE) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.decide.selector, DECIDE_CASE_SAYS, "wwwwwt");
        }
        if (verb == APPEAL_DECISION) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.appeal.selector, APPEAL_DECISION_SAYS, "ww");
        }
        if (verb == JUDGE_APPEAL) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.judge.selector, JUDGE_APPEAL_SAYS, "www");
        }
        if (verb == ASK_REINSTATEMENT) {
            return SignedVerb(DirectoryKeys.CONDUCT, IConduct.askReinstatement.selector, ASK_REINSTATEMENT_SAYS, "ww");
        }
    }
}
