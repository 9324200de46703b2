// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The hash chain of everything a contract did
/// @notice One storage slot per contract folds every state-changing event, so one storage proof of that slot at one
/// block pins the contract's whole history: nothing can be left out, added, altered or put in another order.
///
/// For an event with topic `kind` and arguments `args` in the order of its declaration:
///
///     head' = bytes28(keccak256(abi.encode(bytes32(head), kind, keccak256(abi.encode(args)))))
///
/// The first head is zero. The head is cut to 28 bytes so that it shares its slot with the count: a collision still
/// costs 2^112 hashes, a second pre-image 2^224. `docs/mechanism.md` lists, event by event, what pins it.
interface IJournaled {
    /// @notice How many events were folded, and the head they folded into.
    /// @return count Number of entries (a count).
    /// @return head Head of the hash chain; zero while `count` is zero.
    function journal() external view returns (uint32 count, bytes28 head);
}
