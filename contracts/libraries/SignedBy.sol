// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title SignedBy: whether an account signed a digest
/// @notice The key first: an account that delegates its code (EIP-7702) still signs with its key. Then, if it has code,
/// what its wallet says (ERC-1271), asked without leave to change anything.
library SignedBy {
    /// @param signature 65 bytes, 64 bytes (EIP-2098), or what the wallet takes.
    function isSignedBy(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        (address key, ECDSA.RecoverError err, ) = signature.length == 64
            ? ECDSA.tryRecover(digest, bytes32(signature), bytes32(signature[32:]))
            : ECDSA.tryRecoverCalldata(digest, signature);
        if (err == ECDSA.RecoverError.NoError && key == signer) return true;
        return
            signer.code.length != 0 && SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }
}
