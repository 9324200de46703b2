// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BallotBatch} from "../../contracts/libraries/BallotBatch.sol";
import {assertEq, within} from "../vm/assertions.sol";

contract BallotBatchTest {
    struct Signed {
        uint24 number;
        uint8 support;
        bytes32 r;
        bytes32 vs;
    }

    function testFuzz_readsWhatWasPacked(Signed[] memory ballots) external view {
        bytes memory batch = "";
        for (uint256 i = 0; i < ballots.length; ++i) {
            batch = abi.encodePacked(batch, ballots[i].number, ballots[i].support, ballots[i].r, ballots[i].vs);
        }
        assertEq(batch.length, ballots.length * BallotBatch.BALLOT_BYTES, "68 bytes a ballot");

        uint256[] memory numbers = this.voterNumbers(batch, ballots.length);
        assertEq(numbers.length, ballots.length, "length");
        for (uint256 i = 0; i < ballots.length; ++i) {
            (uint256 number, uint8 support, bytes32 r, bytes32 vs) = this.read(batch, i);
            assertEq(number, ballots[i].number, "number");
            assertEq(numbers[i], ballots[i].number, "number in the list");
            assertEq(support, ballots[i].support, "support");
            assertEq(r, ballots[i].r, "r");
            assertEq(vs, ballots[i].vs, "vs");
        }
    }

    function testFuzz_readsBytesAsSlicesDo(bytes memory noise, uint256 index) external view {
        bytes memory batch = bytes.concat(noise, new bytes(68 - (noise.length % 68)));
        uint256 count = batch.length / 68;
        index = within(index, 0, count - 1);
        (uint256 number, uint8 support, bytes32 r, bytes32 vs) = this.read(batch, index);
        (uint24 numberBySlice, uint8 supportBySlice, bytes32 rBySlice, bytes32 vsBySlice) = this.slice(batch, index);
        assertEq(number, numberBySlice, "number");
        assertEq(this.voterNumbers(batch, count)[index], numberBySlice, "number in the list");
        assertEq(support, supportBySlice, "support");
        assertEq(r, rBySlice, "r");
        assertEq(vs, vsBySlice, "vs");
    }

    function testFuzz_fillsOneBallotAfterAnother(
        bytes32 typehash,
        uint256 proposalId,
        uint8[3] memory choices,
        address[3] memory voters
    ) external pure {
        bytes memory paper = abi.encode(typehash, proposalId, 0, 0, 0);
        for (uint256 i = 0; i < 3; ++i) {
            bytes32 expected = keccak256(abi.encode(typehash, proposalId, choices[i], voters[i], uint256(0)));
            assertEq(BallotBatch.fill(paper, choices[i], voters[i]), expected, "hash");
        }
    }

    function read(bytes calldata batch, uint256 i) external pure returns (uint256, uint8, bytes32, bytes32) {
        return BallotBatch.read(batch, i);
    }

    function voterNumbers(bytes calldata batch, uint256 count) external pure returns (uint256[] memory) {
        return BallotBatch.voterNumbers(batch, count, BallotBatch.BALLOT_BYTES);
    }

    function slice(bytes calldata batch, uint256 i) external pure returns (uint24, uint8, bytes32, bytes32) {
        bytes calldata ballot = batch[68 * i:68 * (i + 1)];
        return (uint24(bytes3(ballot[:3])), uint8(ballot[3]), bytes32(ballot[4:36]), bytes32(ballot[36:]));
    }
}
