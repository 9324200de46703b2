// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAuthenticator} from "../interfaces/IAuthenticator.sol";

/// @title ArgumentHash: the EIP-712 encoding of arguments that are ABI-encoded
/// @notice One letter tells how an argument is encoded: `w` a word (number, hash, address, yes or no), `t` text or
/// bytes, `n` an array of words, `b` an array of bytes, `r` a rendition, `R` an array of renditions.
/// @dev Accepts the one encoding that `abi.encode` gives and no other, so that what is signed is exactly what is passed
/// on. That a word fits its type is for the function it is passed on to: a word that does not is refused there.
library ArgumentHash {
    bytes32 private constant RENDITION_TYPEHASH = keccak256(
        "Rendition(bytes32 digest,bytes cid,uint64 size,string mediaType,string language,bool authentic)"
    );

    /// @notice The members of an EIP-712 struct that the arguments stand for, 32 bytes each.
    function encode(bytes calldata data, bytes8 shape) internal pure returns (bytes memory members) {
        uint256 count = 0;
        while (count < 8 && shape[count] != 0) ++count;
        members = new bytes(32 * count);
        uint256 tail = 32 * count;
        for (uint256 i = 0; i < count; ++i) {
            bytes32 member;
            (member, tail) = _member(data, 32 * i, tail, shape[i]);
            assembly ("memory-safe") {
                mstore(add(add(members, 0x20), shl(5, i)), member)
            }
        }
        if (tail != data.length) revert IAuthenticator.AuthenticatorMalformedArguments();
    }

    function _member(
        bytes calldata data,
        uint256 head,
        uint256 tail,
        bytes1 kind
    ) private pure returns (bytes32, uint256) {
        if (kind == "w") return (_word(data, head), tail);
        if (_word(data, head) != bytes32(tail)) revert IAuthenticator.AuthenticatorMalformedArguments();
        if (kind == "t") return _text(data, tail);
        if (kind == "r") return _rendition(data, tail);
        uint256 length = _length(data, tail);
        if (kind == "n") return _words(data, tail + 32, length);
        return _list(data, tail + 32, length, kind == "b" ? bytes1("t") : bytes1("r"));
    }

    /// @dev An array of elements of no fixed size: places, counted from `start`, then the elements.
    function _list(
        bytes calldata data,
        uint256 start,
        uint256 length,
        bytes1 kind
    ) private pure returns (bytes32, uint256) {
        bytes32[] memory hashes = new bytes32[](length);
        bytes calldata elements = data[start:];
        uint256 tail = 32 * length;
        for (uint256 i = 0; i < length; ++i) {
            (hashes[i], tail) = _member(elements, 32 * i, tail, kind);
        }
        return (keccak256(abi.encodePacked(hashes)), start + tail);
    }

    function _words(bytes calldata data, uint256 start, uint256 length) private pure returns (bytes32, uint256) {
        uint256 end = start + 32 * length;
        if (end > data.length) revert IAuthenticator.AuthenticatorMalformedArguments();
        return (keccak256(data[start:end]), end);
    }

    function _text(bytes calldata data, uint256 start) private pure returns (bytes32, uint256) {
        uint256 length = uint256(_word(data, start));
        if (length > data.length) revert IAuthenticator.AuthenticatorMalformedArguments();
        uint256 end = start + 32 + ((length + 31) & ~uint256(31));
        if (end > data.length) revert IAuthenticator.AuthenticatorMalformedArguments();
        uint256 rest = length & 31;
        if (rest != 0 && uint256(_word(data, end - 32)) << (8 * rest) != 0)
            revert IAuthenticator.AuthenticatorMalformedArguments();
        return (keccak256(data[start + 32:start + 32 + length]), end);
    }

    function _rendition(bytes calldata data, uint256 start) private pure returns (bytes32, uint256) {
        if (start > data.length) revert IAuthenticator.AuthenticatorMalformedArguments();
        bytes calldata self = data[start:];
        bytes32[7] memory members;
        members[0] = RENDITION_TYPEHASH;
        uint256 tail = 6 * 32;
        for (uint256 i = 0; i < 6; ++i) {
            bool isText = i == 1 || i == 3 || i == 4;
            (members[i + 1], tail) = _member(self, 32 * i, tail, isText ? bytes1("t") : bytes1("w"));
        }
        return (keccak256(abi.encode(members)), start + tail);
    }

    /// @dev Each element takes a word at least.
    function _length(bytes calldata data, uint256 at) private pure returns (uint256 length) {
        length = uint256(_word(data, at));
        if (length > data.length / 32) revert IAuthenticator.AuthenticatorMalformedArguments();
    }

    function _word(bytes calldata data, uint256 at) private pure returns (bytes32) {
        if (at + 32 > data.length) revert IAuthenticator.AuthenticatorMalformedArguments();
        return bytes32(data[at:at + 32]);
    }
}
