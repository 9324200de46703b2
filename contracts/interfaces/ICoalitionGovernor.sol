// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";
import {MotionClass, MotionRules} from "./IRulebook.sol";

/// @dev Why a signed ballot of a batch was passed over.
enum BallotFault {
    NotVoter,
    AlreadyCast,
    InvalidSupport,
    InvalidSignature
}

/// @dev How something is filed through {IAmendments} or {INotices}.
enum Filing {
    Motion,
    Rival,
    Correction,
    Notice
}

/// @dev What is known of a motion beside OpenZeppelin's own views. Times are timestamps in seconds.
/// @param mover Who answers for the motion now.
/// @param class Ordinary or fundamental.
/// @param rules The rules it was filed under.
/// @param secondsGiven How many voters seconded it.
/// @param secondsNeeded How many it needs before the vote opens.
/// @param opensAt The vote opens after this moment.
/// @param takeoverUntil If the mover withdrew it, last moment at which a voter may take it over; otherwise zero.
/// @param takenOver Whether it was taken over.
/// @param extended Whether quorum was reached late and the vote prolonged.
/// @param withdrawn Whether it was withdrawn and nobody has taken it over.
/// @param amended Whether its ballots are kept by {IAmendments}.
/// @param consent Whether it was filed as a notice.
/// @param contested Whether enough voters objected to the notice.
/// @param amends The motion that this rival text or correction is for; zero for a motion of its own.
/// @param codeDigest Lower 128 bits of the digest of its targets' code hashes when it was filed.
struct Motion {
    address mover;
    MotionClass class;
    MotionRules rules;
    uint32 secondsGiven;
    uint8 secondsNeeded;
    uint48 opensAt;
    uint48 takeoverUntil;
    bool takenOver;
    bool extended;
    bool withdrawn;
    bool amended;
    bool consent;
    bool contested;
    uint128 codeDigest;
    uint256 amends;
}

/// @title CoalitionGovernor: motions and votes, one member one vote
/// @notice OpenZeppelin's Governor with seconds, classes of motions and a count that is ready for several options.
/// Standard clients keep working: propose, castVote and its relatives, state, proposalVotes, hasVoted.
///
///     propose ──▶ discussion ──seconded──▶ vote ──For wins, quorum──▶ queue ──timelock──▶ execute
///                   │  │  └─not seconded──▶ lapsed (Defeated)
///                   │  └─withdrawn─▶ taken over within 3 days ──▶ discussion
///                   └───────────────▶ nobody does ──▶ Canceled
///
/// A motion may get rival texts while it is discussed; see {IAmendments}, which then keeps the ballots. A rival text is a
/// proposal of its own here, under the times of the motion it amends: it is seconded, withdrawn, queued and executed
/// like any other, and {IGovernor-castVote} on it counts For as the text above everything else, Against as everything
/// else above the text. A notice passes by itself when the discussion ends unless voters object; see {INotices}.
///
/// Who may vote is fixed at {proposalSnapshot}: everyone enrolled by then who had not left. When it is later
/// postponed, the vote opens later but the electorate stays.
///
/// Seconds: min(cap, ⌈√voters ÷ 2⌉), twice that for a fundamental motion, and never more than there are other voters.
/// The mover cannot second; a second once given stays, also when the seconder takes the motion over.
/// Quorum counts votes For: max(floor, ⌈share of the electorate⌉). An ordinary motion needs more For than Against, a
/// fundamental one at least two For to each Against. Source of the numbers: chosen; see `docs/mechanism.md`.
///
/// A signed ballot is OpenZeppelin's `Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)` with
/// nonce 0, whether it travels alone (65 or 64 bytes, or ERC-1271) or in a batch (64 bytes, EIP-2098). A voter has one
/// ballot per motion, so nothing can be replayed.
///
/// What it does not protect against: two contradictory ballots signed by one voter leave the choice between them to
/// whoever sends one first.
interface ICoalitionGovernor is IGovernor, ICoalitionPart, IJournaled {
    /// @notice A motion was filed. {IGovernor-ProposalCreated} carries its content.
    event MotionFiled(
        uint256 indexed proposalId,
        address indexed mover,
        MotionClass class,
        uint8 secondsNeeded,
        uint128 codeDigest
    );

    /// @notice A voter seconded a motion; `given` counts this second.
    event MotionSeconded(uint256 indexed proposalId, address indexed voter, uint32 given);

    /// @notice The mover withdrew a motion; it may be taken over until `takeoverUntil`. Zero: it is gone at once.
    event MotionWithdrawn(uint256 indexed proposalId, address indexed mover, uint48 takeoverUntil, uint48 opensAt);

    /// @notice A voter took a withdrawn motion over.
    event MotionTakenOver(uint256 indexed proposalId, address indexed previousMover, address indexed mover);

    /// @notice The vote closes later than {IGovernor-ProposalCreated} said: quorum was reached late, or the opening was
    /// postponed by a withdrawal.
    event ProposalExtended(uint256 indexed proposalId, uint64 extendedDeadline);

    /// @notice A ballot of a batch was passed over. `index` counts ballots in the batch from 0.
    event BallotSkipped(uint256 indexed proposalId, uint256 index, uint256 voterNumber, BallotFault fault);

    /// @notice Thrown when the account had no vote at the timepoint.
    error CoalitionGovernorNotVoter(address account, uint256 timepoint);

    /// @notice Thrown when the reason is longer than `max` bytes.
    error CoalitionGovernorReasonTooLong(uint256 length, uint256 max);

    /// @notice Thrown when the mover has `cap` live motions.
    error CoalitionGovernorTooManyLive(address mover, uint256 cap);

    /// @notice Thrown when the voter is the motion's mover.
    error CoalitionGovernorOwnMotion(uint256 proposalId, address mover);

    /// @notice Thrown when the voter seconded the motion before.
    error CoalitionGovernorAlreadySeconded(uint256 proposalId, address voter);

    /// @notice Thrown when the caller is not the motion's mover.
    error CoalitionGovernorNotMover(uint256 proposalId, address caller);

    /// @notice Thrown when a motion that was withdrawn or taken over is withdrawn again, or when a motion and a rival
    /// are to be withdrawn that acceptance made one.
    error CoalitionGovernorNotWithdrawable(uint256 proposalId);

    /// @notice Thrown when the motion is not up for taking over.
    error CoalitionGovernorNotWithdrawn(uint256 proposalId);

    /// @notice Thrown when a batch is empty, is no multiple of 68 bytes or holds more than `max` ballots.
    error CoalitionGovernorMalformedBatch(uint256 length, uint256 max);

    /// @notice Thrown when plain ballots are cast in a batch on a motion that has rival texts: rank them at {IAmendments}.
    error CoalitionGovernorAmended(uint256 proposalId);

    /// @notice Thrown when what is filed would weigh more than its procedure admits: a fundamental rival of an ordinary
    /// motion, or a fundamental notice.
    error CoalitionGovernorTooWeighty(MotionClass class);

    /// @notice Thrown when a correction is to be seconded, withdrawn or taken over: do so to what it corrects.
    error CoalitionGovernorCorrection(uint256 proposalId);

    /// @notice Thrown when the caller is not the contract that may do this.
    error CoalitionGovernorUnauthorized(address caller);

    /// @notice Thrown by the parts of OpenZeppelin's Governor that are switched off.
    error CoalitionGovernorDisabled();

    /// @notice Seconds a motion during its discussion. Voters only, not its mover, once each.
    function second(uint256 proposalId) external;

    /// @notice Withdraws a motion during its discussion. Its mover only, once. If it has its seconds, another voter
    /// may take it over within 3 days, and the vote does not open before that.
    function withdraw(uint256 proposalId) external;

    /// @notice Takes over a withdrawn motion. Voters only, within their cap of live motions; once per motion.
    function takeOver(uint256 proposalId) external;

    /// @notice Casts many ballots signed by keys at once; contract wallets go through {castVoteBySig}. Anyone may call.
    /// Sorted by voter number they cost least. Bad ballots are passed over and reported by
    /// {BallotSkipped}; the good ones count. At most 1,200 ballots.
    /// @param ballots 68 bytes each: voter number (3, big-endian), support (1), EIP-2098 signature (64).
    /// @return counted How many ballots counted.
    function castVotesBySig(uint256 proposalId, bytes calldata ballots) external returns (uint256 counted);

    /// @notice Announces that the caller's next {IGovernor-propose} in this transaction files a rival text or a
    /// correction under `amends`, or a notice, in the name of `author`. Only {IAmendments} and {INotices}. Rival texts and
    /// notices count as live motions of their author; corrections do not, and need no seconds.
    function introduce(Filing filing, uint256 amends, address author) external;

    /// @notice Gives the ballots of a motion to {IAmendments}, and opens its vote at `opensAt` if that is later. Only
    /// {IAmendments}.
    function amended(uint256 proposalId, uint48 opensAt) external;

    /// @notice Sends a notice to a vote that opens at `opensAt` if that is later. Only {INotices}.
    function contest(uint256 proposalId, uint48 opensAt) external;

    /// @notice Prolongs the vote on a motion that reached quorum late. Only {IAmendments}.
    function prolong(uint256 proposalId, uint48 deadline) external;

    /// @notice A motion. Reverts for an unknown one.
    function motion(uint256 proposalId) external view returns (Motion memory);

    /// @notice How many votes For a motion needs (a count). Before its snapshot: with the electorate of now.
    function proposalQuorum(uint256 proposalId) external view returns (uint256);

    /// @notice Votes by {IGovernor-castVote} kind, as in OpenZeppelin's GovernorCountingSimple (counts). Of a text with
    /// rivals: the ballots that prefer the status quo to it, it to the status quo, and neither.
    function proposalVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes);

    /// @notice Where amendments are made and ranked ballots counted.
    function amendments() external view returns (address);

    /// @notice Whether `voter` seconded the motion.
    function hasSeconded(uint256 proposalId, address voter) external view returns (bool);

    /// @notice How many motions of `mover`, not withdrawn, are in discussion or being voted on now (a count).
    function liveMotions(address mover) external view returns (uint256);

    /// @notice The timelock that executes motions.
    function timelock() external view returns (address);

    /// @notice The rules motions are filed under.
    function rulebook() external view returns (address);

    /// @notice The membership whose voters decide.
    function token() external view returns (address);
}
