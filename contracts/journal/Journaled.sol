// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IJournaled} from "../interfaces/IJournaled.sol";

/// @title Journaled
/// @notice See {IJournaled}.
abstract contract Journaled is IJournaled {
    struct Journal {
        uint32 count;
        bytes28 head;
    }

    /// @dev ERC-7201 slot of "three-opens.journal": the same in every contract, so that a proof needs no layout.
    /// keccak256(abi.encode(uint256(keccak256("three-opens.journal")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant JOURNAL_SLOT = 0xa0954f673b4762c9aacd6aaa941a9ddb9b4f9127a849da917c40a7b03c9b0f00;

    /// @inheritdoc IJournaled
    function journal() public view returns (uint32 count, bytes28 head) {
        Journal storage self = _journal();
        return (self.count, self.head);
    }

    /// @dev Folds an event into the head. `kind` is its first topic, `args` the ABI encoding of all its arguments.
    function _record(bytes32 kind, bytes memory args) internal {
        Journal storage self = _journal();
        (uint32 count, bytes28 head) = (self.count, self.head);
        self.count = count + 1;
        self.head = bytes28(keccak256(abi.encode(bytes32(head), kind, keccak256(args))));
    }

    function _journal() private pure returns (Journal storage self) {
        assembly ("memory-safe") {
            self.slot := JOURNAL_SLOT
        }
    }
}
