// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Journaled} from "../../contracts/journal/Journaled.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

contract JournaledTest is Journaled {
    struct Entry {
        bytes32 kind;
        bytes args;
    }

    function testFuzz_foldsAsAnAuditorWould(Entry[] memory entries) external {
        bytes28 expected = 0;
        for (uint256 i = 0; i < entries.length; ++i) {
            _record(entries[i].kind, entries[i].args);
            bytes memory folded = abi.encode(bytes32(expected), entries[i].kind, keccak256(entries[i].args));
            expected = bytes28(keccak256(folded));
            (uint32 count, bytes28 head) = journal();
            assertEq(count, i + 1, "count");
            assertEq(head, expected, "head");
        }
    }

    function testFuzz_noticesAnotherOrder(Entry memory first, Entry memory second) external {
        bool same = first.kind == second.kind && keccak256(first.args) == keccak256(second.args);
        VM.assume(!same);
        bytes28 forth = _foldPair(first, second);
        bytes28 back = _foldPair(second, first);
        assertTrue(forth != back, "order");
    }

    function testFuzz_noticesEveryByte(Entry memory entry, uint256 place, uint8 change) external {
        VM.assume(entry.args.length != 0 && change != 0);
        bytes28 head = _foldPair(entry, entry);
        place %= entry.args.length;
        Entry memory other = Entry(entry.kind, bytes.concat(entry.args));
        other.args[place] ^= bytes1(change);
        assertTrue(_foldPair(entry, other) != head, "an altered entry");
    }

    /// @dev An auditor proves this one slot, in every contract the same, without knowing any storage layout.
    function testFuzz_keepsItsSlot(Entry memory entry) external {
        _record(entry.kind, entry.args);
        (uint32 count, bytes28 head) = journal();
        bytes32 slot = keccak256(abi.encode(uint256(keccak256("three-opens.journal")) - 1)) & ~bytes32(uint256(0xff));
        bytes32 expected = bytes32((uint256(uint224(head)) << 32) | count);
        assertEq(VM.load(address(this), slot), expected, "slot");
    }

    function _foldPair(Entry memory first, Entry memory second) private returns (bytes28 head) {
        bytes32 slot = 0xa0954f673b4762c9aacd6aaa941a9ddb9b4f9127a849da917c40a7b03c9b0f00;
        VM.store(address(this), slot, 0);
        _record(first.kind, first.args);
        _record(second.kind, second.args);
        (, head) = journal();
    }
}
