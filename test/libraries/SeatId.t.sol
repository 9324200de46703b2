// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SeatId} from "../../contracts/libraries/SeatId.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

contract SeatIdTest {
    function testFuzz_givesBackWhatItWasMadeOf(address account, uint32 number) external pure {
        uint256 seatId = SeatId.pack(account, number);
        assertEq(SeatId.holder(seatId), account, "holder");
        assertEq(SeatId.number(seatId), number, "number");
        assertEq(seatId, uint256(number) * 2 ** 160 + uint160(account), "id");
    }

    function testFuzz_neverMeansTwoSeats(address a, uint32 m, address b, uint32 n) external pure {
        bool same = a == b && m == n;
        assertTrue((SeatId.pack(a, m) == SeatId.pack(b, n)) == same, "one id for two seats");
    }
}
