// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Cid: binary CIDv1 with SHA-256
/// @notice The only shape the Archive takes: 0x01 ‖ codec ‖ 0x12 0x20 ‖ 32 bytes of hash, 36 bytes in all. The codec
/// is raw (0x55) or dag-pb (0x70).
library Cid {
    uint8 internal constant RAW = 0x55;
    uint8 internal constant DAG_PB = 0x70;

    /// @notice Thrown when the bytes are not such a CID.
    error CidMalformed(bytes cid);

    /// @notice Takes a CID apart; reverts with {CidMalformed}.
    function parse(bytes calldata cid) internal pure returns (uint8 codec, bytes32 hash) {
        if (cid.length != 36 || cid[0] != 0x01 || cid[2] != 0x12 || cid[3] != 0x20) revert CidMalformed(cid);
        codec = uint8(cid[1]);
        if (codec != RAW && codec != DAG_PB) revert CidMalformed(cid);
        hash = bytes32(cid[4:36]);
    }
}
