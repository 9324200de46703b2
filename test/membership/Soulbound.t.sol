// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {SeatId} from "../../contracts/libraries/SeatId.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";

/// @title No route moves or lends a seat, whoever calls it with whatever
contract SoulboundTest is CoalitionTest {
    bytes4 private constant SAFE_TRANSFER = bytes4(keccak256("safeTransferFrom(address,address,uint256)"));
    bytes4 private constant SAFE_TRANSFER_DATA = bytes4(keccak256("safeTransferFrom(address,address,uint256,bytes)"));

    function testFuzz_nothingMoves(uint256 caller, address to, uint256 holder, bytes memory data) external {
        address from = Pilot.account(holder % Pilot.FOUNDERS);
        uint256 seatId = SeatId.pack(from, 1);
        bytes[7] memory routes = [
            abi.encodeCall(IERC721.approve, (to, seatId)),
            abi.encodeCall(IERC721.setApprovalForAll, (to, true)),
            abi.encodeCall(IERC721.transferFrom, (from, to, seatId)),
            abi.encodeWithSelector(SAFE_TRANSFER, from, to, seatId),
            abi.encodeWithSelector(SAFE_TRANSFER_DATA, from, to, seatId, data),
            abi.encodeCall(IVotes.delegate, (to)),
            abi.encodeCall(IVotes.delegateBySig, (to, 0, type(uint256).max, 27, bytes32(seatId), bytes32(seatId)))
        ];
        for (uint256 i = 0; i < routes.length; ++i) {
            // The holder above all, then anybody.
            VM.prank(i % 2 == caller % 2 ? from : address(uint160(caller)));
            (bool moved, bytes memory reason) = address(dao.membership).call(routes[i]);
            assertTrue(!moved, "a seat moved");
            assertTrue(bytes4(reason) == IMembership.MembershipSoulbound.selector, "reason");
        }
        assertEq(dao.membership.ownerOf(seatId), from, "holder");
        assertEq(dao.membership.getApproved(seatId), address(0), "approval");
        assertTrue(!dao.membership.isApprovedForAll(from, to), "operator");
        assertEq(dao.membership.delegates(from), from, "delegate");
    }
}
