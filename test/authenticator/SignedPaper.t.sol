// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAuthenticator} from "../../contracts/interfaces/IAuthenticator.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";
import {PaperTest} from "./PaperTest.sol";
import {Papers, Sheet} from "./Papers.sol";

/// @title One signed paper: it does one act, once, there, and nowhere else
contract SignedPaperTest is PaperTest {
    /// @dev Order of the curve: n − s with the other parity signs the same, if it is let through.
    uint256 private constant ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    uint256 private constant FIELDS = 9;

    function testFuzz_actsOnce(uint256 founder, bytes32 digest, uint256 nonce) external {
        founder %= Pilot.FOUNDERS;
        Sheet memory sheet = profile(digest, founder, nonce);
        bytes memory signature = sheet.sign(Pilot.key(founder));
        assertEq(_digestOf(sheet), sheet.digest(), "digest");
        bring(sheet, signature);

        expectProfile(founder, digest);
        assertEq(dao.membership.profileOf(STRANGER), 0, "the bearer's own");
        assertEq(dao.authenticator.actor(), address(0), "actor afterwards");
        assertTrue(dao.authenticator.isSpent(sheet.member, nonce), "spent");
        refused(sheet, signature, _spent(sheet));
    }

    /// @dev One field changed after signing: name, chain, contract, verb, sentence, argument, member, nonce or deadline.
    function testFuzz_speaksOfOneActOnly(uint256 founder, bytes32 digest, uint8 field, uint256 change) external {
        (founder, field) = (founder % Pilot.FOUNDERS, uint8(field % FIELDS));
        Sheet memory meant = profile(digest, founder, 7);
        Sheet memory signed = profile(digest, founder, 7);
        if (field == 0) signed.name = VM.toString(change);
        if (field == 1) signed.chainId = _unlike(signed.chainId, change, type(uint64).max);
        if (field == 2) signed.authenticator = _otherThan(signed.authenticator, change);
        if (field == 3)
            signed.verb =
                "AcceptCode(string declaration,bytes32 codeVersion,address member,uint256 nonce,uint48 deadline)";
        if (field == 4) signed.declaration = VM.toString(change);
        if (field == 5) signed.members = abi.encode(_unlike(uint256(digest), change, type(uint256).max));
        if (field == 6) signed.member = _otherThan(signed.member, change);
        if (field == 7) signed.nonce = _unlike(signed.nonce, change, type(uint256).max);
        if (field == 8) signed.deadline = uint48(_unlike(signed.deadline, change, type(uint48).max));
        refused(meant, signed.sign(Pilot.key(founder)), _invalid(meant));
        expectProfile(founder, 0);
        assertTrue(!dao.authenticator.isSpent(meant.member, 7), "unspent");
    }

    function testFuzz_needsTheMembersOwnKey(uint256 founder, bytes32 digest, uint256 key) external {
        (founder, key) = (founder % Pilot.FOUNDERS, within(key, 1, ORDER - 1));
        VM.assume(key != Pilot.key(founder));
        Sheet memory sheet = profile(digest, founder, 7);
        refused(sheet, sheet.sign(key), _invalid(sheet));
    }

    /// @dev The same code on a chain that split off: the domain follows the chain.
    function testFuzz_doesNotFollowAFork(uint256 founder, uint64 chain) external {
        founder %= Pilot.FOUNDERS;
        VM.assume(chain != block.chainid && chain != 0);
        Sheet memory sheet = profile("digest", founder, 7);
        bytes memory signature = sheet.sign(Pilot.key(founder));
        VM.chainId(chain);
        refused(sheet, signature, _invalid(sheet));
    }

    /// @dev Two coalitions of the same name and the same people.
    function testFuzz_doesNotServeAnotherCoalition(uint256 founder, bytes32 digest) external {
        founder %= Pilot.FOUNDERS;
        Sheet memory sheet = profile(digest, founder, 7);
        bytes memory signature = sheet.sign(Pilot.key(founder));
        dao = found(choices());
        skip(1);
        refused(sheet, signature, _invalid(sheet));
        expectProfile(founder, 0);
    }

    function testFuzz_refusesTheOtherSolution(uint256 founder, bytes32 digest) external {
        founder %= Pilot.FOUNDERS;
        Sheet memory sheet = profile(digest, founder, 7);
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(Pilot.key(founder), sheet.digest());
        bytes memory twin = abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        refused(sheet, twin, _invalid(sheet));
    }

    /// @dev EIP-2098.
    function testFuzz_takesTheCompactForm(uint256 founder, bytes32 digest) external {
        founder %= Pilot.FOUNDERS;
        Sheet memory sheet = profile(digest, founder, 7);
        (bytes32 r, bytes32 vs) = VM.signCompact(Pilot.key(founder), sheet.digest());
        refused(sheet, abi.encodePacked(r, vs ^ bytes32(uint256(1) << 255)), _invalid(sheet));
        bring(sheet, abi.encodePacked(r, vs));
        expectProfile(founder, digest);
    }

    function testFuzz_refusesNoise(uint256 founder, bytes32 digest, bytes memory noise) external {
        Sheet memory sheet = profile(digest, founder % Pilot.FOUNDERS, 7);
        refused(sheet, noise, _invalid(sheet));
        refused(sheet, bytes.concat(sheet.sign(Pilot.key(founder % Pilot.FOUNDERS)), hex"00", noise), _invalid(sheet));
    }

    /// @dev Nobody signs for nobody: a recovery that fails gives the zero address.
    function testFuzz_actsForNobody(bytes memory noise) external {
        Sheet memory sheet = profile("digest", 0, 7);
        sheet.member = address(0);
        refused(sheet, noise, _invalid(sheet));
    }

    function testFuzz_countsUntilItsDeadline(uint256 founder, uint256 at, uint48 deadline) external {
        founder %= Pilot.FOUNDERS;
        (at, deadline) = (
            within(at, clock(), clock() + 400 days),
            uint48(within(deadline, clock(), clock() + 400 days))
        );
        Sheet memory sheet = profile("digest", founder, 7);
        sheet.deadline = deadline;
        bytes memory signature = sheet.sign(Pilot.key(founder));
        VM.warp(at);
        uint48 max = uint48(at + 30 days);
        if (at > deadline) {
            return
                refused(
                    sheet,
                    signature,
                    abi.encodeWithSelector(IAuthenticator.AuthenticatorExpired.selector, deadline)
                );
        }
        if (deadline > max) {
            bytes4 tooFar = IAuthenticator.AuthenticatorDeadlineTooFar.selector;
            return refused(sheet, signature, abi.encodeWithSelector(tooFar, deadline, max));
        }
        bring(sheet, signature);
        expectProfile(founder, "digest");
    }

    function test_countsInTheVeryLastSecondAndTheVeryFirst() external {
        Sheet memory sheet = profile("digest", 0, 7);
        sheet.deadline = uint48(clock() + 30 days);
        bring(sheet, sheet.sign(Pilot.key(0)));
        sheet.nonce = 8;
        bytes memory signature = sheet.sign(Pilot.key(0));
        VM.warp(sheet.deadline);
        bring(sheet, signature);
    }

    /// @dev Nonces have no order, and one member's say nothing about another's.
    function testFuzz_noncesHaveNoOrder(uint256[4] memory nonces) external {
        for (uint256 i = 0; i < nonces.length; ++i) {
            if (dao.authenticator.isSpent(Pilot.account(0), nonces[i])) continue;
            for (uint256 founder = 0; founder < 2; ++founder) {
                Sheet memory sheet = profile(bytes32(i + 1), founder, nonces[i]);
                bring(sheet, sheet.sign(Pilot.key(founder)));
                expectProfile(founder, bytes32(i + 1));
            }
        }
    }

    /// @dev What an act reverts with is the answer, and then the paper is not spent.
    function testFuzz_isNotSpentByARefusedAct(bytes32 digest, uint256 nonce) external {
        Sheet memory sheet = profile(digest, Pilot.FOUNDERS, nonce);
        bytes memory signature = sheet.sign(Pilot.key(Pilot.FOUNDERS));
        refused(sheet, signature, abi.encodeWithSignature("MembershipNotMember(address)", sheet.member));
        assertTrue(!dao.authenticator.isSpent(sheet.member, nonce), "unspent");
        join(sheet.member);
        bring(sheet, signature);
        assertEq(dao.membership.profileOf(sheet.member), digest, "profile");
    }

    function testFuzz_cancelledByItsMember(uint256 founder, uint256 nonce, uint256 other) external {
        founder %= Pilot.FOUNDERS;
        other = _unlike(nonce, other, type(uint256).max);
        Sheet memory sheet = profile("digest", founder, nonce);
        bytes memory signature = sheet.sign(Pilot.key(founder));
        VM.prank(STRANGER);
        dao.authenticator.cancel(nonce);
        VM.prank(sheet.member);
        dao.authenticator.cancel(other);
        assertTrue(!dao.authenticator.isSpent(sheet.member, nonce), "neither by a stranger nor with another");
        VM.prank(sheet.member);
        dao.authenticator.cancel(nonce);
        refused(sheet, signature, _spent(sheet));
        VM.prank(sheet.member);
        VM.expectRevert(_spent(sheet));
        dao.authenticator.cancel(nonce);
    }

    function testFuzz_cancelledByAPaper(uint256 founder, uint256 nonce, uint256 other) external {
        founder %= Pilot.FOUNDERS;
        other = _unlike(nonce, other, type(uint256).max);
        Sheet memory sheet = profile("digest", founder, nonce);
        bytes memory signature = sheet.sign(Pilot.key(founder));
        Sheet memory cancelling = from(Papers.cancel(nonce), founder, other);
        bring(cancelling, cancelling.sign(Pilot.key(founder)));
        assertTrue(dao.authenticator.isSpent(sheet.member, nonce), "cancelled");
        assertTrue(dao.authenticator.isSpent(sheet.member, other), "spent");
        refused(sheet, signature, _spent(sheet));
        // A paper that would cancel itself does nothing at all.
        Sheet memory itself = from(Papers.cancel(~nonce), founder, ~nonce);
        if (dao.authenticator.isSpent(sheet.member, ~nonce)) return;
        refused(itself, itself.sign(Pilot.key(founder)), _spent(itself));
        assertTrue(!dao.authenticator.isSpent(sheet.member, ~nonce), "unspent");
    }

    function testFuzz_knowsNoOtherVerb(bytes32 verb, bytes memory arguments) external {
        VM.expectRevert(abi.encodeWithSelector(IAuthenticator.AuthenticatorUnknownVerb.selector, verb));
        dao.authenticator.digestOf(verb, arguments, Pilot.account(0), 7, uint48(clock()));
    }

    function _digestOf(Sheet memory sheet) private view returns (bytes32) {
        return dao.authenticator.digestOf(sheet.hash(), sheet.arguments, sheet.member, sheet.nonce, sheet.deadline);
    }

    function _otherThan(address account, uint256 change) private pure returns (address) {
        return address(uint160(_unlike(uint160(account), change, type(uint160).max)));
    }

    function _unlike(uint256 value, uint256 change, uint256 max) private pure returns (uint256) {
        change = within(change, 0, max);
        return change == value ? (value == max ? 0 : value + 1) : change;
    }

    function _invalid(Sheet memory sheet) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAuthenticator.AuthenticatorInvalidSignature.selector, sheet.member);
    }

    function _spent(Sheet memory sheet) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IAuthenticator.AuthenticatorSpent.selector, sheet.member, sheet.nonce);
    }
}
