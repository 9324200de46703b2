// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev Where a recall stands. Petition: signatures are collected. Lapsed: too few in time. Vote: ballots are taken.
/// Closing: the vote is over and {IRecalls-concludeRecall} is due. Recalled and Kept: the outcome.
enum RecallStage {
    Petition,
    Lapsed,
    Vote,
    Closing,
    Recalled,
    Kept
}

/// @dev One recall. Times are timestamps in seconds.
/// @param officeId The office.
/// @param holder Who would be recalled.
/// @param termFrom When the term began; the recall concerns this term alone.
/// @param filedAt When the petition was filed; zero if there is none. The electorate is who was a voter before.
/// @param petitionUntil Last moment for signatures.
/// @param closesAt Last moment of the vote; zero until it opens.
/// @param signatures How many signed, the petitioner included (a count).
/// @param needed How many signatures open the vote (a count).
/// @param quorum How many votes for recall suffice (a count).
/// @param outcome Recalled or Kept once concluded, Petition until then.
struct Recall {
    bytes32 officeId;
    address holder;
    uint48 termFrom;
    uint48 filedAt;
    uint48 petitionUntil;
    uint48 closesAt;
    uint32 signatures;
    uint32 needed;
    uint32 quorum;
    RecallStage outcome;
}

/// @title Recalls: taking an office away before its term is over
/// @notice
///
///     petitionRecall ──signatures──▶ vote (14 days) ──▶ concludeRecall ──▶ recalled, or kept
///           └──30 days──▶ lapsed
///
/// max(5, ⌈10 %⌉) signatures of the electorate, though never more than it has voters, open the vote at once. The ballot
/// has two alternatives: 0 keeps the officer, 1 recalls. A ballot paper names candidates by address; the one that stands
/// for "recall" is the address of this contract, never that of the officer, so nobody can take it for a vote in the
/// officer's favour. The officer is recalled by two votes for to each against, and by as many for as an ordinary motion
/// needs, under the rules at filing. Then the term ends at once, and the officer may not hold the office again until
/// that term's end on the calendar.
///
/// One recall at a time for a term; after a vote that failed none for 180 days from its close. Source: chosen.
interface IRecalls is ICoalitionPart, IJournaled {
    /// @notice A voter petitioned for a recall and is the first to sign.
    event RecallPetitioned(
        bytes32 indexed recallId,
        bytes32 indexed officeId,
        address indexed holder,
        address petitioner,
        uint48 termFrom,
        uint32 needed,
        uint32 quorum,
        string reason
    );

    /// @notice A voter signed; `signatures` counts this one.
    event RecallSigned(bytes32 indexed recallId, address indexed voter, uint32 signatures);

    /// @notice Enough signed: the vote is open until `closesAt`. The ballot's id is the recall's.
    event RecallVoteOpened(bytes32 indexed recallId, uint48 closesAt);

    /// @notice The vote was counted. `ended` is false if the term was over before.
    event RecallConcluded(bytes32 indexed recallId, bool recalled, uint256 votesFor, uint256 votesAgainst, bool ended);

    /// @notice Thrown when there is no such recall.
    error RecallsUnknown(bytes32 recallId);

    /// @notice Thrown when the recall is not where this is done.
    error RecallsWrongStage(bytes32 recallId, RecallStage stage);

    /// @notice Thrown when the account does not hold the office now.
    error RecallsNotOfficer(bytes32 officeId, address account);

    /// @notice Thrown when the account is not a voter, or was none before the petition.
    error RecallsNotVoter(address account);

    /// @notice Thrown when the voter signed before.
    error RecallsAlreadySigned(bytes32 recallId, address voter);

    /// @notice Thrown when a recall of the term is open.
    error RecallsOpen(bytes32 recallId);

    /// @notice Thrown when a vote failed less than 180 days ago; the next petition may be filed after `until`.
    error RecallsTooSoon(bytes32 officeId, address holder, uint48 until);

    /// @notice Thrown when the reason has not 1 to `max` bytes.
    error RecallsReasonLength(uint256 length, uint256 max);

    /// @notice Files a petition and signs it. Voters only.
    /// @param holder Who holds the office now.
    /// @param reason 1 to 512 bytes.
    /// @return recallId keccak256(abi.encode(directory, officeId, holder, when the term began, when it was filed)).
    function petitionRecall(
        bytes32 officeId,
        address holder,
        string calldata reason
    ) external returns (bytes32 recallId);

    /// @notice Signs a petition. Voters who were voters before it was filed; once each.
    function signPetition(bytes32 recallId) external;

    /// @notice Counts a vote that is over. Anyone may call.
    function concludeRecall(bytes32 recallId) external;

    /// @notice A recall. Reverts if there is none.
    function recallOf(bytes32 recallId) external view returns (Recall memory);

    /// @notice Where a recall stands now. Reverts if there is none.
    function stage(bytes32 recallId) external view returns (RecallStage);

    /// @notice The latest recall of a term; zero if there was none.
    function latestRecall(bytes32 officeId, address holder, uint48 termFrom) external view returns (bytes32 recallId);

    /// @notice Whether the voter signed.
    function hasSigned(bytes32 recallId, address voter) external view returns (bool);

    /// @notice Until when no new petition may be filed after a vote that failed (timestamp in seconds); zero if never.
    function quietUntil(bytes32 officeId, address holder) external view returns (uint48);
}
