// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title ContractWallet: a member that is a contract, whose ERC-1271 answer a test can switch; never deployed
contract ContractWallet is IERC1271 {
    enum Answer {
        Owner,
        Refuse,
        Revert,
        BurnGas,
        Bomb,
        Short
    }

    address private immutable _owner;
    Answer public answer;

    error WalletBroken();

    constructor(address owner) {
        _owner = owner;
    }

    function setAnswer(Answer newAnswer) external {
        answer = newAnswer;
    }

    function run(address target, bytes calldata data) external returns (bytes memory) {
        return Address.functionCall(target, data);
    }

    /// @dev A bomb says yes and then a megabyte more; a short answer is the magic value in four bytes.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        bytes4 yes = IERC1271.isValidSignature.selector;
        Answer current = answer;
        if (current == Answer.Refuse) return 0xffffffff;
        if (current == Answer.Revert) revert WalletBroken();
        if (current == Answer.BurnGas) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (current == Answer.Bomb || current == Answer.Short) {
            uint256 length = current == Answer.Bomb ? 1 << 20 : 4;
            assembly {
                mstore(0, yes)
                return(0, length)
            }
        }
        (address signer, ECDSA.RecoverError err, ) = ECDSA.tryRecoverCalldata(hash, signature);
        return err == ECDSA.RecoverError.NoError && signer == _owner ? yes : bytes4(0xffffffff);
    }
}
