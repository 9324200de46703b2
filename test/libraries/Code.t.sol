// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Code} from "../../contracts/libraries/Code.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

contract CodeTest {
    address private constant PLACE = address(0xC0DE);

    function test_personIsNoContract() external {
        assertTrue(!Code.isContract(PLACE), "an account nobody used");
        VM.deal(PLACE, 1);
        assertTrue(!Code.isContract(PLACE), "an account with a balance");
        assertTrue(Code.isContract(address(this)), "this contract");
    }

    function testFuzz_delegatedAccountIsAPerson(address delegate) external {
        VM.etch(PLACE, abi.encodePacked(hex"ef0100", delegate));
        assertTrue(!Code.isContract(PLACE), "its key is somebody's");
        assertEq(PLACE.code.length, 23, "length");
    }

    function testFuzz_anyOtherCodeIsAContract(bytes memory code) external {
        VM.assume(code.length != 0 && code[0] != 0xef);
        VM.etch(PLACE, code);
        assertTrue(Code.isContract(PLACE), "contract");
    }

    function testFuzz_twentyThreeBytesMayBeAContract(bytes23 code) external {
        VM.assume(bytes1(code) != 0xef);
        VM.etch(PLACE, abi.encodePacked(code));
        assertTrue(Code.isContract(PLACE), "contract");
    }

    function testFuzz_digestSeesEveryTargetInOrder(bytes[3] memory codes) external {
        address[] memory targets = new address[](3);
        bytes memory hashes = "";
        for (uint256 i = 0; i < 3; ++i) {
            VM.assume(codes[i].length == 0 || codes[i][0] != 0xef);
            targets[i] = address(uint160(0xC0DE + i));
            VM.etch(targets[i], codes[i]);
            hashes = bytes.concat(hashes, codes[i].length == 0 ? bytes32(0) : keccak256(codes[i]));
        }
        assertEq(Code.digest(targets), uint128(uint256(keccak256(hashes))), "digest");
    }

    function test_digestOfNothing() external view {
        assertEq(Code.digest(new address[](0)), uint128(uint256(keccak256(""))), "digest");
    }

    /// @dev A stranger's wei must not stop a motion whose target has no code.
    function testFuzz_digestIgnoresBalances(uint64 gift) external {
        address[] memory targets = new address[](2);
        (targets[0], targets[1]) = (PLACE, address(this));
        uint128 before = Code.digest(targets);
        VM.deal(PLACE, gift);
        assertEq(Code.digest(targets), before, "digest");
    }
}
