// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArchive} from "../../contracts/interfaces/IArchive.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {IDirectory} from "../../contracts/interfaces/IDirectory.sol";
import {IERC4824} from "../../contracts/interfaces/IERC4824.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {IRulebook} from "../../contracts/interfaces/IRulebook.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {ITimelock} from "../fixture/ITimelock.sol";
import {Vm} from "../vm/Vm.sol";

/// @title JournalFold: the journals as an auditor folds them, from the logs alone
/// @dev The table of `docs/mechanism.md`: which events are folded, and how their arguments are put together again.
library JournalFold {
    struct Head {
        uint256 count;
        bytes28 head;
    }

    /// @dev What an auditor keeps: a head for each contract, the length of each batch.
    struct Book {
        mapping(address emitter => Head) heads;
        mapping(bytes32 operation => uint256) lengths;
    }

    function fold(Book storage book, Vm.Log[] memory logs) internal {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 kind = logs[i].topics.length == 0 ? bytes32(0) : logs[i].topics[0];
            if (kind == ITimelock.CallScheduled.selector) _foldScheduled(book, logs, i);
            else if (kind == ITimelock.CallExecuted.selector) _foldExecuted(book, logs[i]);
            else if (_isFlat(kind)) _append(book, logs[i], _flat(logs[i]));
            else if (_isTailed(kind)) _append(book, logs[i], _tailed(logs[i]));
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

    /// @dev Indexed arguments first, the others after them, nothing of variable length.
    function _flat(Vm.Log memory log) private pure returns (bytes memory) {
        return bytes.concat(_indexed(log), log.data);
    }

    /// @dev Indexed arguments, then a single one of variable length: only its offset moves.
    function _tailed(Vm.Log memory log) private pure returns (bytes memory) {
        bytes memory tail = new bytes(log.data.length - 32);
        for (uint256 i = 0; i < tail.length; i += 32) {
            bytes memory data = log.data;
            assembly ("memory-safe") {
                mstore(add(add(tail, 0x20), i), mload(add(add(data, 0x40), i)))
            }
        }
        return bytes.concat(_indexed(log), bytes32(32 * log.topics.length), tail);
    }

    function _indexed(Vm.Log memory log) private pure returns (bytes memory words) {
        for (uint256 i = 1; i < log.topics.length; ++i) words = bytes.concat(words, log.topics[i]);
    }

    function _isFlat(bytes32 kind) private pure returns (bool) {
        return
            kind == IMembership.Joined.selector ||
            kind == IMembership.Enrolled.selector ||
            kind == IMembership.Left.selector ||
            kind == IMembership.CodeAccepted.selector ||
            kind == IMembership.ProfileSet.selector ||
            kind == IMembership.WaitingPeriodSet.selector ||
            kind == IMembership.JoinsPerDaySet.selector ||
            kind == IMembership.AdmissionPolicySet.selector ||
            kind == ICoalitionGovernor.MotionFiled.selector ||
            kind == ICoalitionGovernor.MotionSeconded.selector ||
            kind == ICoalitionGovernor.MotionWithdrawn.selector ||
            kind == ICoalitionGovernor.MotionTakenOver.selector ||
            kind == ICoalitionGovernor.ProposalExtended.selector ||
            _isFlatElsewhere(kind);
    }

    function _isFlatElsewhere(bytes32 kind) private pure returns (bool) {
        return
            kind == IRulebook.MotionRulesSet.selector ||
            kind == IRulebook.LiveMotionCapSet.selector ||
            kind == IRulebook.OrdinaryCallSet.selector ||
            kind == IVouchAdmission.Vouched.selector ||
            kind == IVouchAdmission.VouchWithdrawn.selector ||
            kind == IVouchAdmission.VouchesNeededSet.selector ||
            kind == IDirectory.Listed.selector ||
            kind == IDirectory.Sealed.selector ||
            kind == IERC4824.DAOURIUpdate.selector ||
            kind == IArchive.VersionRecorded.selector ||
            kind == IArchive.DissentBound.selector ||
            kind == ITimelock.Cancelled.selector ||
            kind == ITimelock.MinDelayChange.selector ||
            kind == IAccessControl.RoleGranted.selector ||
            kind == IAccessControl.RoleRevoked.selector;
    }

    function _isTailed(bytes32 kind) private pure returns (bool) {
        return
            kind == IMembership.GroupNamed.selector ||
            kind == IMembership.Removed.selector ||
            kind == IArchive.DocumentOpened.selector ||
            kind == IArchive.RenditionRecorded.selector ||
            kind == IArchive.VersionWithdrawn.selector ||
            kind == IArchive.ResolutionRecorded.selector;
    }
}
