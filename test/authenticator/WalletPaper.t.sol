// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAuthenticator} from "../../contracts/interfaces/IAuthenticator.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {PaperTest} from "./PaperTest.sol";
import {Sheet} from "./Papers.sol";

/// @dev What the tests ask of `contracts/mocks/ContractWallet.sol`.
interface IWallet {
    function setAnswer(uint8 answer) external;
}

/// @title A member that is a contract: its ERC-1271 answer decides
contract WalletPaperTest is PaperTest {
    uint256 private constant OWNER_KEY = 0xB055;
    uint8 private constant ANSWERS = 6;
    uint8 private constant BOMB = 4;

    IWallet private _wallet;

    function choices() internal override returns (Choices memory chosen) {
        _wallet = IWallet(deploy("ContractWallet", abi.encode(VM.addr(OWNER_KEY))));
        chosen = Pilot.choices();
        chosen.lastFounder = address(_wallet);
    }

    function testFuzz_actsOnceOnWhatTheWalletSigned(bytes32 digest, uint256 nonce) external {
        Sheet memory sheet = _sheet(digest, nonce);
        bytes memory signature = sheet.sign(OWNER_KEY);
        bring(sheet, signature);
        assertEq(dao.membership.profileOf(address(_wallet)), digest, "profile");
        bytes4 spent = IAuthenticator.AuthenticatorSpent.selector;
        refused(sheet, signature, abi.encodeWithSelector(spent, address(_wallet), nonce));
    }

    function testFuzz_refusesWhatItDidNotSign(bytes32 digest, uint64 key, bytes memory noise) external {
        VM.assume(key != OWNER_KEY && key != 0);
        Sheet memory sheet = _sheet(digest, 7);
        _refused(sheet, sheet.sign(key));
        _refused(sheet, noise);
        bytes memory signature = sheet.sign(OWNER_KEY);
        sheet.nonce = 8;
        _refused(sheet, signature);
    }

    /// @dev No, revert, all gas burnt, four bytes of yes: none of them is a yes.
    function testFuzz_refusesEveryAnswerButYes(uint8 answer, bytes32 digest) external {
        answer = 1 + (answer % (ANSWERS - 1));
        _wallet.setAnswer(answer);
        Sheet memory sheet = _sheet(digest, 7);
        // Yes with a megabyte behind it is a yes, at the bearer's expense.
        if (answer == BOMB) return bring(sheet, sheet.sign(OWNER_KEY));
        _refused(sheet, sheet.sign(OWNER_KEY));
    }

    /// @dev EIP-7702: an account with a key and code. The key still signs; so does whatever the code takes.
    function testFuzz_anAccountThatDelegatedItsCodeKeepsItsKey(uint256 founder, bytes32 digest) external {
        founder %= Pilot.FOUNDERS - 1;
        VM.etch(Pilot.account(founder), address(_wallet).code);
        Sheet memory sheet = profile(digest, founder, 7);
        bring(sheet, sheet.sign(Pilot.key(founder)));
        expectProfile(founder, digest);
        sheet.nonce = 8;
        bring(sheet, sheet.sign(OWNER_KEY));
        sheet.nonce = 9;
        refused(
            sheet,
            sheet.sign(0xBAD),
            abi.encodeWithSelector(IAuthenticator.AuthenticatorInvalidSignature.selector, sheet.member)
        );
    }

    function _sheet(bytes32 digest, uint256 nonce) private view returns (Sheet memory sheet) {
        sheet = profile(digest, 0, nonce);
        sheet.member = address(_wallet);
    }

    function _refused(Sheet memory sheet, bytes memory signature) private {
        bytes memory reason = abi.encodeWithSelector(
            IAuthenticator.AuthenticatorInvalidSignature.selector,
            address(_wallet)
        );
        VM.prank(STRANGER);
        VM.expectRevert(reason);
        sheet.bring(dao.authenticator, signature);
        assertTrue(!dao.authenticator.isSpent(address(_wallet), sheet.nonce), "unspent");
    }
}
