// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VM} from "./Vm.sol";

/// @dev A contract of the last build, wherever its source lies. Importing it instead would have every test file compile
/// and carry a copy.
function deploy(string memory name, bytes memory arguments) returns (address place) {
    bytes memory code = bytes.concat(VM.getCode(name), arguments);
    assembly ("memory-safe") {
        place := create(0, add(code, 0x20), mload(code))
        if iszero(place) {
            let size := returndatasize()
            let reason := mload(0x40)
            returndatacopy(reason, 0, size)
            revert(reason, size)
        }
    }
}
