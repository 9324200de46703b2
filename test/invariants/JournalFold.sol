// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITimelock} from "../fixture/ITimelock.sol";
import {Vm} from "../vm/Vm.sol";
import {JournalKinds} from "./JournalKinds.sol";

/// @title JournalFold: the journals as an auditor folds them, from the logs alone
/// @dev Which events are folded stands in {JournalKinds}; here their arguments are put together again.
library JournalFold {
    struct Head {
        uint256 count;
        bytes28 head;
    }

    /// @dev What an auditor keeps: a head for each contract, the length of each batch, how each event is laid out.
    struct Book {
        mapping(address emitter => Head) heads;
        mapping(bytes32 operation => uint256) lengths;
        mapping(bytes32 kind => uint256) layouts;
    }

    function open(Book storage book) internal {
        JournalKinds.write(book.layouts);
    }

    function fold(Book storage book, Vm.Log[] memory logs) internal {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 kind = logs[i].topics.length == 0 ? bytes32(0) : logs[i].topics[0];
            if (kind == ITimelock.CallScheduled.selector) _foldScheduled(book, logs, i);
            else if (kind == ITimelock.CallExecuted.selector) _foldExecuted(book, logs[i]);
            else if (book.layouts[kind] != 0) _append(book, logs[i], _arguments(logs[i], book.layouts[kind]));
        }
    }

    /// @dev One entry for a batch, when its last call is scheduled.
    function _foldScheduled(Book storage book, Vm.Log[] memory logs, uint256 i) private {
        bytes32 operation = logs[i].topics[1];
        uint256 length = uint256(logs[i].topics[2]) + 1;
        book.lengths[operation] = length;
        bool more = i + 1 < logs.length && logs[i + 1].topics[0] == ITimelock.CallScheduled.selector;
        if (more && logs[i + 1].topics[1] == operation) return;
        (, , , , uint256 delay) = abi.decode(logs[i].data, (address, uint256, bytes, bytes32, uint256));
        _append(book, logs[i], abi.encode(operation, length, delay));
    }

    /// @dev One entry for a batch, when its last call was executed.
    function _foldExecuted(Book storage book, Vm.Log memory log) private {
        bytes32 operation = log.topics[1];
        uint256 length = book.lengths[operation];
        if (uint256(log.topics[2]) + 1 == length) _append(book, log, abi.encode(operation, length));
    }

    function _append(Book storage book, Vm.Log memory log, bytes memory args) private {
        Head storage self = book.heads[log.emitter];
        self.head = bytes28(keccak256(abi.encode(bytes32(self.head), log.topics[0], keccak256(args))));
        ++self.count;
    }

    /// @dev Indexed arguments first, the others after them, whose offsets move by as many words.
    function _arguments(Vm.Log memory log, uint256 layout) private pure returns (bytes memory args) {
        bytes memory data = bytes.concat(log.data);
        uint256 moved = 32 * (log.topics.length - 1);
        layout ^= JournalKinds.FOLDED;
        for (uint256 word = 0; layout >> word != 0; ++word) {
            if ((layout >> word) & 1 == 0) continue;
            assembly ("memory-safe") {
                let place := add(add(data, 0x20), mul(word, 0x20))
                mstore(place, add(mload(place), moved))
            }
        }
        for (uint256 i = 1; i < log.topics.length; ++i) args = bytes.concat(args, log.topics[i]);
        args = bytes.concat(args, data);
    }
}
