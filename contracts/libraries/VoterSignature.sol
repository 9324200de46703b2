// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title VoterSignature: who signed a piece of paper
library VoterSignature {
    /// @notice Whether `signature` is the voter's: by key (65 bytes, or 64 as in EIP-2098), or by ERC-1271.
    /// @dev The key first: an account that delegates its code (EIP-7702) still signs with its key.
    function isValid(address voter, bytes32 digest, bytes memory signature) internal view returns (bool) {
        (address signer, ECDSA.RecoverError err, ) = signature.length == 64
            ? ECDSA.tryRecover(digest, bytes32(signature), _secondWord(signature))
            : ECDSA.tryRecover(digest, signature);
        if (err == ECDSA.RecoverError.NoError && signer == voter) return true;
        return voter.code.length != 0 && SignatureChecker.isValidERC1271SignatureNow(voter, digest, signature);
    }

    /// @notice Whether a paper of a batch is signed by the voter's key (EIP-2098).
    function isByKey(
        address voter,
        bytes32 domain,
        bytes32 structHash,
        bytes32 r,
        bytes32 vs
    ) internal pure returns (bool) {
        (address signer, , ) = ECDSA.tryRecover(MessageHashUtils.toTypedDataHash(domain, structHash), r, vs);
        return signer == voter;
    }

    function _secondWord(bytes memory signature) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(signature, 0x40))
        }
    }
}
