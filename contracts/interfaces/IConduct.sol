// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev Why an account may or may not post. NotMember: holds no seat. Suspended, Held: a case says so.
/// CodeNotAccepted: has not accepted the Code of Conduct in force, and the grace is over.
enum PostingRight {
    Granted,
    NotMember,
    Suspended,
    Held,
    CodeNotAccepted
}

/// @dev Where a case stands; only acts and the clock move it.
/// Reply: the respondent is heard first. Decision: two officers may decide. Referred: the members may decide by motion.
/// Lapsed: nobody decided in time. Advised: the same, but private advice was given. Dismissed: two officers found no
/// breach. Appealable: decided, and may be appealed. Appealed: the panel hears it. Lifted: without effect, and counts
/// for nothing. Final: stands for good. Standing: its own appeal is over, but it rests on a step that may yet be lifted.
enum CaseStage {
    Reply,
    Decision,
    Referred,
    Lapsed,
    Advised,
    Dismissed,
    Appealable,
    Appealed,
    Lifted,
    Final,
    Standing
}

/// @dev What was decided on a case, before the clock and the panel are asked.
enum CaseOutcome {
    Undecided,
    Dismissed,
    Referred,
    Sanctioned
}

/// @dev What the appeal panel found.
enum Verdict {
    None,
    Upheld,
    Lifted
}

/// @dev The numbers of the procedure; a case keeps those under which it was reported. Periods in seconds.
/// The bounds let members be milder than these procedures, never harsher.
/// @param replyWindow How long the respondent is heard before a sanction; 72 hours to 14 days.
/// @param decisionPeriod From report to lapse; at least 7 days more than `replyWindow`, at most 42 days.
/// @param appealWindow How long a decision may be appealed; 14 to 60 days.
/// @param hearingPeriod How long the panel has; 7 to 31 days. Silence lifts.
/// @param ladderMemory For how long a step leads to the next; 90 to 365 days.
/// @param suspension Longest suspension of rung 2; 1 to 14 days.
/// @param longSuspension Longest suspension of rung 3; `suspension` to 31 days.
/// @param yearSuspension Longest suspension of rung 4; `longSuspension` to 365 days.
/// @param hold Length of an emergency hold; 1 to 48 hours.
/// @param codeGrace How long members have to accept a new Code of Conduct before posting pauses; 7 to 365 days.
/// @param appealVoters How many voters together may appeal; 1 to 10.
/// @param reportCap How many undecided cases one reporter may have; 1 to 10.
struct ConductRules {
    uint32 replyWindow;
    uint32 decisionPeriod;
    uint32 appealWindow;
    uint32 hearingPeriod;
    uint32 ladderMemory;
    uint32 suspension;
    uint32 longSuspension;
    uint32 yearSuspension;
    uint32 hold;
    uint32 codeGrace;
    uint8 appealVoters;
    uint8 reportCap;
}

/// @dev What two officers must say alike.
/// @param upheld Whether there was a breach; all else but the reasons is empty if not.
/// @param rung 1 to 4; 4 asks the members for a motion.
/// @param length Length of a suspension (seconds), for rung 4 the one asked for; zero on rung 1.
/// @param reasons SHA-256 of the written reasons.
/// @param hideReason Why the post is marked as hidden; empty if it is not. At most 512 bytes.
struct Ruling {
    bool upheld;
    uint8 rung;
    uint32 length;
    bytes32 reasons;
    string hideReason;
}

/// @dev A case. Times are timestamps in seconds; zero where something has not happened.
/// @param reporter Who reported.
/// @param reportedAt When; the ladder looks back from here.
/// @param duty Number of the duty concerned, 1 to 7.
/// @param offTopic Whether the report is only of straying from the subject: rung 1 at most.
/// @param respondent Whom it is about. It binds the account, member or not.
/// @param replyUntil Last moment before which no sanction is decided.
/// @param decideUntil Last moment for a decision.
/// @param post Id of the post concerned; zero if it is about conduct elsewhere.
/// @param evidence SHA-256 of the evidence; may be zero if there is a post.
/// @param outcome What was decided.
/// @param verdict What the panel found.
/// @param rung The rung decided.
/// @param ruleSet Number of the rules the case is under.
/// @param decidedAt When the outcome came about.
/// @param until When the suspension ends; in force while t < until. For a case referred to the members, their last moment.
/// @param appealUntil Last moment for an appeal; zero if there is none to be had.
/// @param heardUntil Last moment for the panel; zero unless appealed.
/// @param supporters How many voters support an appeal (a count).
/// @param votesNeeded Votes a verdict needs.
/// @param votesToUphold Votes of the panel to uphold.
/// @param votesToLift Votes of the panel to lift.
/// @param advised Whether an officer gave private advice.
/// @param hidesPost Whether the post was marked as hidden.
/// @param silenceRecorded Whether {recordSilence} has recorded what the clock decided.
/// @param held When the emergency hold ends or ended.
/// @param holder The officer who placed it.
/// @param basis The case whose rung this one builds on; if that is lifted, this falls with it.
/// @param previous The respondent's case of the same rung before this one.
/// @param reasons SHA-256 of the written reasons.
struct Case {
    address reporter;
    uint48 reportedAt;
    uint8 duty;
    bool offTopic;
    address respondent;
    uint48 replyUntil;
    uint48 decideUntil;
    bytes32 post;
    bytes32 evidence;
    CaseOutcome outcome;
    Verdict verdict;
    uint8 rung;
    uint32 ruleSet;
    uint48 decidedAt;
    uint48 until;
    uint48 appealUntil;
    uint48 heardUntil;
    uint8 supporters;
    uint8 votesNeeded;
    uint8 votesToUphold;
    uint8 votesToLift;
    bool advised;
    bool hidesPost;
    bool silenceRecorded;
    uint48 held;
    address holder;
    bytes32 basis;
    bytes32 previous;
    bytes32 reasons;
}

/// @dev What happened in a calendar year (UTC), counts. What the clock decided is counted once it is recorded, in the
/// year in which it came about; steps are counted when they are taken, also those lifted later.
struct YearCount {
    uint32 reports;
    uint32 dismissed;
    uint32 lapsed;
    uint32 advices;
    uint32 notices;
    uint32 suspensions;
    uint32 longSuspensions;
    uint32 referrals;
    uint32 yearSuspensions;
    uint32 reinstated;
    uint32 recusals;
    uint32 holds;
    uint32 holdsLapsed;
    uint32 appeals;
    uint32 upheld;
    uint32 lifted;
}

/// @dev One officer's emergency holds in a calendar year (counts).
/// @param placed How many were placed.
/// @param lapsed How many were not followed by a decision, as far as recorded.
struct HoldCount {
    uint32 placed;
    uint32 lapsed;
}

/// @title Conduct: the Code of Conduct as a state machine
/// @notice A member reports, the respondent is told and heard, two officers decide, a panel that took no part hears the
/// appeal. Sanctions climb a ladder no rung of which can be skipped, touch posting only, and end by the clock. Silence
/// ends in favour of the person: an undecided case lapses, an unheard appeal lifts, with no transaction.
///
///     report ─72 h reply─▶ Decision ──two officers──▶ Appealable ──14 days──▶ Final
///                            │  ├─ no breach ──▶ Dismissed    └─ appeal ─▶ Appealed ─ upheld ─▶ Final
///                            │  └─ rung 4 ──▶ Referred ─ motion ─▶ Final         └─ lifted, or silence ─▶ Lifted
///                            └─ 21 days of silence ──▶ Lapsed, or Advised
///
/// | rung | what | who | only if |
/// | 0 | private advice, a digest | one officer; does not end the case | – |
/// | 1 | public notice | two officers | the reply window is over |
/// | 2 | posting suspended, 14 days at most | two officers | a rung 1 in the 12 months before the report |
/// | 3 | posting suspended, 31 days at most | two officers | a rung 2 in the 12 months before the report |
/// | 4 | posting suspended, a year at most | a motion, asked for by two officers | a rung 3 before the report |
///
/// A step builds on one that came before the report, so that reports cannot be saved up and climbed in a day; what
/// rests on a lifted step falls with it. Nobody is punished twice for the same post or evidence: a sanction uses up
/// both the post and the evidence of its case, and no report, decision or motion punishes the same person where either
/// was used. Whoever reports several posts of one incident gives each evidence of its own, or none.
///
/// Two officers hold the office "conduct-officer", are neither reporter nor respondent, and were not recused, both when
/// the second of them speaks. The panel are the holders of "appeal-panellist" of whom the same is true, and who neither
/// acted in the case nor supported the appeal. A verdict needs more than half of those there are when the appeal opens,
/// however many there are later, and never fewer than two; so a panel that is split, or too small, is silent, and
/// silence lifts. What the members decided by motion is not heard by the panel: they may reinstate by motion.
///
/// Everything said in a case is a digest, SHA-256 of its bytes: whoever wrote it may publish it, nobody must. Case ids
/// are keccak256(abi.encode(conduct, reporter, respondent, duty, offTopic, post, evidence)): one report is one case.
/// Nothing here changes a seat, a vote, an office, the archive or the right to appeal.
/// Source: required (a forum that puts the Code of Conduct into operation); form and numbers are chosen.
interface IConduct is ICoalitionPart, IJournaled {
    /// @notice New rules hold for cases reported from now on; the grace and the caps hold at once.
    event ConductRulesSet(uint32 indexed number, ConductRules rules);

    /// @notice A case was reported; this is also the notice to the respondent.
    event CaseReported(
        bytes32 indexed caseId,
        address indexed respondent,
        address indexed reporter,
        uint8 duty,
        bool offTopic,
        bytes32 post,
        bytes32 evidence,
        uint32 ruleSet,
        uint48 replyUntil,
        uint48 decideUntil
    );

    /// @notice The respondent replied.
    event Replied(bytes32 indexed caseId, address indexed respondent, bytes32 statement);

    /// @notice The respondent named an officer who should take no part.
    event OfficerNamed(bytes32 indexed caseId, address indexed officer, bytes32 reason);

    /// @notice An officer takes no part any more; `acceptedBy` is the officer's own account if they stood back.
    event OfficerRecused(bytes32 indexed caseId, address indexed officer, address indexed acceptedBy);

    /// @notice One officer gave private advice.
    event Advised(bytes32 indexed caseId, address indexed officer, bytes32 advice);

    /// @notice One officer held back the respondent's posts until `until`, unless the case is decided before.
    event HoldPlaced(
        bytes32 indexed caseId,
        address indexed respondent,
        address indexed officer,
        bytes32 reason,
        uint48 until
    );

    /// @notice One officer said what the decision should be.
    event RulingProposed(bytes32 indexed caseId, address indexed officer, Ruling ruling);

    /// @notice Two officers found no breach.
    event CaseDismissed(bytes32 indexed caseId, address indexed first, address indexed second, bytes32 reasons);

    /// @notice Two officers ask the members to suspend for `length` seconds, by a motion that executes by `until`, 90 days
    /// on: enough for a fundamental motion under the usual numbers, not under rules that make one last longer.
    event CaseReferred(
        bytes32 indexed caseId,
        address indexed first,
        address indexed second,
        uint32 length,
        bytes32 reasons,
        bytes32 basis,
        uint48 until
    );

    /// @notice A sanction was imposed. On rung 4 by the timelock, which then is `first`; `second` is zero.
    event Sanctioned(
        bytes32 indexed caseId,
        address indexed respondent,
        uint8 indexed rung,
        address first,
        address second,
        bytes32 reasons,
        bytes32 basis,
        uint48 until,
        uint48 appealUntil
    );

    /// @notice A post was marked as hidden. Its bytes and its place in the log stay; the mark stands while the case does,
    /// and only if the case is about the author.
    event PostHidden(bytes32 indexed postId, bytes32 indexed caseId, string reason);

    /// @notice A voter supports an appeal; `supporters` counts this one.
    event AppealSupported(bytes32 indexed caseId, address indexed voter, bytes32 grounds, uint8 supporters);

    /// @notice An appeal is open: the panel has until `heardUntil`, and a verdict needs `votesNeeded`.
    event AppealOpened(
        bytes32 indexed caseId,
        address indexed appellant,
        bytes32 grounds,
        uint8 votesNeeded,
        uint48 heardUntil
    );

    /// @notice A panellist voted.
    event AppealVoted(bytes32 indexed caseId, address indexed panellist, bool uphold, bytes32 reasons);

    /// @notice The panel decided, finally.
    event AppealDecided(bytes32 indexed caseId, Verdict indexed verdict);

    /// @notice A suspended person asked to return.
    event ReinstatementAsked(bytes32 indexed caseId, address indexed respondent, bytes32 statement);

    /// @notice The members ended a suspension before its time. The step stays on the ladder.
    event Reinstated(bytes32 indexed caseId, address indexed respondent);

    /// @notice Recorded: nobody decided the case in time.
    event CaseLapsed(bytes32 indexed caseId);

    /// @notice Recorded: an emergency hold was not followed by a decision.
    event HoldLapsed(bytes32 indexed caseId, address indexed officer);

    /// @notice Recorded: the panel was silent, and the sanction is lifted.
    event AppealUnheard(bytes32 indexed caseId);

    /// @notice Thrown when the caller is not the timelock.
    error ConductUnauthorized(address caller);

    /// @notice Thrown when a value is outside [min, max].
    error ConductOutOfBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when there is no such case.
    error ConductUnknownCase(bytes32 caseId);

    /// @notice Thrown when the same report was made before.
    error ConductAlreadyReported(bytes32 caseId);

    /// @notice Thrown when the account is no member.
    error ConductNotMember(address account);

    /// @notice Thrown when the account was never a member.
    error ConductNeverMember(address account);

    /// @notice Thrown when members report themselves.
    error ConductSelfReport(address reporter);

    /// @notice Thrown when the reporter has `cap` undecided cases.
    error ConductTooManyReports(address reporter, uint256 cap);

    /// @notice Thrown when a digest is missing.
    error ConductDigestMissing();

    /// @notice Thrown when the case is at another stage.
    error ConductWrongStage(bytes32 caseId, CaseStage stage);

    /// @notice Thrown when the caller is not the respondent.
    error ConductNotRespondent(bytes32 caseId, address caller);

    /// @notice Thrown when the account does not hold the office that acts now.
    error ConductNotOfficer(bytes32 officeId, address account);

    /// @notice Thrown when the officer is a party, was recused, or took part before.
    error ConductConflicted(bytes32 caseId, address officer);

    /// @notice Thrown when the officer was named before.
    error ConductAlreadyNamed(bytes32 caseId, address officer);

    /// @notice Thrown when the respondent did not name the officer, so that there is nothing to accept.
    error ConductNotNamed(bytes32 caseId, address officer);

    /// @notice Thrown when the officer gave advice, proposed the same ruling or accepted a recusal, or the panellist
    /// voted or accepted a recusal, before.
    error ConductAlreadySpoken(bytes32 caseId, address officer);

    /// @notice Thrown when there was a hold in the case.
    error ConductAlreadyHeld(bytes32 caseId);

    /// @notice Thrown when the respondent was held in another case, `caseId`, whose period for a decision still runs,
    /// decided or not.
    error ConductHeldElsewhere(address respondent, bytes32 caseId);

    /// @notice Thrown when the officer has holds in `cap` undecided cases.
    error ConductTooManyHolds(address officer, uint256 cap);

    /// @notice Thrown when a ruling is not whole: a dismissal with a measure, a rung that is not 1 to 4, a length on
    /// rung 1, a hidden post where there is none.
    error ConductMalformedRuling(bytes32 caseId);

    /// @notice Thrown when straying from the subject would lead above rung 1.
    error ConductOffTopic(bytes32 caseId, uint8 rung);

    /// @notice Thrown when no standing step one rung below came before the report, in time.
    error ConductRungSkipped(bytes32 caseId, uint8 rung);

    /// @notice Thrown when the respondent was sanctioned for the same post or evidence in the case `earlier`.
    error ConductAlreadySanctioned(bytes32 caseId, bytes32 earlier);

    /// @notice Thrown when as many suspensions of the account run as there may.
    error ConductTooManySuspensions(address respondent, uint256 max);

    /// @notice Thrown when the post is marked as hidden by another case about the same person.
    error ConductAlreadyHidden(bytes32 postId, bytes32 caseId);

    /// @notice Thrown when a reason is longer than `max` bytes.
    error ConductReasonTooLong(uint256 length, uint256 max);

    /// @notice Thrown when the account is no voter.
    error ConductNotVoter(address account);

    /// @notice Thrown when the voter supports the appeal already.
    error ConductAlreadySupported(bytes32 caseId, address voter);

    /// @notice Thrown when the account is not suspended by this case.
    error ConductNotSuspended(bytes32 caseId);

    /// @notice Thrown when reinstatement may not be asked before `from`.
    error ConductTooSoon(address respondent, uint48 from);

    /// @notice Thrown when the clock decided nothing, or it is on record.
    error ConductNothingToRecord(bytes32 caseId);

    /// @notice Sets the rules. Timelock only. Source: chosen.
    function setRules(ConductRules calldata rules_) external;

    /// @notice Reports a breach. Members only, sanctioned ones included, within their cap of undecided cases.
    /// @param respondent Whom it is about; a member, now or once, and not the reporter.
    /// @param duty Number of the duty concerned, 1 to 7.
    /// @param offTopic Whether it is only straying from the subject.
    /// @param post Id of the post concerned, or zero.
    /// @param evidence SHA-256 of the evidence, which stays off chain; zero only if there is a post.
    function report(
        address respondent,
        uint8 duty,
        bool offTopic,
        bytes32 post,
        bytes32 evidence
    ) external returns (bytes32 caseId);

    /// @notice Replies to a report. The respondent only, as often as there is something to say, until it is decided,
    /// and again while an appeal is heard, whoever opened it.
    function reply(bytes32 caseId, bytes32 statement) external;

    /// @notice Names an officer who should take no part: a conduct officer before the decision, a panellist during an
    /// appeal. The respondent only, each officer once; takes effect when another officer of the same kind accepts.
    function nameOfficer(bytes32 caseId, address officer, bytes32 reason) external;

    /// @notice Accepts that a named officer takes no part. Unconflicted officers of the same kind only, each once in a
    /// case, so that one alone never empties the bench.
    function acceptRecusal(bytes32 caseId, address officer) external;

    /// @notice Stands back from a case. Officers who may act in it only.
    function recuse(bytes32 caseId) external;

    /// @notice Gives private advice: rung 0. One unconflicted officer, each once; the case may still be decided.
    function advise(bytes32 caseId, bytes32 advice) external;

    /// @notice Holds back the respondent's posts in an emergency. One unconflicted officer, once in a case and, whatever
    /// is decided, once in the period for a decision of the case that held the same person last; in three undecided cases
    /// at a time. Ends after 48 hours, with the decision, or if the officer is recused. If no decision follows, it is
    /// counted against the officer.
    function hold(bytes32 caseId, bytes32 reason) external;

    /// @notice Says what the decision should be; when a second officer says exactly the same, it is decided. Unconflicted
    /// officers only. A breach is found after the reply window; none, at any time before the case lapses. An officer
    /// may change their mind until then; the last word to arrive counts, and a signed paper that nobody brought yet
    /// arrives when somebody brings it. Parameters as in {Ruling}.
    function decide(
        bytes32 caseId,
        bool upheld,
        uint8 rung,
        uint32 length,
        bytes32 reasons,
        string calldata hideReason
    ) external;

    /// @notice Suspends on rung 4, in a case that officers referred. Timelock only.
    /// @param length Seconds.
    function suspend(bytes32 caseId, uint32 length) external;

    /// @notice Appeals, or supports an appeal. The respondent alone, member or not; or any voters together.
    /// There is one appeal: whoever opens it, the respondent may {reply} while it is heard.
    /// @param grounds SHA-256 of the grounds; may be zero.
    function appeal(bytes32 caseId, bytes32 grounds) external;

    /// @notice Votes on an appeal, once and finally. Unconflicted panellists only.
    function judge(bytes32 caseId, bool uphold, bytes32 reasons) external;

    /// @notice Asks the members to end a suspension of rung 4. The respondent only, once a year.
    function askReinstatement(bytes32 caseId, bytes32 statement) external;

    /// @notice Ends a running suspension. Timelock only.
    function reinstate(bytes32 caseId) external;

    /// @notice Records what the clock decided, for the yearly report: a lapse, a hold that was not followed by a
    /// decision, an appeal that was not heard. Anyone may call; no right depends on it.
    function recordSilence(bytes32 caseId) external;

    /// @notice Whether the account may post on the list now: the one question others ask. Today a sanction holds for all
    /// lists alike.
    function mayPost(address account, bytes32 list) external view returns (bool);

    /// @notice Whether, and if not why not, the account may post on the list now.
    /// @return why The first reason that applies, in the order of {PostingRight}.
    /// @return until When a suspension or hold ends; if granted, the last moment before which the Code in force must be
    /// accepted, or zero if it is.
    function postingRight(address account, bytes32 list) external view returns (PostingRight why, uint48 until);

    /// @notice Whether a post of this author is marked as hidden, and by which case. Who wrote a post is not known here, so
    /// whoever asks says it: a mark counts only in a case about the author.
    function isHidden(bytes32 postId, address author) external view returns (bool hidden, bytes32 caseId);

    /// @notice The rules for cases reported now.
    function rules() external view returns (ConductRules memory);

    /// @notice Rules by their number, from 1. Reverts if there are none.
    function ruleSet(uint32 number) external view returns (ConductRules memory);

    /// @notice Number of the rules for cases reported now.
    function ruleSets() external view returns (uint32);

    /// @notice The id a report has.
    function caseIdOf(
        address reporter,
        address respondent,
        uint8 duty,
        bool offTopic,
        bytes32 post,
        bytes32 evidence
    ) external view returns (bytes32);

    /// @notice A case. Reverts if there is none.
    function caseOf(bytes32 caseId) external view returns (Case memory);

    /// @notice Where a case stands now. Reverts if there is none.
    function stage(bytes32 caseId) external view returns (CaseStage);

    /// @notice Whether the account may act as officer in the case as it stands: as conduct officer until the decision, as
    /// panellist during an appeal.
    function mayAct(bytes32 caseId, address account) external view returns (bool);

    /// @notice The cases that suspend the account now; at most four.
    function suspensionsOf(address account) external view returns (bytes32[] memory);

    /// @notice What happened in a calendar year (UTC).
    function yearCount(uint16 year) external view returns (YearCount memory);

    /// @notice The emergency holds of an officer in a calendar year (UTC).
    function holdCount(uint16 year, address officer) external view returns (HoldCount memory);
}
