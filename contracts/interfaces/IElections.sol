// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";
import {Eligibility, OfficeTerms} from "./IOffices.sol";

/// @dev Where an election stands. Those that wait for somebody to take the step that is due are named after the step.
/// Reckoning: {IElections-proceed}. Opening: {IElections-openBallot}. Closing: {IElections-close}. Counting:
/// {IElections-count}. Seating: {IElections-seat}. From Seated on it is over.
enum ElectionStage {
    Nominations,
    Acceptance,
    Reckoning,
    Campaign,
    Opening,
    Ballot,
    Closing,
    Counting,
    Provisional,
    Held,
    Seating,
    Seated,
    Vacant,
    HeldOver,
    Annulled
}

/// @dev Where a nominee stands. Declined and Withdrawn are final for the election. A candidate who is displaced is
/// Nominated again; one who is no longer eligible when the ballot opens is Dropped.
enum NomineeStatus {
    None,
    Nominated,
    Accepted,
    Declined,
    Withdrawn,
    Dropped
}

/// @dev The rules of elections. A call keeps those it was made under. All but the last three in seconds.
/// @param nominations How long nominations are taken; 3 to 60 days.
/// @param acceptance How long nominees may still accept after that; 1 to 30 days.
/// @param extension How long both are reopened when there are fewer candidates than seats, at most twice; 1 to 30 days.
/// @param campaign Between acceptance and ballot; 0 to 30 days.
/// @param ballot How long ballots are taken; 3 to 30 days.
/// @param challenge How long a result may be challenged; 1 to 30 days.
/// @param challengeHold How long a challenged result is held, so that a motion can annul it; 7 to 90 days.
/// @param holdOver How long officers may stay after their terms' end when two ballots miss the quorum; 7 to 365 days.
/// @param secondsNeeded Seconds a nominee needs; 1 to 5.
/// @param challengeFloor Fewest voters whose challenge holds a result; 1 to 20.
/// @param challengeShare Share of the electorate that it takes, in hundredths of a percent; 0 to 10 %.
struct ElectionRules {
    uint32 nominations;
    uint32 acceptance;
    uint32 extension;
    uint32 campaign;
    uint32 ballot;
    uint32 challenge;
    uint32 challengeHold;
    uint32 holdOver;
    uint8 secondsNeeded;
    uint8 challengeFloor;
    uint16 challengeShare;
}

/// @dev An election. Times are timestamps in seconds; a period lasts to its last moment, that included.
/// @param officeId The office.
/// @param calledAt When it was called, and the timepoint of its electorate.
/// @param nominationsUntil Last moment for nominations.
/// @param acceptanceUntil Last moment for acceptances and seconds.
/// @param opensAt During the campaign its last moment; once the ballot is open its first moment; zero before.
/// @param closesAt Last moment of the ballot; zero until it is open.
/// @param extensions How often nominations were reopened; at most 2.
/// @param run Which ballot: 0, or 1 for the re-run after a missed quorum.
/// @param settlesAt Last moment of the challenge window or of the hold; zero before.
/// @param drawBlock Number of the block whose hash draws the lots; zero before {IElections-close}.
/// @param seats Seats to be filled; bit i for seat i.
/// @param challenges How many voters challenged the result (a count).
/// @param milestone Last stage reached by an act; {IElections-stage} adds what the clock does.
/// @param quorumFloor Fewest ballots that suffice, frozen from the rules of ordinary motions.
/// @param quorumShare Share of the electorate that must cast a ballot, in hundredths of a percent, frozen likewise.
/// @param terms Terms of the office, frozen.
/// @param rules Rules of elections, frozen.
struct Election {
    bytes32 officeId;
    uint48 calledAt;
    uint48 nominationsUntil;
    uint48 acceptanceUntil;
    uint48 opensAt;
    uint48 closesAt;
    uint8 extensions;
    uint8 run;
    uint48 settlesAt;
    uint64 drawBlock;
    uint16 seats;
    uint32 challenges;
    ElectionStage milestone;
    uint32 quorumFloor;
    uint16 quorumShare;
    OfficeTerms terms;
    ElectionRules rules;
}

/// @dev A nominee.
/// @param status Where the nominee stands.
/// @param secondsGiven How many voters seconded (a count).
struct Nominee {
    NomineeStatus status;
    uint32 secondsGiven;
}

/// @title Elections: from a call to the seat
/// @notice
///
///     callElection ▶ nominations ▶ acceptance ▶ proceed ▶ campaign ▶ openBallot ▶ ballot ▶ close ▶ count
///                       ▲                          │ too few candidates, at most twice        │       │
///                       └──────────────────────────┘  (none then: Vacant)       quorum missed ▼       ▼
///                                                                 one re-run, then HeldOver   provisional result
///                                                    seat ◀ challenge window, longer if held (or annulled) ◀┘
///
/// Everything an election goes by is frozen when it is called: seats, electorate, rules, terms, quorum. Every step that
/// the clock makes due may be taken by anyone, so nobody's silence stalls an election. All ids are hashes of content.
///
/// Alternative 0 of every ballot is RON, "re-open nominations", also where nobody contests a seat; who does not beat it
/// is not elected. Ties go to the smaller lot, {IElectionCount-lotOf}: keccak256(abi.encode(seed, electionId, candidate)), where `seed` is the
/// hash of the block in which {close} was recorded, and stands in {ElectionCounted}: anybody can draw the lots again.
///
/// A nominee accepts in person or by EIP-712 typed data of this contract's domain (ERC-5267):
///
///     Acceptance(bytes32 electionId,address nominee,bytes32 statement,string conflicts)
///
/// Source: required (voting on nominations); the steps and numbers are chosen, from the practice of bodies with open
/// elections.
///
/// What it does not protect against: whoever produces the very block that records the close can choose among block
/// hashes, and so influence which of several tied candidates is drawn; and where nobody counts for 256 blocks, one may
/// close again and draw anew. Neither matters unless candidates tie.
interface IElections is ICoalitionPart, IJournaled, IERC5267 {
    /// @notice An election was called, with everything it goes by.
    event ElectionCalled(bytes32 indexed electionId, bytes32 indexed officeId, Election called, string tieRule);

    /// @notice A voter nominated somebody, or themselves.
    event Nominated(bytes32 indexed electionId, address indexed nominee, address indexed nominator);

    /// @notice A voter seconded a nominee; `given` counts this second.
    event NomineeSeconded(bytes32 indexed electionId, address indexed nominee, address indexed voter, uint32 given);

    /// @notice A nominee accepted and is a candidate. `statement` is a version id in the Archive.
    event NominationAccepted(bytes32 indexed electionId, address indexed nominee, bytes32 statement, string conflicts);

    /// @notice A nominee declined, for good.
    event NominationDeclined(bytes32 indexed electionId, address indexed nominee);

    /// @notice A candidate withdrew, for good.
    event CandidateWithdrawn(bytes32 indexed electionId, address indexed candidate);

    /// @notice The weakest candidate gave way to one with more seconds.
    event CandidateDisplaced(bytes32 indexed electionId, address indexed candidate, address indexed by);

    /// @notice A candidate who is no longer eligible was left off the ballot.
    event CandidateDropped(bytes32 indexed electionId, address indexed candidate, Eligibility eligibility);

    /// @notice There were too few candidates: nominations and acceptance are open again until `until`.
    event ElectionExtended(bytes32 indexed electionId, uint8 extensions, uint48 until);

    /// @notice The campaign began; the ballot may be opened after `opensAt`.
    event CampaignBegun(bytes32 indexed electionId, uint48 opensAt);

    /// @notice The ballot, or its re-run, is open. The paper lists these candidates in this order after RON.
    event ElectionBallotOpened(
        bytes32 indexed electionId,
        bytes32 indexed ballotId,
        uint8 run,
        address[] candidates,
        uint48 opensAt,
        uint48 closesAt
    );

    /// @notice The ballot is closed; the hash of block `drawBlock`, the one with this event, will draw the lots.
    event ElectionClosed(bytes32 indexed electionId, uint8 run, uint64 drawBlock);

    /// @notice The ballots were counted. `elected` is who beat RON, best first, more than there are seats perhaps;
    /// empty if the quorum was missed.
    event ElectionCounted(
        bytes32 indexed electionId,
        uint8 run,
        uint256 ballots,
        uint256 quorum,
        bytes32 seed,
        address[] elected,
        uint48 settlesAt
    );

    /// @notice A voter challenged the result; `challenges` counts this one.
    event ResultChallenged(bytes32 indexed electionId, address indexed voter, uint32 challenges, string reason);

    /// @notice So many challenged that the result is held until `settlesAt`.
    event ResultHeld(bytes32 indexed electionId, uint48 settlesAt);

    /// @notice The election is over. `outcome` is Seated, Vacant, HeldOver or Annulled; `reason` is empty unless annulled.
    event ElectionEnded(bytes32 indexed electionId, ElectionStage outcome, string reason);

    /// @notice The rules of elections changed, for calls from now on.
    event ElectionRulesSet(ElectionRules rules);

    /// @notice Thrown when there is no such election.
    error ElectionsUnknown(bytes32 electionId);

    /// @notice Thrown when no seat of the office is due; the next will be at `dueAt` (timestamp in seconds).
    error ElectionsNotDue(bytes32 officeId, uint48 dueAt);

    /// @notice Thrown when an election of the office is running.
    error ElectionsRunning(bytes32 officeId, bytes32 electionId);

    /// @notice Thrown when the election is at a stage where this is not done.
    error ElectionsWrongStage(bytes32 electionId, ElectionStage stage);

    /// @notice Thrown when the account is not a voter.
    error ElectionsNotVoter(address account);

    /// @notice Thrown when the account is not a voter, or was none when the election was called.
    error ElectionsNotElector(bytes32 electionId, address account);

    /// @notice Thrown when the account may not hold the office.
    error ElectionsNotEligible(bytes32 electionId, address account, Eligibility eligibility);

    /// @notice Thrown when the account does not stand where this is done.
    error ElectionsWrongStatus(bytes32 electionId, address account, NomineeStatus status);

    /// @notice Thrown when the voter seconded somebody in this election before.
    error ElectionsAlreadySeconded(bytes32 electionId, address voter);

    /// @notice Thrown when the nominee, or a sitting holder of the office, would second.
    error ElectionsMayNotSecond(bytes32 electionId, address voter);

    /// @notice Thrown when the nominee has too few seconds.
    error ElectionsSecondsMissing(bytes32 electionId, address nominee, uint256 given, uint256 needed);

    /// @notice Thrown when `given` is not the version of the nominee's statement that is current in the Archive; zero
    /// if there is none, or it was withdrawn.
    error ElectionsWrongStatement(bytes32 electionId, address nominee, bytes32 given, bytes32 current);

    /// @notice Thrown when the nominee did not sign this acceptance.
    error ElectionsInvalidSignature(address nominee);

    /// @notice Thrown when the ballot is full and the weakest candidate has as many seconds, or more.
    error ElectionsFull(bytes32 electionId, uint256 given, uint256 weakest);

    /// @notice Thrown when the lots cannot be drawn from block `drawBlock`: it is this one, or more than 256 blocks ago,
    /// so that its hash is out of reach; then {close} may be sent again.
    error ElectionsNoSeed(bytes32 electionId, uint64 drawBlock);

    /// @notice Thrown when the ballot box cannot tell the result yet.
    error ElectionsIncomplete(bytes32 electionId);

    /// @notice Thrown when the voter challenged the result before.
    error ElectionsAlreadyChallenged(bytes32 electionId, address voter);

    /// @notice Thrown when a text has not 1 to `max` bytes.
    error ElectionsTextLength(uint256 length, uint256 max);

    /// @notice Thrown when a rule is outside [min, max].
    error ElectionsOutOfBounds(bytes32 rule, uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when the caller is not the timelock.
    error ElectionsUnauthorized(address caller);

    /// @notice Calls the election of an office's seats that are due: vacant, or ending within the time an election
    /// takes. Anyone may call, while no election of that office runs.
    /// @return electionId keccak256(abi.encode(directory, the election as it was called, tie rule)).
    function callElection(bytes32 officeId) external returns (bytes32 electionId);

    /// @notice Nominates a voter who may hold the office. Voters only; during nominations.
    function nominate(bytes32 electionId, address nominee) external;

    /// @notice Seconds a nominee. The electorate only, once each; not the nominee, not a sitting holder of the office.
    /// Until acceptance is over.
    function second(bytes32 electionId, address nominee) external;

    /// @notice Accepts the caller's nomination. Nominees with enough seconds; until acceptance is over. At most 16 are
    /// candidates: on a full ballot whoever has fewest seconds, and of those the latest to accept, gives way to one
    /// who has more.
    /// @param statement Current version id of the caller's document of kind NominationStatement whose name is
    /// {statementName}.
    /// @param conflicts Conflicts of interest in words, "none" if there are none; 1 to 512 bytes.
    function accept(bytes32 electionId, bytes32 statement, string calldata conflicts) external;

    /// @notice The same, signed by the nominee and sent by anyone. A candidate who was displaced for want of seconds may
    /// be put back with it once they have more; {decline} prevents that.
    /// @param signature 65 or 64 bytes of the nominee's key, or what the nominee's wallet takes (ERC-1271).
    function acceptBySig(
        bytes32 electionId,
        address nominee,
        bytes32 statement,
        string calldata conflicts,
        bytes calldata signature
    ) external;

    /// @notice Declines the caller's nomination, for good. Nominees who have not accepted; until acceptance is over.
    function decline(bytes32 electionId) external;

    /// @notice Withdraws the caller's candidacy, for good. Candidates; until the ballot is open.
    function withdraw(bytes32 electionId) external;

    /// @notice Ends the acceptance: extends it if there are fewer candidates than seats, at most twice; then begins the
    /// campaign, or leaves the seats vacant if there is no candidate. Anyone may call.
    function proceed(bytes32 electionId) external;

    /// @notice Opens the ballot for the candidates who may still hold the office; leaves the seats vacant if there is
    /// none. Anyone may call, after the campaign.
    function openBallot(bytes32 electionId) external;

    /// @notice Fixes the block whose hash draws the lots: this one. Anyone may call, after the ballot; again if nobody
    /// counted within 256 blocks of it.
    function close(bytes32 electionId) external;

    /// @notice Counts the ballots. Anyone may call, in a later block than {close}. If the quorum is missed a re-run
    /// opens at once, or on a re-run the officers are held over.
    function count(bytes32 electionId) external;

    /// @notice Challenges a provisional result. The electorate only, once each. At max(floor, ⌈share⌉) challenges, though
    /// never more than the electorate has voters, the result is held, and the officers whose seats are on the call
    /// hold over for as long, so that nobody empties an office by challenging.
    /// @param reason 1 to 512 bytes.
    function challenge(bytes32 electionId, string calldata reason) external;

    /// @notice Annuls a result that is provisional or held; a new call is due at once. Timelock only.
    /// @param reason 1 to 512 bytes.
    function annul(bytes32 electionId, string calldata reason) external;

    /// @notice Seats who was elected, the best on the longest term, passing over who may not hold the office any more;
    /// what is left stays vacant. Anyone may call, after the challenge window and any hold. The new terms lapse at the
    /// first boundary of their seat later than the call plus the {lead} of its rules. Ends Vacant if nobody is seated.
    function seat(bytes32 electionId) external;

    /// @notice Sets the rules of elections, within the bounds of {ElectionRules}. Timelock only.
    function setElectionRules(ElectionRules calldata rules) external;

    /// @notice The rules of elections called from now on.
    function electionRules() external view returns (ElectionRules memory);

    /// @notice How long an election takes that meets no obstacle, one extension included (seconds).
    function lead() external view returns (uint48);

    /// @notice Which seats an election called now would fill, and from when on there is one to call. A vacancy waits for
    /// the office's other seats where these are due within as long as an election takes, so that it cannot delay theirs.
    /// @return mask Bit i for seat i; zero if none is due.
    /// @return dueAt When the next seat is due (timestamp in seconds): now if one is, zero if none ever is.
    function due(bytes32 officeId) external view returns (uint16 mask, uint48 dueAt);

    /// @notice An election. Reverts if there is none.
    function election(bytes32 electionId) external view returns (Election memory);

    /// @notice Where an election stands now. Reverts if there is none.
    function stage(bytes32 electionId) external view returns (ElectionStage);

    /// @notice The latest election of an office, running or over; zero if there was none.
    function latestElection(bytes32 officeId) external view returns (bytes32 electionId);

    /// @notice A nominee of an election.
    function nomineeOf(bytes32 electionId, address account) external view returns (Nominee memory);

    /// @notice Candidates, in the order they accepted; alternative i of the ballot is number i − 1 here.
    function candidates(bytes32 electionId) external view returns (address[] memory);

    /// @notice Who beat RON, best first, once counted; the first of them get the seats.
    function elected(bytes32 electionId) external view returns (address[] memory);

    /// @notice Ballots that suffice: max(floor, ⌈share⌉), though never more than the electorate has voters (a count).
    /// Answers from the second after the call on.
    function quorumOf(bytes32 electionId) external view returns (uint256);

    /// @notice Challenges that hold the result (a count). Answers from the second after the call on.
    function challengesNeeded(bytes32 electionId) external view returns (uint256);

    /// @notice Id of a ballot in the ballot box.
    /// @param run 0, or 1 for the re-run.
    function ballotIdOf(bytes32 electionId, uint8 run) external pure returns (bytes32);

    /// @notice Name of the document that holds a nominee's statement: the election's id, 64 lower-case hex digits.
    function statementName(bytes32 electionId) external pure returns (string memory);

    /// @notice Whether the voter seconded somebody in this election.
    function hasSeconded(bytes32 electionId, address voter) external view returns (bool);

    /// @notice Whether the voter challenged this result.
    function hasChallenged(bytes32 electionId, address voter) external view returns (bool);

    /// @notice How ties are broken, in words.
    function tieRule() external pure returns (string memory);
}
