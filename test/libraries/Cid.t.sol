// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Cid} from "../../contracts/libraries/Cid.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

contract CidTest {
    function testFuzz_takesTheTwoCodecs(bytes32 digest, bool raw) external view {
        bytes memory cid = abi.encodePacked(raw ? bytes4(0x01551220) : bytes4(0x01701220), digest);
        (uint8 codec, bytes32 hash) = this.parse(cid);
        assertEq(codec, raw ? 0x55 : 0x70, "codec");
        assertEq(hash, digest, "hash");
    }

    /// @dev All 4 × 255 of them: a CID with one byte of its prefix changed is no CID, but for the other codec.
    function test_refusesEveryOtherPrefixByte() external view {
        bytes32 digest = keccak256("any");
        for (uint256 place = 0; place < 4; ++place) {
            for (uint256 value = 0; value < 256; ++value) {
                bytes memory cid = abi.encodePacked(bytes4(0x01551220), digest);
                bool otherCodec = place == 1 && value == 0x70;
                bool unchanged = uint8(cid[place]) == value;
                cid[place] = bytes1(uint8(value));
                assertTrue(_passes(cid) == (unchanged || otherCodec), "prefix");
            }
        }
    }

    function testFuzz_refusesEveryOtherLength(bytes memory tail, bool raw) external view {
        bytes memory cid = abi.encodePacked(raw ? bytes4(0x01551220) : bytes4(0x01701220), tail);
        assertTrue(_passes(cid) == (tail.length == 32), "length");
    }

    function testFuzz_refusesAnythingElse(bytes memory cid) external view {
        bool shaped = cid.length == 36 && (bytes4(cid) == 0x01551220 || bytes4(cid) == 0x01701220);
        assertTrue(_passes(cid) == shaped, "shape");
    }

    function testFuzz_saysWhatItRefused(bytes memory cid) external view {
        try this.parse(cid) {
            // The fuzzer found a real one.
        } catch (bytes memory reason) {
            bytes memory expected = abi.encodeWithSelector(Cid.CidMalformed.selector, cid);
            assertEq(keccak256(reason), keccak256(expected), "reason");
        }
    }

    function parse(bytes calldata cid) external pure returns (uint8, bytes32) {
        return Cid.parse(cid);
    }

    function _passes(bytes memory cid) private view returns (bool) {
        try this.parse(cid) {
            return true;
        } catch {
            return false;
        }
    }
}
