// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IAdmissionPolicy} from "./IAdmissionPolicy.sol";
import {ICoalitionPart} from "./IDirectory.sol";
import {IERC5192} from "./IERC5192.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev A member's present or latest seat, in one slot. Times are block timestamps in seconds.
/// @param joinedAt When the member joined; zero for an account that never did.
/// @param enrolledAt When the member became a voter; zero while waiting.
/// @param leftAt When the member left or was removed; zero while the seat is held.
/// @param voterNumber The voter's number, counted from 1; zero while waiting.
/// @param seatNumber How many seats the account has held, this one included.
/// @param codeVersion Number of the Code of Conduct version the member accepted last.
/// @param group Index of the stakeholder group the member declared.
struct Seat {
    uint48 joinedAt;
    uint48 enrolledAt;
    uint48 leftAt;
    uint32 voterNumber;
    uint32 seatNumber;
    uint32 codeVersion;
    uint8 group;
}

/// @dev What a coalition is founded with. See {IMembership} for the bounds.
struct MembershipConfig {
    string name;
    string symbol;
    string[] groups;
    uint48 waitingPeriod;
    uint32 joinsPerDay;
    IAdmissionPolicy policy;
    address[] founders;
    uint8[] founderGroups;
}

/// @title Membership: the seat
/// @notice A soulbound token, one per person. Anyone may join, free and at once, by accepting the Code of Conduct; a
/// member becomes a voter when the waiting period is over and the admission policy agrees. Every voter has exactly one
/// vote and nobody can hand it on.
///
///     (none) --join--> member --enrol--> voter --leave/remove--> (left) --join--> member …
///
/// Seat ids are `seatNumber << 160 | account`: they name their holder and are never used twice. An account that comes
/// back gets a new seat and waits again, and what it was entitled to in the past stays answerable.
/// Votes follow the clock (ERC-6372, timestamps): enrolled ≤ t < left. A voter who leaves keeps the vote on motions
/// whose snapshot came earlier; a voter enrolled after a snapshot has none.
/// The token speaks the reading half of {IVotes}; delegation reverts.
///
/// What it does not protect against: one patient person with many identities. Waiting, the join bucket and vouching
/// make that slow and visible, not impossible. See `docs/known-limits.md`.
interface IMembership is IERC721Metadata, IERC5192, IVotes, IERC6372, ICoalitionPart, IJournaled {
    /// @notice An account took a seat and accepted a version of the Code of Conduct.
    event Joined(address indexed account, uint256 indexed seatId, uint8 group, bytes32 codeVersion);

    /// @notice A member became a voter.
    event Enrolled(address indexed account, uint256 indexed voterNumber);

    /// @notice A member left of their own will. The profile digest goes with the seat, here as on removal.
    event Left(address indexed account, uint256 indexed seatId);

    /// @notice A member was removed by a fundamental motion.
    event Removed(address indexed account, uint256 indexed seatId, string reason);

    /// @notice A member accepted a newer version of the Code of Conduct.
    event CodeAccepted(address indexed account, bytes32 codeVersion);

    /// @notice A member set or cleared (zero) the digest of their profile document.
    event ProfileSet(address indexed account, bytes32 digest);

    /// @notice A stakeholder group was named at the founding.
    event GroupNamed(uint8 indexed group, string name);

    /// @notice The waiting period changed (seconds).
    event WaitingPeriodSet(uint48 previous, uint48 current);

    /// @notice The daily join limit changed (a count).
    event JoinsPerDaySet(uint32 previous, uint32 current);

    /// @notice The admission policy changed.
    event AdmissionPolicySet(address previous, address current);

    /// @notice Thrown by every way of moving or lending a seat.
    error MembershipSoulbound();

    /// @notice Thrown when the account already holds a seat.
    error MembershipAlreadyMember(address account);

    /// @notice Thrown when the account holds no seat.
    error MembershipNotMember(address account);

    /// @notice Thrown when nobody holds the seat.
    error MembershipNoSuchSeat(uint256 seatId);

    /// @notice Thrown when the group does not exist.
    error MembershipUnknownGroup(uint8 group, uint256 groups);

    /// @notice Thrown when the accepted version is not the current Code of Conduct.
    error MembershipWrongCodeVersion(bytes32 given, bytes32 current);

    /// @notice Thrown when the day's joins are used up.
    error MembershipJoinsExhausted(uint256 joinsPerDay);

    /// @notice Thrown when a batch is longer than `max`.
    error MembershipBatchTooLong(uint256 length, uint256 max);

    /// @notice Thrown when a timepoint is not in the past.
    error MembershipFutureLookup(uint256 timepoint, uint48 clock);

    /// @notice Thrown when a value is outside [min, max].
    error MembershipOutOfBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when the contract is not an admission policy.
    error MembershipNotPolicy(address policy);

    /// @notice Thrown when the text is longer than `max` bytes.
    error MembershipReasonTooLong(uint256 length, uint256 max);

    /// @notice Thrown when the caller is not the timelock, or the timelock or nobody (zero) would join.
    error MembershipUnauthorized(address caller);

    /// @notice Thrown when the coalition has no Code of Conduct to accept.
    error MembershipNoCode();

    /// @notice Thrown when the founding lists disagree in length.
    error MembershipFoundersMismatch(uint256 founders, uint256 groups);

    /// @notice Joins the coalition. Open to everybody, free, once the coalition is open; a day's joins are limited by
    /// a bucket that refills all the time. The caller may speak at once and votes after enrolment.
    /// Source: required (open membership, Code of Conduct); the bucket is chosen.
    /// @param group Index of the declared stakeholder group.
    /// @param codeVersion Id of the current Code of Conduct version in the Archive, which the caller accepts.
    /// @return seatId The new seat.
    function join(uint8 group, bytes32 codeVersion) external returns (uint256 seatId);

    /// @notice Makes voters of those members in `accounts` whose waiting period is over and whom the policy admits;
    /// passes over the others, also where the policy fails. Anyone may call. At most 100 accounts.
    /// @return enrolled How many became voters.
    function enrol(address[] calldata accounts) external returns (uint256 enrolled);

    /// @notice Gives up the caller's seat. Always possible. The past stays as it was.
    function leave() external;

    /// @notice Removes a member. Timelock only, and never by an ordinary motion: the governor counts every call to
    /// this contract as fundamental. Source: chosen.
    /// @param reason At most 512 bytes.
    function remove(address account, string calldata reason) external;

    /// @notice Accepts the current version of the Code of Conduct. Members only.
    function acceptCode(bytes32 codeVersion) external;

    /// @notice Sets the SHA-256 digest of the caller's profile document, or zero to withdraw it. Members only. The
    /// profile itself stays off chain.
    function setProfile(bytes32 digest) external;

    /// @notice Sets the waiting period in seconds, at least the longest discussion period and at most 90 days.
    /// Timelock only. Source: chosen.
    function setWaitingPeriod(uint48 newPeriod) external;

    /// @notice Sets how many may join in a day, 10 to 10,000. Timelock only. The bucket starts full and refills all the
    /// time, so any 24 hours may see up to twice as many. Source: chosen.
    function setJoinsPerDay(uint32 newLimit) external;

    /// @notice Sets the admission policy, a contract that answers ERC-165 for {IAdmissionPolicy}. Timelock only.
    /// Source: chosen.
    function setAdmissionPolicy(IAdmissionPolicy newPolicy) external;

    /// @notice Whether the account holds a seat now.
    function isMember(address account) external view returns (bool);

    /// @notice Whether the account is a voter now.
    function isVoter(address account) external view returns (bool);

    /// @notice The account's present or latest seat.
    function seatOf(address account) external view returns (Seat memory);

    /// @notice Last moment of a member's waiting period (timestamp): it may be enrolled after this, not at it, so that
    /// who joined in the very second a motion was filed has no vote on it. Zero if the account is no waiting member.
    function enrollableAt(address account) external view returns (uint256);

    /// @notice The number under which `account` may vote at a past `timepoint`, or zero if it had no vote then.
    function voterNumberAt(address account, uint256 timepoint) external view returns (uint256);

    /// @notice For each number the voter's account if that voter had a vote at the past `timepoint`, otherwise zero.
    function votersAt(uint256[] calldata numbers, uint256 timepoint) external view returns (address[] memory);

    /// @notice How many members there are (a count).
    function memberCount() external view returns (uint256);

    /// @notice How many voters there are (a count).
    function voterCount() external view returns (uint256);

    /// @notice How many voter numbers were ever given out (a count).
    function voterNumbers() external view returns (uint256);

    /// @notice How many stakeholder groups there are (a count).
    function groupCount() external view returns (uint256);

    /// @notice Name of a group and how many members declared it.
    function groupAt(uint8 group) external view returns (string memory name, uint256 members);

    /// @notice Digest of the member's profile document; zero if there is none.
    function profileOf(address account) external view returns (bytes32);

    /// @notice The waiting period (seconds).
    function waitingPeriod() external view returns (uint48);

    /// @notice How many may join in a day (a count).
    function joinsPerDay() external view returns (uint32);

    /// @notice How many may join now (a count).
    function joinsAvailable() external view returns (uint256);

    /// @notice The admission policy.
    function admissionPolicy() external view returns (IAdmissionPolicy);
}
