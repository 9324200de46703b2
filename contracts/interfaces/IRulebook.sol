// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev Follows from what a motion does, never from what its author says.
enum MotionClass {
    Ordinary,
    Fundamental
}

/// @dev The rules of one class. A motion keeps the rules it was filed under.
/// @param discussion Seconds between filing and the opening of the vote; 1 to 30 days, never longer than the waiting
/// period of new members.
/// @param voting Seconds the vote lasts; 3 to 30 days.
/// @param timelock Seconds a passed motion waits before it may run; 1 to 30 days.
/// @param lateQuorumExtension Seconds the vote goes on when quorum is reached late, once; at most `voting`.
/// @param quorumFloor Fewest votes For that suffice; 2 to 100.
/// @param quorumShare Share of the electorate that must vote For, in hundredths of a percent; 1 % to 50 %.
/// @param secondsCap Most seconds a motion can need; 1 to 20.
struct MotionRules {
    uint32 discussion;
    uint32 voting;
    uint32 timelock;
    uint32 lateQuorumExtension;
    uint32 quorumFloor;
    uint16 quorumShare;
    uint8 secondsCap;
}

/// @dev What holds while a motion is discussed.
/// @param reading Seconds every text on the ballot is public before the vote opens; 1 to 14 days.
/// @param objection Seconds in which an accepted amendment or a correction may be objected to; 12 hours to 7 days, never
/// longer than `reading`.
/// @param consentFloor Fewest objections that send a notice to a vote; 1 to 20, no more than there are voters.
/// @param consentShare Share of the voters that must object, in hundredths of a percent; 0 to 10 %.
struct DeliberationRules {
    uint32 reading;
    uint32 objection;
    uint32 consentFloor;
    uint16 consentShare;
}

/// @dev A call that may be part of an ordinary motion.
struct OrdinaryCall {
    address target;
    bytes4 selector;
}

/// @title Rulebook: the rules motions are filed under
/// @notice Knows which calls make a motion ordinary and what an ordinary and a fundamental motion need. The governor
/// asks it once, when a motion is filed, and the motion keeps the answer.
///
/// A motion is ordinary only if every call is on the list of ordinary calls and carries no value; any other call, known
/// or unknown, makes it fundamental. Calls to the governor, the timelock, the membership, the directory and this
/// contract can never be put on the list, so no ordinary motion changes a rule of motions, a role or a seat.
///
/// Every number has bounds that no motion can move. Source of numbers and bounds: chosen.
interface IRulebook is ICoalitionPart, IJournaled {
    /// @notice The rules of a class changed. Motions already filed keep theirs.
    event MotionRulesSet(MotionClass indexed class, MotionRules rules);

    /// @notice The rules of discussion changed. Periods that run already keep their ends.
    event DeliberationRulesSet(DeliberationRules rules);

    /// @notice How many live motions one mover may have changed.
    event LiveMotionCapSet(uint8 previous, uint8 current);

    /// @notice A call was put on, or taken off, the list of ordinary calls.
    event OrdinaryCallSet(address indexed target, bytes4 indexed selector, bool ordinary);

    /// @notice Thrown when a rule is outside [min, max].
    error RulebookOutOfBounds(bytes32 rule, uint256 value, uint256 min, uint256 max);

    /// @notice Thrown when calls to the target can never be ordinary.
    error RulebookNeverOrdinary(address target);

    /// @notice Thrown when a motion has more than `max` calls.
    error RulebookTooManyActions(uint256 actions, uint256 max);

    /// @notice Thrown when the description is longer than `max` bytes.
    error RulebookDescriptionTooLong(uint256 length, uint256 max);

    /// @notice Thrown when the calls carry more than `max` bytes of data together.
    error RulebookCalldataTooLong(uint256 length, uint256 max);

    /// @notice Thrown when a target has no code of its own (an EIP-7702 delegation is not its own).
    error RulebookTargetNotContract(address target);

    /// @notice Thrown when the caller is not the timelock.
    error RulebookUnauthorized(address caller);

    /// @notice Sets the rules of a class, within the bounds of {MotionRules}. Timelock only. The quorum floor must not
    /// exceed the number of voters.
    function setMotionRules(MotionClass motionClass, MotionRules calldata rules) external;

    /// @notice Sets the rules of discussion, within the bounds of {DeliberationRules}. Timelock only.
    function setDeliberationRules(DeliberationRules calldata rules) external;

    /// @notice Sets how many live motions one mover may have, 1 to 5. Timelock only.
    function setLiveMotionCap(uint8 cap) external;

    /// @notice Puts a call on, or takes it off, the list of ordinary calls. Timelock only.
    function setOrdinaryCall(address target, bytes4 selector, bool ordinary) external;

    /// @notice What a motion with these calls and a description of so many bytes would be filed under now. At most 10
    /// calls to contracts, 16,384 bytes of data and 4,096 of description.
    /// @return class Its class.
    /// @return rules The rules of that class.
    /// @return secondsNeeded How many seconds it would need (a count).
    /// @return codeDigest Lower 128 bits of the digest of its targets' code hashes.
    function assess(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        uint256 descriptionLength
    ) external view returns (MotionClass class, MotionRules memory rules, uint8 secondsNeeded, uint128 codeDigest);

    /// @notice The rules of a class for motions filed from now on.
    function motionRules(MotionClass motionClass) external view returns (MotionRules memory);

    /// @notice The rules of discussion in force.
    function deliberationRules() external view returns (DeliberationRules memory);

    /// @notice How many objections would send a notice filed now to a vote: max(floor, ⌈share of the voters⌉), and never
    /// more than there are voters.
    function objectionsNeeded() external view returns (uint256);

    /// @notice How many seconds a motion of the class would need if filed now (a count).
    function secondsNeeded(MotionClass motionClass) external view returns (uint256);

    /// @notice Whether the call may be part of an ordinary motion.
    function isOrdinaryCall(address target, bytes4 selector) external view returns (bool);

    /// @notice How many live motions one mover may have (a count).
    function liveMotionCap() external view returns (uint8);

    /// @notice The longer discussion period of the two classes (seconds). A longer one that held before is remembered
    /// for as long as a motion filed under it may be in discussion, so that nobody who joined after a motion was filed
    /// can come to vote on it through a change of rules.
    function longestDiscussion() external view returns (uint256);
}
