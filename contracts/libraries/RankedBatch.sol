// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title RankedBatch: signed ranked ballots, packed one after the other
/// @notice 73 + n bytes a ballot of n alternatives: voter number (3, big-endian), sequence (6), ranks (n), EIP-2098
/// signature (r 32, vs 32).
library RankedBatch {
    uint256 private constant HEAD_BYTES = 9;
    uint256 private constant SIGNATURE_BYTES = 64;

    /// @notice Length of one ballot.
    function ballotBytes(uint256 n) internal pure returns (uint256) {
        return HEAD_BYTES + n + SIGNATURE_BYTES;
    }

    /// @notice The voter numbers of all ballots. The caller has checked the length.
    function voterNumbers(bytes calldata ballots, uint256 n) internal pure returns (uint256[] memory numbers) {
        uint256 size = ballotBytes(n);
        numbers = new uint256[](ballots.length / size);
        for (uint256 i = 0; i < numbers.length; ++i) {
            numbers[i] = uint24(bytes3(ballots[i * size:]));
        }
    }

    /// @notice One ballot. The caller has checked its length.
    function read(
        bytes calldata ballot,
        uint256 n
    ) internal pure returns (uint48 sequence, bytes calldata ranks, bytes32 r, bytes32 vs) {
        sequence = uint48(bytes6(ballot[3:]));
        ranks = ballot[HEAD_BYTES:HEAD_BYTES + n];
        r = bytes32(ballot[HEAD_BYTES + n:]);
        vs = bytes32(ballot[HEAD_BYTES + n + 32:]);
    }
}
