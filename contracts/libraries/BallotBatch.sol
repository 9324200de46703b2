// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title BallotBatch: signed ballots, packed one after the other
/// @notice 68 bytes a ballot: voter number (3, big-endian), support (1), EIP-2098 signature (r 32, vs 32). Calldata is
/// most of what a ballot costs, and this is the least that carries one.
library BallotBatch {
    uint256 internal constant BALLOT_BYTES = 68;

    /// @notice The voter numbers at the head of the first `count` ballots of `stride` bytes each. The caller has checked the
    /// length.
    function voterNumbers(
        bytes calldata ballots,
        uint256 count,
        uint256 stride
    ) internal pure returns (uint256[] memory numbers) {
        numbers = new uint256[](count);
        assembly ("memory-safe") {
            let offset := ballots.offset
            let end := add(add(numbers, 0x20), mul(count, 0x20))
            for {
                let slot := add(numbers, 0x20)
            } lt(slot, end) {
                slot := add(slot, 0x20)
            } {
                mstore(slot, shr(232, calldataload(offset)))
                offset := add(offset, stride)
            }
        }
    }

    /// @notice Ballot `i`. The caller has checked that there is one.
    function read(
        bytes calldata ballots,
        uint256 i
    ) internal pure returns (uint256 voterNumber, uint8 support, bytes32 r, bytes32 vs) {
        assembly ("memory-safe") {
            let offset := add(ballots.offset, mul(i, 68))
            let head := calldataload(offset)
            voterNumber := shr(232, head)
            support := and(shr(224, head), 0xff)
            r := calldataload(add(offset, 4))
            vs := calldataload(add(offset, 36))
        }
    }

    /// @notice Fills in the ABI encoding of a `Ballot` and hashes it, so that one piece of memory serves all ballots.
    /// @param paper abi.encode(typehash, proposalId, support, voter, nonce).
    function fill(bytes memory paper, uint8 support, address voter) internal pure returns (bytes32 ballotHash) {
        assembly ("memory-safe") {
            mstore(add(paper, 0x60), support)
            mstore(add(paper, 0x80), voter)
            ballotHash := keccak256(add(paper, 0x20), 0xa0)
        }
    }
}
