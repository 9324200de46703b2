// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev How ballots become an order of candidates. Who is not preferred to RON is elected by neither.
/// Schulze: by strongest paths. Approval: by how many ballots rank a candidate above RON; only for several
/// seats, so an election that fills a single one is counted by Schulze all the same.
enum ElectionMethod {
    Schulze,
    Approval
}

/// @dev Why a term is over before its time; Running while nothing but the clock ends it.
enum TermEnd {
    Running,
    Resigned,
    Recalled,
    Succeeded
}

/// @dev Whether an account may begin a term, or the first reason why not.
/// NotVoter: not a voter now. OfficeClosed: the office takes nobody any more. HoldsSeat: holds, or won, a seat of the
/// office beyond the time asked for. HoldsExcluded: the same in an office that excludes this one. TermsInRow: has
/// served as many terms in a row as there may be. Recalled: was recalled from a term that still runs on the calendar.
enum Eligibility {
    Eligible,
    NotVoter,
    OfficeClosed,
    HoldsSeat,
    HoldsExcluded,
    TermsInRow,
    Recalled
}

/// @dev What the terms of an office are. A call keeps those it was made under.
/// @param seats How many seats there are; 1 to 9.
/// @param method How the ballots are counted.
/// @param cohorts Seat i belongs to cohort i mod cohorts; cohorts begin one after the other, evenly spread over a term.
/// 1 to `seats`; 1 means that all seats end together.
/// @param termsInRow How many terms in a row one may serve; 1 to 10. Less than half a term does not count; a break of
/// one whole term, counted from the calendar end of the last one, starts anew.
/// @param firstTermAt A boundary of cohort 0 (timestamp in seconds), from which all others follow both ways.
/// @param term Length of a term (seconds); 90 days to 5 years of 365 days.
struct OfficeTerms {
    uint8 seats;
    ElectionMethod method;
    uint8 cohorts;
    uint8 termsInRow;
    uint48 firstTermAt;
    uint32 term;
}

/// @dev An office to be opened.
/// @param name 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit.
struct OfficeConfig {
    string name;
    OfficeTerms terms;
}

/// @dev Two offices nobody may hold at the same time.
struct Exclusion {
    bytes32 first;
    bytes32 second;
}

/// @dev An office as it stands.
/// @param name Its name.
/// @param terms What the next call will be made under.
/// @param open Whether elections may be called.
/// @param excluded Ids of the offices that exclude it.
struct Office {
    string name;
    OfficeTerms terms;
    bool open;
    bytes32[] excluded;
}

/// @dev One account's term in one office; one slot. Times are timestamps in seconds.
/// @param from When it begins; zero if there is none.
/// @param until When it lapses: from <= t < until.
/// @param ends When it lapses on the calendar; `until` is later while held over, earlier once ended before its time.
/// @param membershipSeat Number of the membership seat it hangs on: who leaves the coalition leaves the office.
/// @param seat Which seat of the office.
/// @param inRow How many terms in a row, this one included if it counts.
/// @param end Whether and why it is over before its time.
struct Term {
    uint48 from;
    uint48 until;
    uint48 ends;
    uint32 membershipSeat;
    uint8 seat;
    uint8 inRow;
    TermEnd end;
}

/// @dev One seat of an office.
/// @param holder Who holds it now; zero if it is vacant.
/// @param term The holder's term.
/// @param next Who won it and waits for the holder's term to end; zero if nobody.
/// @param nextTerm The term to come.
struct OfficeSeat {
    address holder;
    Term term;
    address next;
    Term nextTerm;
}

/// @title Offices: which offices there are and who holds them
/// @notice An office has seats, a seat has a term, and the terms are fixed on the calendar: they lapse by the clock,
/// whoever fills a vacancy serves the remainder, and no act is needed to end one. {isOfficer} is what other contracts
/// ask.
///
/// Seat i belongs to cohort i mod cohorts. Its terms change at firstTermAt + cohort · term ÷ cohorts + k · term, for
/// every whole k. Only {IElections} seats anybody or holds anybody over, only {IRecalls} recalls. An office that is
/// changed or closed takes nobody's term away.
///
/// Whoever leaves the coalition, or is removed, leaves the office; coming back does not bring it back.
/// Source: required (nominations to offices, elections); calendar, limits and exclusions are chosen.
interface IOffices is ICoalitionPart, IJournaled {
    /// @notice An office was opened, or opened again under new terms.
    event OfficeOpened(bytes32 indexed officeId, string name, OfficeTerms terms);

    /// @notice The terms of an office changed, for calls from now on.
    event OfficeChanged(bytes32 indexed officeId, OfficeTerms terms);

    /// @notice An office was closed: no calls any more, and the terms run out.
    event OfficeClosed(bytes32 indexed officeId);

    /// @notice Two offices began, or ceased, to exclude each other.
    event ExclusionSet(bytes32 indexed first, bytes32 indexed second, bool exclusive);

    /// @notice An account was given a seat. `from` may lie ahead: then it waits for the present term to end.
    event OfficerSeated(
        bytes32 indexed officeId,
        address indexed account,
        uint8 indexed seat,
        uint48 from,
        uint48 until,
        uint32 membershipSeat,
        uint8 inRow
    );

    /// @notice An elected account was passed over.
    event OfficerPassedOver(bytes32 indexed officeId, address indexed account, Eligibility eligibility);

    /// @notice An officer stays beyond the end of the term, because an election failed for want of a quorum.
    event OfficerHeldOver(bytes32 indexed officeId, address indexed account, uint8 indexed seat, uint48 until);

    /// @notice An officer who was held over was succeeded.
    event OfficerSucceeded(bytes32 indexed officeId, address indexed account, uint8 indexed seat);

    /// @notice An officer gave up every term of theirs in the office.
    event OfficerResigned(bytes32 indexed officeId, address indexed account);

    /// @notice An officer was recalled, and may not hold the office again before `barredUntil`.
    event OfficerRecalled(bytes32 indexed officeId, address indexed account, uint48 from, uint48 barredUntil);

    /// @notice Thrown when the caller may not do this.
    error OfficesUnauthorized(address caller);

    /// @notice Thrown when there is no such office.
    error OfficesUnknown(bytes32 officeId);

    /// @notice Thrown when the office is open already.
    error OfficesAlreadyOpen(bytes32 officeId);

    /// @notice Thrown when the office is closed.
    error OfficesNotOpen(bytes32 officeId);

    /// @notice Thrown when the name is malformed.
    error OfficesInvalidName(string name);

    /// @notice Thrown when a value is outside [min, max].
    error OfficesOutOfBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when a single seat would be filled by approval.
    error OfficesApprovalOfOne();

    /// @notice Thrown when an office would exclude itself.
    error OfficesSameOffice(bytes32 officeId);

    /// @notice Thrown when the account holds no term in the office, and has won none.
    error OfficesNotOfficer(bytes32 officeId, address account);

    /// @notice Opens an office, or a closed one again. Timelock only. At most 16 names are ever used.
    /// @return officeId keccak256 of the name.
    function openOffice(OfficeConfig calldata config) external returns (bytes32 officeId);

    /// @notice Changes the terms of an open office, for later calls only. Timelock only.
    function changeOffice(bytes32 officeId, OfficeTerms calldata terms) external;

    /// @notice Closes an office. Timelock only. Present terms run out; who has won a term to come still serves it.
    function closeOffice(bytes32 officeId) external;

    /// @notice Says whether two offices exclude each other. Timelock only. Takes nobody's present term away.
    function setExclusion(bytes32 first, bytes32 second, bool exclusive) external;

    /// @notice Gives seats to elected accounts, the longest term to the best; passes over who is not eligible, and
    /// leaves the rest vacant. Elections only. A term lapses at the first boundary of its seat later than `time`; it
    /// begins now, or when the present term of the seat, or the account's own in this office or one that excludes it, ends.
    /// A holder who is held over is succeeded. A seat whose new term would be over by now is not filled.
    /// @param mask The seats; bit i for seat i.
    /// @param ranked Who was elected, best first.
    /// @param time The new terms end at the first boundaries later than this, and an excluded office held until then is
    /// waited for (timestamp in seconds).
    /// @param terms The terms of the office as the call froze them.
    /// @return seated How many were seated (a count).
    function seat(
        bytes32 officeId,
        uint16 mask,
        address[] calldata ranked,
        uint48 time,
        OfficeTerms calldata terms
    ) external returns (uint256 seated);

    /// @notice Lets the last holders of seats stay, or return, until `period` seconds after the term's end on the
    /// calendar. Elections only. Passes over a seat if its term was ended before its time, the holder left or holds an
    /// excluded office, somebody waits for it, or that moment has passed; asking again moves nothing.
    /// @param mask The seats; bit i for seat i.
    function holdOver(bytes32 officeId, uint16 mask, uint32 period) external;

    /// @notice Ends the term of `account` that began at `from`, now, and bars the account from the office until that
    /// term's end on the calendar. Recalls only. A term already over is not touched.
    /// @return recalled Whether there was a term to end.
    function recall(bytes32 officeId, address account, uint48 from) external returns (bool recalled);

    /// @notice Gives up the caller's term in the office, and one won but not begun.
    function resign(bytes32 officeId) external;

    /// @notice Whether the account holds a seat of the office now. The cost does not depend on how many offices, seats
    /// or members there are. False for an office that does not exist.
    function isOfficer(bytes32 officeId, address account) external view returns (bool);

    /// @notice Who holds a seat of the office now, in the order of seats; at most nine.
    function officers(bytes32 officeId) external view returns (address[] memory);

    /// @notice All seats of the office, those beyond its present number included while they are held.
    function seats(bytes32 officeId) external view returns (OfficeSeat[] memory);

    /// @notice Ids of all offices, closed ones included, in the order they were opened; at most 16.
    function officeIds() external view returns (bytes32[] memory);

    /// @notice Id of the office of that name.
    function officeIdOf(string calldata name) external pure returns (bytes32);

    /// @notice An office. Reverts if there is none.
    function office(bytes32 officeId) external view returns (Office memory);

    /// @notice The terms of an office, for calls from now on. Reverts if there is none.
    function termsOf(bytes32 officeId) external view returns (OfficeTerms memory);

    /// @notice The account's present or last term in the office, and the one it won that is to come.
    function termOf(bytes32 officeId, address account) external view returns (Term memory term, Term memory nextTerm);

    /// @notice Whether the account could begin a term of the office at `from`, and if not, why not.
    /// @param from Timestamp in seconds, now or later.
    /// @param terms Terms to judge by: those of {termsOf}, or those a call froze.
    function eligibility(
        bytes32 officeId,
        address account,
        uint48 from,
        OfficeTerms calldata terms
    ) external view returns (Eligibility);

    /// @notice Which seats of an open office must be filled by `by`: vacant, or with a term that ends by then on the
    /// calendar, and nobody waiting. Reverts for an office that is closed or not there.
    /// @param by Timestamp in seconds.
    /// @return mask Bit i for seat i.
    /// @return next When the first of the other seats ends (timestamp in seconds); zero if there is none.
    function openings(bytes32 officeId, uint48 by) external view returns (uint16 mask, uint48 next);

    /// @notice The first boundary of a seat later than `time` (timestamps in seconds).
    function termEnd(OfficeTerms calldata terms, uint8 seatIndex, uint48 time) external pure returns (uint48);
}
