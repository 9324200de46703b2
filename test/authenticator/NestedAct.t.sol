// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IAdmissionPolicy} from "../../contracts/interfaces/IAdmissionPolicy.sol";
import {IAuthenticator, Paper} from "../../contracts/interfaces/IAuthenticator.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue} from "../vm/assertions.sol";
import {PaperTest} from "./PaperTest.sol";
import {Papers, Sheet} from "./Papers.sol";

/// @dev An admission policy as bad as one can be: while somebody vouches with a paper, it tries to do more in their name.
contract GreedyPolicy is IAdmissionPolicy {
    IAuthenticator private immutable _authenticator;
    IMembership private immutable _membership;
    bytes private _other;
    bytes public answer;
    address public seen;

    constructor(IAuthenticator authenticator, IMembership membership) {
        (_authenticator, _membership) = (authenticator, membership);
    }

    /// @param other Calldata of an act that would go through by itself.
    function prepare(bytes calldata other) external {
        _other = other;
    }

    function vouch(address) external {
        seen = _authenticator.actor();
        (, answer) = address(_authenticator).call(_other);
        (bool left, ) = address(_membership).call(abi.encodeCall(IMembership.leave, ()));
        assert(!left);
    }

    function admits(address) external pure returns (bool) {
        return true;
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IAdmissionPolicy).interfaceId || id == type(IERC165).interfaceId;
    }
}

/// @dev A wallet that, asked whether it signed, brings another paper first.
contract GreedyWallet is IERC1271 {
    IAuthenticator private _authenticator;
    bytes private _other;

    function prepare(IAuthenticator authenticator, bytes calldata other) external {
        (_authenticator, _other) = (authenticator, other);
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        (bool acted, ) = address(_authenticator).staticcall(_other);
        return acted ? bytes4(0) : IERC1271.isValidSignature.selector;
    }
}

/// @title One act at a time: nothing that is called in its course acts for the same member, or for another
contract NestedActTest is PaperTest {
    GreedyPolicy private _policy;
    GreedyWallet private _wallet;

    function choices() internal override returns (Choices memory chosen) {
        _wallet = new GreedyWallet();
        chosen = Pilot.choices();
        chosen.lastFounder = address(_wallet);
    }

    function testFuzz_refusesAnActInTheCourseOfAnother(uint256 member, uint256 other, bytes32 digest) external {
        (member, other) = (member % (Pilot.FOUNDERS - 1), other % (Pilot.FOUNDERS - 1));
        _policy = new GreedyPolicy(dao.authenticator, dao.membership);
        VM.prank(address(dao.timelock));
        dao.membership.setAdmissionPolicy(_policy);
        Sheet memory second = profile(digest, other, 8);
        _policy.prepare(_call(second, second.sign(Pilot.key(other))));

        Sheet memory first = from(Papers.vouch(STRANGER), member, 7);
        bring(first, first.sign(Pilot.key(member)));
        bytes memory nested = abi.encodeWithSelector(IAuthenticator.AuthenticatorNested.selector, first.member);
        assertEq(keccak256(_policy.answer()), keccak256(nested), "answer");
        assertEq(_policy.seen(), first.member, "actor meanwhile");
        assertEq(dao.authenticator.actor(), address(0), "actor afterwards");
        assertTrue(dao.membership.isMember(first.member), "stays a member");
        expectProfile(other, 0);
        // It was good all the same, and still is.
        bring(second, second.sign(Pilot.key(other)));
        expectProfile(other, digest);
    }

    /// @dev Asked under a static call: nothing comes of it, not even for the wallet itself.
    function testFuzz_aWalletThatIsAskedCannotAct(uint256 other, bytes32 digest) external {
        other %= Pilot.FOUNDERS - 1;
        Sheet memory second = profile(digest, other, 8);
        _wallet.prepare(dao.authenticator, _call(second, second.sign(Pilot.key(other))));
        Sheet memory first = profile("wallet", 0, 7);
        first.member = address(_wallet);
        bring(first, "");
        assertEq(dao.membership.profileOf(address(_wallet)), "wallet", "wallet's profile");
        expectProfile(other, 0);
        assertTrue(!dao.authenticator.isSpent(second.member, 8), "unspent");
    }

    function _call(Sheet memory sheet, bytes memory signature) private pure returns (bytes memory) {
        Paper memory paper = Paper(sheet.member, sheet.nonce, sheet.deadline, signature);
        return abi.encodeCall(IAuthenticator.act, (sheet.hash(), sheet.arguments, paper));
    }
}
