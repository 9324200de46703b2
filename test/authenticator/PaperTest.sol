// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";
import {Papers, Sheet} from "./Papers.sol";

/// @title PaperTest: papers of founders, brought by a stranger
abstract contract PaperTest is CoalitionTest {
    string internal constant NAME = "DC-BAS Authenticator";
    address internal constant STRANGER = address(0x57A46E4);
    uint48 internal constant WEEK = 7 days;

    /// @notice The sheet as the n-th founder would sign it now.
    function from(Sheet memory sheet, uint256 founder, uint256 nonce) internal view returns (Sheet memory) {
        (sheet.name, sheet.chainId, sheet.authenticator) = (NAME, block.chainid, address(dao.authenticator));
        (sheet.member, sheet.nonce, sheet.deadline) = (Pilot.account(founder), nonce, uint48(clock()) + WEEK);
        return sheet;
    }

    function profile(bytes32 digest, uint256 founder, uint256 nonce) internal view returns (Sheet memory) {
        return from(Papers.setProfile(digest), founder, nonce);
    }

    function bring(Sheet memory sheet, bytes memory signature) internal {
        VM.prank(STRANGER);
        sheet.bring(dao.authenticator, signature);
    }

    function refused(Sheet memory sheet, bytes memory signature, bytes memory reason) internal {
        VM.prank(STRANGER);
        VM.expectRevert(reason);
        sheet.bring(dao.authenticator, signature);
    }

    function expectProfile(uint256 founder, bytes32 digest) internal view {
        assertEq(dao.membership.profileOf(Pilot.account(founder)), digest, "profile");
    }
}
