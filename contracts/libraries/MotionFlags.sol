// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title MotionFlags: what must be known of a motion whenever somebody votes
/// @notice Bits of the flags in word 0 of a {PackedTally}, so that casting a ballot reads one slot for all of it.
library MotionFlags {
    /// @dev The motion is fundamental.
    uint256 internal constant FUNDAMENTAL = 1 << 48;
    /// @dev It has the seconds it needs.
    uint256 internal constant SECONDED = 1 << 49;
    /// @dev Its mover withdrew it and nobody took it over so far.
    uint256 internal constant WITHDRAWN = 1 << 50;
    /// @dev It was taken over.
    uint256 internal constant TAKEN_OVER = 1 << 51;
    /// @dev Its vote opens later than its snapshot.
    uint256 internal constant POSTPONED = 1 << 52;
    /// @dev Quorum was reached.
    uint256 internal constant QUORATE = 1 << 53;
    /// @dev Quorum was reached late and the vote prolonged.
    uint256 internal constant EXTENDED = 1 << 54;

    /// @dev It is voted on with rivals, or its text was replaced: {IAmendments} keeps its ballots.
    uint256 internal constant AMENDED = 1 << 55;
    /// @dev It is a rival text or a correction: its times are those of the motion it amends.
    uint256 internal constant RIVAL = 1 << 56;
    /// @dev It is a notice, which passes unless voters object.
    uint256 internal constant CONSENT = 1 << 57;
    /// @dev Enough voters objected to the notice: it goes to a vote.
    uint256 internal constant CONTESTED = 1 << 58;

    /// @dev Flags that bear on when the vote is open: SECONDED alone means from the snapshot to the deadline as filed.
    uint256 internal constant SCHEDULE = SECONDED | WITHDRAWN | POSTPONED | EXTENDED | AMENDED | RIVAL | CONSENT;

    function has(uint256 word0, uint256 flag) internal pure returns (bool) {
        return word0 & flag != 0;
    }
}
