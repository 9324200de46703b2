// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @title Notices: the consent track
/// @notice A notice passes by itself when its discussion period ends, unless enough voters object, each with a reason.
/// Then it goes to a vote like any ordinary motion, under the same id and carrying the objections.
///
///     notice ──seconded──▶ 7 days ──fewer objections than needed──▶ passed (Succeeded) ──▶ queue, execute
///                            └──max(2, ⌈1 % of the voters⌉) object──▶ vote, not before 3 days have passed
///
/// A notice is a motion of the governor: it needs the seconds of an ordinary motion, is queued and executed like one,
/// may be withdrawn, and may be amended once it is contested, until its discussion as first set ends. Nothing fundamental
/// passes by consent.
/// Source: required (other relevant decisions); the form and the numbers are chosen.
interface INotices is ICoalitionPart, IJournaled {
    /// @notice A notice was given; `objectionsNeeded` send it to a vote (a count).
    event NoticeGiven(uint256 indexed proposalId, address indexed mover, uint32 objectionsNeeded);

    /// @notice A voter objected; `objections` counts this one.
    event Objected(uint256 indexed proposalId, address indexed voter, uint32 objections, string reason);

    /// @notice Enough voters objected: the notice goes to a vote that does not open before `opensAt`.
    event NoticeContested(uint256 indexed proposalId, uint48 opensAt);

    /// @notice Thrown when the proposal is no notice.
    error NoticesUnknown(uint256 proposalId);

    /// @notice Thrown when the time for objections is over (timestamp), or the notice was withdrawn.
    error NoticesClosed(uint256 proposalId, uint256 closedAt);

    /// @notice Thrown when the account is no voter.
    error NoticesNotVoter(address account);

    /// @notice Thrown when the voter objected before.
    error NoticesAlreadyObjected(uint256 proposalId, address voter);

    /// @notice Thrown when no reason is given, or one of more than `max` bytes.
    error NoticesReasonLength(uint256 length, uint256 max);

    /// @notice Gives notice of a decision. Voters only, within their cap of live motions; ordinary calls only.
    function give(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 proposalId);

    /// @notice Objects to a notice until its discussion ends; after it is contested, until the vote opens. Voters only,
    /// once each.
    /// @param reason 1 to 512 bytes.
    function object(uint256 proposalId, string calldata reason) external;

    /// @notice Objections to a notice, and how many send it to a vote (counts).
    function objections(uint256 proposalId) external view returns (uint32 given, uint32 needed);

    /// @notice Whether the account objected to the notice.
    function hasObjected(uint256 proposalId, address account) external view returns (bool);
}
