// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BallotFault} from "./ICoalitionGovernor.sol";
import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev A place on the ballot of a motion that has rivals, or whose text was replaced.
/// @param origin The motion or rival that holds the place; it is seconded, withdrawn and taken over under this id.
/// @param text The proposal that stands there now, and that is queued and executed if it wins.
/// @param next A text that takes its place unless somebody objects in time; zero if there is none.
/// @param objectUntil Last moment (timestamp) for that objection.
/// @param editorial Whether `next` is a correction, to which any voter may object, and not an accepted amendment.
/// @param standing Whether it is on the ballot: seconded, not withdrawn, not merged into the motion by acceptance.
struct Place {
    uint256 origin;
    uint256 text;
    uint256 next;
    uint48 objectUntil;
    bool editorial;
    bool standing;
}

/// @title Amendments: rival texts, and the ballots that rank them
/// @notice While a motion is discussed any voter may file a rival text: its own calls, its own words. A rival that gets
/// the seconds of its class takes the next place on the ballot; there are five, the motion's own being the first.
///
///     amend ──seconded──▶ on the ballot ──▶ vote: everybody ranks all texts and the status quo
///       └──accepted by the mover──▶ 24 h without a seconder's objection ──▶ takes the motion's place
///     correct (the mover's own wording) ──▶ 24 h without any voter's objection ──▶ takes the place
///
/// Discussion: rivals and corrections are filed until the discussion ends as it was set at the motion's filing
/// ({IGovernor-proposalSnapshot}). Every rival on the ballot has been public for the reading period (3 days) before the
/// vote opens, so the opening may move, at most by that period on account of rivals. A motion may accept one rival while
/// it is discussed; an objection period always ends before the vote opens, and may move it too. The electorate stays.
/// Source: required (amendments); the numbers are chosen.
///
/// Each text is a proposal of the governor under the times of the motion. Rivals of an ordinary motion are ordinary.
///
/// Ballots rank places: 1 is the best rank, equal ranks are ties, 0 is unranked and ties for last. A client that knows
/// only OpenZeppelin's Governor may vote on one text there instead: For ranks it above everything else, Against
/// everything else above it, Abstain nothing. A voter has one ballot on the whole.
///
/// Count (Debian's constitution, appendix A): texts that miss their quorum of ballots above the status quo, or are not
/// carried against it by the majority of their class, are dropped; among the rest the Schulze winner; a remaining tie
/// goes to the place whose origin was filed earlier. That text, and only it, becomes executable.
///
/// The signed ballot is `RankedBallot(uint256 motion,uint256[] options,uint8 statusQuo,uint8 option1,uint8 option2,
/// uint8 option3,uint8 option4,uint8 option5,address voter,string reason)`: `options` are the texts in order of place,
/// zero where none stands, so that a signature is worth nothing for any other set of texts.
interface IAmendments is ICoalitionPart, IJournaled {
    /// @notice A rival text was filed, the `filed`-th of its motion.
    event AmendmentFiled(uint256 indexed motion, uint256 indexed text, address indexed author, uint32 filed);

    /// @notice A rival got its seconds and takes a place on the ballot, numbered from 2.
    event AmendmentEntered(uint256 indexed motion, uint256 indexed text, uint8 place);

    /// @notice The mover accepted a rival: `text` takes the motion's place after `objectUntil` unless a seconder of the
    /// motion objects.
    event AmendmentAccepted(uint256 indexed motion, uint256 indexed rival, uint256 text, uint48 objectUntil);

    /// @notice The mover of `origin` corrected its text: `text` takes its place after `objectUntil` unless a voter
    /// objects.
    event TextCorrected(uint256 indexed origin, uint256 indexed text, uint48 objectUntil);

    /// @notice A voter objected in time: `text` does not take the place of what it would have replaced.
    event ReplacementObjected(uint256 indexed origin, uint256 indexed text, address indexed voter, string reason);

    /// @notice The first ballot fixed what is voted on: texts in order of place, zero where none stands, and the least
    /// number of ballots that can carry one of them.
    event BallotFixed(uint256 indexed motion, uint256[] options, uint256 quorum);

    /// @notice A ranked ballot was cast. `ranking` has four bits for each alternative, the lowest for the status quo.
    event RankedVoteCast(address indexed voter, uint256 indexed motion, uint24 ranking, string reason);

    /// @notice A ballot of a batch was passed over. `index` counts ballots in the batch from 0.
    event BallotSkipped(uint256 indexed motion, uint256 index, uint256 voterNumber, BallotFault fault);

    /// @notice Thrown when what is to be amended is itself an amendment or a correction.
    error AmendmentsNotMotion(uint256 proposalId);

    /// @notice Thrown when a notice nobody contested is to be amended: object to it first.
    error AmendmentsUncontestedNotice(uint256 motion);

    /// @notice Thrown when texts can no longer be filed, or accepted.
    error AmendmentsDiscussionClosed(uint256 motion, uint256 closedAt);

    /// @notice Thrown when all places on the ballot are taken.
    error AmendmentsBallotFull(uint256 motion, uint256 places);

    /// @notice Thrown when the proposal is no rival of a motion.
    error AmendmentsNotRival(uint256 proposalId);

    /// @notice Thrown when the caller is not the mover, or withdrew.
    error AmendmentsNotMover(uint256 origin, address caller);

    /// @notice Thrown when what has not got its seconds is to be replaced: withdraw it and file it anew.
    error AmendmentsNotSeconded(uint256 origin);

    /// @notice Thrown when the mover accepted an amendment before, once for each motion.
    error AmendmentsAlreadyAccepted(uint256 motion);

    /// @notice Thrown when the rival was withdrawn.
    error AmendmentsWithdrawn(uint256 rival);

    /// @notice Thrown when an earlier replacement may still be objected to.
    error AmendmentsReplacementPending(uint256 origin, uint256 objectUntil);

    /// @notice Thrown when a correction calls other code than the text it corrects, or is of another class.
    error AmendmentsNotEditorial(uint256 origin);

    /// @notice Thrown when nothing is pending to object to, or the time for it is over.
    error AmendmentsNothingPending(uint256 origin);

    /// @notice Thrown when the account may not object: it is no voter, or no seconder of the motion.
    error AmendmentsNotObjector(uint256 origin, address account);

    /// @notice Thrown when the reason is longer than `max` bytes.
    error AmendmentsReasonTooLong(uint256 length, uint256 max);

    /// @notice Thrown when ranked ballots are cast outside the time of the vote (timestamps; zero if it has no ranked vote).
    error AmendmentsVoteNotOpen(uint256 motion, uint256 opensAt, uint256 closesAt);

    /// @notice Thrown when the account had no vote at the timepoint.
    error AmendmentsNotVoter(address account, uint256 timepoint);

    /// @notice Thrown when the voter has cast a ballot on the motion before.
    error AmendmentsAlreadyCast(uint256 motion, address voter);

    /// @notice Thrown when the text is not on the ballot.
    error AmendmentsNotOnBallot(uint256 text);

    /// @notice Thrown when a ranking names an alternative that is not on the ballot, or a rank above `alternatives`.
    error AmendmentsInvalidRanking(uint24 ranking, uint256 alternatives);

    /// @notice Thrown when the ballot was made out for another set of texts.
    error AmendmentsOtherOptions(bytes32 given, bytes32 current);

    /// @notice Thrown when the signature is not the voter's.
    error AmendmentsInvalidSignature(address voter);

    /// @notice Thrown when a batch is empty, is no multiple of 70 bytes or holds more than `max` ballots.
    error AmendmentsMalformedBatch(uint256 length, uint256 max);

    /// @notice Thrown when the caller is not the governor.
    error AmendmentsUnauthorized(address caller);

    /// @notice Files a rival text of a motion. Voters only, within their cap of live motions, until the discussion as
    /// filed ends. It needs the seconds of its class to get on the ballot.
    /// @return text Its proposal id.
    function amend(
        uint256 motion,
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 text);

    /// @notice Accepts a rival in the place of the motion. The motion's mover only, once, while it is discussed and has
    /// its seconds. If a seconder of the motion objects within the objection period, both stay, each with its own
    /// seconds; any voter may still second the motion for that purpose. Afterwards neither can be withdrawn or corrected.
    function accept(uint256 rival) external;

    /// @notice Corrects the wording of a motion or rival. Its mover only, until the discussion as filed ends, once it
    /// has its seconds. The correction calls the same code in the same order and has the same class. It needs no seconds.
    /// @return text Its proposal id.
    function correct(
        uint256 origin,
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 text);

    /// @notice Objects to the pending replacement of a text: to a correction any voter, to an accepted amendment the
    /// seconders of the motion.
    /// @param reason At most 512 bytes.
    function object(uint256 origin, string calldata reason) external;

    /// @notice Puts a rival that got its seconds on the ballot. Governor only.
    function enter(uint256 motion, uint256 rival) external;

    /// @notice Casts the caller's ballot.
    /// @param options Digest of the texts it was made out for; see {ballotOf}.
    /// @param ranking Four bits for each alternative, the lowest for the status quo.
    /// @param reason At most 512 bytes.
    function castRankedVote(uint256 motion, bytes32 options, uint24 ranking, string calldata reason) external;

    /// @notice Casts a signed ballot: by key (65 or 64 bytes) or ERC-1271. Anyone may call.
    function castRankedVoteBySig(
        uint256 motion,
        uint24 ranking,
        address voter,
        string calldata reason,
        bytes calldata signature
    ) external;

    /// @notice Casts many ballots signed by keys at once, without reasons. Anyone may call. Bad ballots are passed over
    /// and reported by {BallotSkipped}; the good ones count. At most 500.
    /// @param ballots 70 bytes each: voter number (3, big-endian), ranking (3, big-endian), EIP-2098 signature (64).
    /// @return counted How many ballots counted.
    function castRankedVotesBySig(uint256 motion, bytes calldata ballots) external returns (uint256 counted);

    /// @notice Counts a vote on one text that came through the governor. Governor only.
    function count(uint256 text, uint256 voterNumber, address voter, uint8 support) external;

    /// @notice The places on the ballot as they are now, in order.
    function places(uint256 motion) external view returns (Place[] memory);

    /// @notice What is, or would now be, voted on.
    /// @return texts In order of place, zero where none stands.
    /// @return options Their digest, keccak256 of the words one after the other.
    function ballotOf(uint256 motion) external view returns (uint256[] memory texts, bytes32 options);

    /// @notice Ballots cast and, for each pair of alternatives, how many ballots prefer one to the other; alternative 0
    /// is the status quo, the others are places. Works for motions without rivals too.
    /// @return ballots Ballots cast (a count).
    /// @return preferred `preferred[i][j]` ballots rank i above j (counts).
    function tally(uint256 motion) external view returns (uint256 ballots, uint256[][] memory preferred);

    /// @notice Ballots that prefer the status quo to the text, the text to the status quo, and neither (counts).
    function votes(uint256 text) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes);

    /// @notice The text that wins by the ranked ballots cast so far on a motion with rivals; zero if none does.
    function winner(uint256 motion) external view returns (uint256 text);

    /// @notice Whose place a text has, and whether it lost it to another text. Zero place: it never had rivals.
    function placeOf(uint256 text) external view returns (uint256 origin, bool dropped);

    /// @notice Whether a rival was accepted by the mover and nobody objected, or the motion accepted one. Neither can be
    /// withdrawn then.
    function isMerged(uint256 text) external view returns (bool);

    /// @notice Whether `account` cast a ballot on the motion that `text` belongs to.
    function hasVoted(uint256 text, address account) external view returns (bool);

    /// @notice The motion a text belongs to: its own id, unless it amends another.
    function motionOf(uint256 text) external view returns (uint256);
}
