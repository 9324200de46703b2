// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title RankedBallotBatch: signed ranked ballots, packed one after the other
/// @notice 70 bytes a ballot: voter number (3, big-endian), ranking (3, big-endian), EIP-2098 signature (r 32, vs 32).
library RankedBallotBatch {
    uint256 internal constant BALLOT_BYTES = 70;

    /// @notice Ballot `i`. The caller has checked that there is one.
    function read(
        bytes calldata ballots,
        uint256 i
    ) internal pure returns (uint256 voterNumber, uint24 ranking, bytes32 r, bytes32 vs) {
        assembly ("memory-safe") {
            let offset := add(ballots.offset, mul(i, 70))
            let head := calldataload(offset)
            voterNumber := shr(232, head)
            ranking := and(shr(208, head), 0xffffff)
            r := calldataload(add(offset, 6))
            vs := calldataload(add(offset, 38))
        }
    }
}
