// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DocumentKind, IArchive} from "../../contracts/interfaces/IArchive.sol";
import {ILists, Post} from "../../contracts/interfaces/ILists.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Texts} from "../fixture/Texts.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {assertEq, within} from "../vm/assertions.sol";
import {ForumTest} from "./ForumTest.sol";
import {Posts} from "./Posts.sol";

/// @title Direct posts: whose they are, when they may be made, and that each is made once
contract DirectPostsTest is ForumTest {
    using Posts for Post;
    using Posts for bytes32;

    function testFuzz_anybodyCarriesWhatAMemberSigned(uint8 author, bytes32 content, bool compact) external {
        author %= uint8(Pilot.FOUNDERS);
        VM.assume(content != 0);
        Post memory post = draft(author);
        post.content = content;
        bytes32 id = post.idIn(domain());
        assertEq(dao.lists.postIdOf(post), id, "id");
        bytes memory signature = compact ? id.signCompact(Pilot.key(author)) : id.sign(Pilot.key(author));
        VM.prank(Pilot.account(STRANGER));
        assertEq(dao.lists.post(post, signature), id, "post");
        assertEq(dao.lists.postAt(GENERAL, post.author, 0), id, "place");
        assertEq(dao.lists.listOf(GENERAL).next, 1, "index");
    }

    function testFuzz_itsAuthorNeedsNoSignature(bytes calldata noise) external {
        Post memory post = draft(1);
        VM.prank(post.author);
        dao.lists.post(post, noise);
        assertEq(dao.lists.postAt(GENERAL, post.author, 0), post.idIn(domain()), "place");
    }

    function testFuzz_refusesWhatTheAuthorDidNotSign(uint64 key, bytes memory noise) external {
        VM.assume(key != 0 && key != Pilot.key(2));
        Post memory post = draft(2);
        bytes memory reason = abi.encodeWithSelector(ILists.ListsWrongSignature.selector, post.author);
        refuse(post, post.idIn(domain()).sign(key), reason);
        refuse(post, noise, reason);
        refuse(post, "", reason);
    }

    /// @dev Signed for another coalition, chain, contract or name: worth nothing here.
    function testFuzz_refusesWhatWasSignedElsewhere(uint8 what, uint64 chain, address place) external {
        VM.assume(chain != block.chainid && place != address(dao.lists));
        Posts.Domain memory elsewhere = domain();
        if (what % 3 == 0) elsewhere.chainId = chain;
        if (what % 3 == 1) elsewhere.lists = place;
        if (what % 3 == 2) elsewhere.name = "XX-XXX Lists";
        Post memory post = draft(2);
        refuse(
            post,
            post.idIn(elsewhere).sign(Pilot.key(2)),
            abi.encodeWithSelector(ILists.ListsWrongSignature.selector, post.author)
        );
    }

    /// @dev Whoever carries a post changes nothing about it.
    function testFuzz_refusesWhatWasChangedOnTheWay(uint8 field, bytes32 value) external {
        Post memory post = draft(2);
        bytes memory signature = post.idIn(domain()).sign(Pilot.key(2));
        field %= 6;
        if (field == 0) post.list = ANNOUNCEMENTS;
        if (field == 1) post.author = Pilot.account(3);
        if (field == 2) post.parent = value == 0 ? bytes32(uint256(1)) : value;
        if (field == 3) post.subject = "Something else";
        if (field == 4) post.content = value == 0 || value == post.content ? sha256("something else") : value;
        if (field == 5) post.sentAt -= uint48(1 + (uint256(value) % 29 days));
        refuse(post, signature, abi.encodeWithSelector(ILists.ListsWrongSignature.selector, post.author));
    }

    function test_refusesASecondTime() external {
        Post memory post = draft(0);
        bytes32 id = publish(post, 0);
        refuseSigned(post, 0, abi.encodeWithSelector(ILists.ListsAlreadyPosted.selector, id));
        skip(1);
        VM.prank(post.author);
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsAlreadyPosted.selector, id));
        dao.lists.post(post, "");
    }

    function testFuzz_refusesAnotherPostOfTheSameNumber(bytes32 content) external {
        Post memory post = draft(0);
        VM.assume(content != 0 && content != post.content);
        bytes32 id = publish(post, 0);
        post.content = content;
        refuseSigned(post, 0, abi.encodeWithSelector(ILists.ListsSequenceTaken.selector, post.author, uint64(0), id));
    }

    /// @dev One chain for each author and list; the others are not in the way.
    function test_authorsAndListsAreApart() external {
        publish(draft(0), 0);
        publish(draft(1), 1);
        Post memory elsewhere = draft(0);
        elsewhere.list = ANNOUNCEMENTS;
        publish(elsewhere, 0);
        assertEq(dao.lists.listOf(GENERAL).next, 2, "general");
        assertEq(dao.lists.listOf(ANNOUNCEMENTS).next, 1, "announcements");
    }

    function testFuzz_linksToTheAuthorsPostBefore(uint8 length, bytes32 other) external {
        length = uint8(within(length, 1, 8));
        Post memory post = draft(4);
        for (uint256 i = 0; i < length; ++i) {
            publish(post, 4);
            post = next(post);
        }
        VM.assume(other != post.previous);
        bytes32 expected = post.previous;
        post.previous = other;
        refuseSigned(post, 4, abi.encodeWithSelector(ILists.ListsBrokenLink.selector, uint64(length), other, expected));
        post.previous = expected;
        publish(post, 4);
        assertEq(dao.lists.listOf(GENERAL).next, uint256(length) + 1, "posts");
    }

    /// @dev The post before may be in a batch, into which the contract does not look; but there is one.
    function testFuzz_followsWhatIsInABatch(uint64 sequence, bytes32 previous) external {
        sequence = uint64(within(sequence, 2, type(uint64).max));
        Post memory post = draft(5);
        (post.sequence, post.previous) = (sequence, 0);
        refuseSigned(
            post,
            5,
            abi.encodeWithSelector(ILists.ListsBrokenLink.selector, sequence, bytes32(0), bytes32(0))
        );
        VM.assume(previous != 0);
        post.previous = previous;
        publish(post, 5);
    }

    function testFuzz_theFirstFollowsNone(bytes32 previous) external {
        VM.assume(previous != 0);
        Post memory post = draft(5);
        post.previous = previous;
        refuseSigned(post, 5, abi.encodeWithSelector(ILists.ListsBrokenLink.selector, uint64(0), previous, bytes32(0)));
    }

    function testFuzz_isTakenWithin30Days(uint48 sentAt) external {
        Post memory post = draft(6);
        uint48 time = uint48(clock());
        post.sentAt = sentAt;
        bool timely = uint256(sentAt) + 30 days >= time && sentAt <= time + 15 minutes;
        if (timely) publish(post, 6);
        else refuseSigned(post, 6, abi.encodeWithSelector(ILists.ListsWrongTime.selector, sentAt, time));
    }

    function test_isTakenAtTheEdgesOfItsTime() external {
        uint48 time = uint48(clock());
        uint48[4] memory moments = [time - 30 days, time - 30 days - 1, time + 15 minutes, time + 15 minutes + 1];
        for (uint256 i = 0; i < 4; ++i) {
            Post memory post = draft(i);
            post.sentAt = moments[i];
            if (i % 2 == 0) publish(post, i);
            else refuseSigned(post, i, abi.encodeWithSelector(ILists.ListsWrongTime.selector, moments[i], time));
        }
    }

    function testFuzz_refusesSubjectsThatDoNotFit(uint16 length) external {
        length = uint16(within(length, 201, 1000));
        Post memory post = draft(7);
        post.subject = string(_letters(length));
        bytes memory reason = abi.encodeWithSelector(
            ILists.ListsTextTooLong.selector,
            bytes32("subject"),
            uint256(length),
            uint256(200)
        );
        refuseSigned(post, 7, reason);
        post.subject = string(_letters(200));
        publish(post, 7);
    }

    function test_refusesSubjectsThatDoNotShowAsWhatTheyAre() external {
        Post memory post = draft(7);
        post.subject = "Minutes \xe2\x80\xaegpj.exe";
        refuseSigned(post, 7, abi.encodeWithSelector(ILists.ListsUnfitText.selector, bytes32("subject"), uint256(8)));
        post.subject = "Minutes\r\nBcc: everybody";
        refuseSigned(post, 7, abi.encodeWithSelector(ILists.ListsUnfitText.selector, bytes32("subject"), uint256(7)));
        post.subject = "";
        publish(post, 7);
    }

    function test_refusesAPostOfNothing() external {
        Post memory post = draft(7);
        post.content = 0;
        refuseSigned(post, 7, abi.encodeWithSelector(ILists.ListsEmpty.selector, bytes32("content")));
    }

    function testFuzz_refusesListsThatAreNotOpen(bytes32 list) external {
        VM.assume(list != GENERAL && list != ANNOUNCEMENTS);
        Post memory post = draft(7);
        post.list = list;
        refuseSigned(post, 7, abi.encodeWithSelector(ILists.ListsUnknown.selector, list));
        closeList(GENERAL);
        refuseSigned(draft(7), 7, abi.encodeWithSelector(ILists.ListsClosed.selector, GENERAL));
        openList("general");
        publish(draft(7), 7);
    }

    // ------------------------------------------------------------------------------------------ the right to post

    function test_membersPostAtOnceAndLeaversNoMore() external {
        Post memory post = draft(STRANGER);
        refuseSigned(post, STRANGER, _mayNot(post.author));
        join(post.author);
        publish(post, STRANGER);
        VM.prank(post.author);
        dao.membership.leave();
        post = next(post);
        refuseSigned(post, STRANGER, _mayNot(post.author));
        join(post.author);
        publish(post, STRANGER);
    }

    /// @dev A new Code of Conduct pauses the posts of those who have not accepted it when the grace is over.
    function test_postingPausesUntilTheNewCodeIsAccepted() external {
        DocumentKind kind = DocumentKind.CodeOfConduct;
        decide(
            address(dao.archive),
            abi.encodeCall(IArchive.adoptStanding, (kind, "code-of-conduct", currentCode(), Texts.single("Be kinder.")))
        );
        publish(draft(0), 0);
        skip(30 days + 1);
        refuseSigned(draft(1), 1, _mayNot(Pilot.account(1)));
        bytes32 code = currentCode();
        VM.prank(Pilot.account(1));
        dao.membership.acceptCode(code);
        publish(draft(1), 1);
    }

    function _mayNot(address author) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ILists.ListsMayNotPost.selector, author, GENERAL);
    }

    function _letters(uint256 count) private pure returns (bytes memory text) {
        text = new bytes(count);
        for (uint256 i = 0; i < count; ++i) text[i] = "a";
    }
}
