// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILists, Post} from "../../contracts/interfaces/ILists.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {ForumTest} from "./ForumTest.sol";
import {Posts} from "./Posts.sol";

/// @dev What the tests ask of `contracts/mocks/ContractWallet.sol`.
interface IWallet {
    function setAnswer(uint8 answer) external;
    function run(address target, bytes calldata data) external returns (bytes memory);
}

/// @title An author that is a contract: its ERC-1271 answer decides
contract WalletPostsTest is ForumTest {
    using Posts for Post;
    using Posts for bytes32;

    uint256 private constant OWNER_KEY = 0xB055;
    uint8 private constant ANSWERS = 6;
    uint8 private constant BOMB = 4;

    IWallet private _wallet;

    function choices() internal override returns (Choices memory chosen) {
        _wallet = IWallet(deploy("ContractWallet", abi.encode(VM.addr(OWNER_KEY))));
        chosen = Pilot.choices();
        chosen.lastFounder = address(_wallet);
    }

    function test_postsWhatTheWalletSigned() external {
        Post memory post = _draft();
        bytes32 id = post.idIn(domain());
        assertEq(dao.lists.post(post, id.sign(OWNER_KEY)), id, "id");
        refuse(post, id.sign(OWNER_KEY), abi.encodeWithSelector(ILists.ListsAlreadyPosted.selector, id));
    }

    function testFuzz_refusesWhatItDidNotSign(uint64 key, bytes memory noise) external {
        VM.assume(key != OWNER_KEY && key != 0);
        Post memory post = _draft();
        bytes memory reason = abi.encodeWithSelector(ILists.ListsWrongSignature.selector, post.author);
        refuse(post, post.idIn(domain()).sign(key), reason);
        refuse(post, noise, reason);
        bytes memory signature = post.idIn(domain()).sign(OWNER_KEY);
        post.subject = "Another";
        refuse(post, signature, reason);
    }

    /// @dev No, revert, all gas burnt, four bytes of yes: none of them is a yes. Yes with a megabyte behind it is one, at
    /// the sender's expense.
    function testFuzz_refusesEveryAnswerButYes(uint8 answer) external {
        answer = 1 + (answer % (ANSWERS - 1));
        _wallet.setAnswer(answer);
        Post memory post = _draft();
        bytes memory signature = post.idIn(domain()).sign(OWNER_KEY);
        if (answer != BOMB) VM.expectRevert(abi.encodeWithSelector(ILists.ListsWrongSignature.selector, post.author));
        dao.lists.post{gas: 5_000_000}(post, signature);
        assertEq(dao.lists.listOf(GENERAL).next, answer == BOMB ? 1 : 0, "posts");
    }

    function testFuzz_postsByItselfWhateverItAnswers(uint8 answer) external {
        _wallet.setAnswer(answer % ANSWERS);
        Post memory post = _draft();
        _wallet.run(address(dao.lists), abi.encodeCall(ILists.post, (post, "")));
        assertEq(dao.lists.postAt(GENERAL, post.author, 0), post.idIn(domain()), "posts");
    }

    /// @dev EIP-7702: an account with a key and code. The key still signs; so does whatever the code takes.
    function testFuzz_anAccountThatDelegatedItsCodeKeepsItsKey(uint256 founder) external {
        founder %= Pilot.FOUNDERS - 1;
        VM.etch(Pilot.account(founder), address(_wallet).code);
        Post memory post = draft(founder);
        publish(post, founder);
        post = next(post);
        dao.lists.post(post, post.idIn(domain()).sign(OWNER_KEY));
        post = next(post);
        bytes memory reason = abi.encodeWithSelector(ILists.ListsWrongSignature.selector, post.author);
        refuse(post, post.idIn(domain()).sign(0xBAD), reason);
    }

    /// @dev The same with the delegation itself as code.
    function testFuzz_anAccountDelegatedToAnythingKeepsItsKey(uint256 founder, address code) external {
        founder %= Pilot.FOUNDERS - 1;
        VM.etch(Pilot.account(founder), abi.encodePacked(hex"ef0100", code));
        publish(draft(founder), founder);
    }

    function _draft() private view returns (Post memory post) {
        post = draft(0);
        post.author = address(_wallet);
    }
}
