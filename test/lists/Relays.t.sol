// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILists} from "../../contracts/interfaces/ILists.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Texts} from "../fixture/Texts.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";
import {ForumTest} from "./ForumTest.sol";

/// @title Relays: who anchors in whose name, and for how long
contract RelaysTest is ForumTest {
    address private constant RELAY = address(0xBEEF);

    bytes private _cid = Texts.rawCid(sha256("batch"));
    uint256 private _roots;

    function test_anchorsWhileItsMemberIsOneAndNamesIt() external {
        _name(4, RELAY);
        _anchors(RELAY, 4);
        VM.prank(Pilot.account(4));
        dao.membership.leave();
        _refused(RELAY);
        join(Pilot.account(4));
        _anchors(RELAY, 4);
        _name(4, address(0));
        _refused(RELAY);
    }

    function testFuzz_theOneNamedBeforeAnchorsNoMore(address other) external {
        VM.assume(other != RELAY && !dao.membership.isMember(other) && other != address(0));
        _name(4, RELAY);
        _name(4, other);
        _refused(RELAY);
        _anchors(other, 4);
        assertEq(dao.lists.relayOf(Pilot.account(4)), other, "relay");
    }

    /// @dev Named by several, it serves the first until it chooses another, or the first is gone.
    function test_servesOneOfThoseWhoNamedIt() external {
        _name(4, RELAY);
        _name(5, RELAY);
        _name(6, RELAY);
        _anchors(RELAY, 4);
        VM.prank(RELAY);
        dao.lists.serve(Pilot.account(5));
        _anchors(RELAY, 5);
        VM.prank(Pilot.account(5));
        dao.membership.leave();
        _refused(RELAY);
        _name(6, RELAY);
        _anchors(RELAY, 6);
        VM.prank(RELAY);
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsNotRelay.selector, RELAY, Pilot.account(5)));
        dao.lists.serve(Pilot.account(5));
    }

    function testFuzz_servesNobodyWhoDidNotNameIt(address relay, uint8 member) external {
        member %= uint8(Pilot.FOUNDERS);
        VM.assume(relay != address(0));
        VM.prank(relay);
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsNotRelay.selector, relay, Pilot.account(member)));
        dao.lists.serve(Pilot.account(member));
    }

    /// @dev A member anchors in their own name, whomever they serve.
    function test_aMemberNeedsNoMember() external {
        _name(4, Pilot.account(7));
        _anchors(Pilot.account(7), 7);
        VM.prank(Pilot.account(7));
        dao.membership.leave();
        _anchors(Pilot.account(7), 4);
    }

    function testFuzz_strangersNameNobody(address stranger, address relay) external {
        VM.assume(!dao.membership.isMember(stranger));
        VM.prank(stranger);
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsNotMember.selector, stranger));
        dao.lists.setRelay(relay, "");
    }

    function testFuzz_takesAddressesOfTheWebOnly(bytes memory noise) external {
        for (uint256 i = 0; i < noise.length; ++i) noise[i] = bytes1(uint8(0x21) + (uint8(noise[i]) % 94));
        VM.assume(noise.length <= 200 && noise.length > 0);
        string memory url = string(bytes.concat("https://", noise));
        bool fits = true;
        for (uint256 i = 0; i < noise.length; ++i) fits = fits && !_isBarred(noise[i]);
        VM.prank(Pilot.account(0));
        if (!fits) VM.expectRevert(abi.encodeWithSelector(ILists.ListsInvalidUrl.selector, url));
        dao.lists.setRelay(RELAY, url);
    }

    function test_refusesWhatIsNoAddressOfTheWeb() external {
        string[7] memory urls = [
            "javascript:alert(1)",
            "https://",
            "ftp://relay.example",
            "HTTPS://relay.example",
            "https://relay.example/a b",
            unicode"https://réseau.example",
            "http//relay.example"
        ];
        for (uint256 i = 0; i < urls.length; ++i) _refusedUrl(RELAY, urls[i]);
        _refusedUrl(address(0), "https://relay.example");
        bytes memory long = bytes("https://");
        while (long.length < 256) long = bytes.concat(long, "a");
        VM.prank(Pilot.account(0));
        dao.lists.setRelay(RELAY, string(long));
        long = bytes.concat(long, "a");
        VM.prank(Pilot.account(0));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsTextTooLong.selector, bytes32("url"), 257, 256));
        dao.lists.setRelay(RELAY, string(long));
    }

    function _refusedUrl(address relay, string memory url) private {
        VM.prank(Pilot.account(0));
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsInvalidUrl.selector, url));
        dao.lists.setRelay(relay, url);
    }

    function _isBarred(bytes1 c) private pure returns (bool) {
        return c == 0x22 || c == 0x27 || c == 0x60 || c == 0x5c || c == 0x3c || c == 0x3e;
    }

    function _name(uint256 member, address relay) private {
        VM.prank(Pilot.account(member));
        dao.lists.setRelay(relay, "");
    }

    function _anchors(address relay, uint256 member) private {
        assertEq(dao.lists.anchorsFor(relay), Pilot.account(member), "in whose name");
        VM.prank(relay);
        dao.lists.anchor(GENERAL, bytes32(++_roots), 1, _cid);
    }

    function _refused(address relay) private {
        assertEq(dao.lists.anchorsFor(relay), address(0), "in somebody's name");
        VM.prank(relay);
        VM.expectRevert(abi.encodeWithSelector(ILists.ListsNotMember.selector, relay));
        dao.lists.anchor(GENERAL, bytes32(++_roots), 1, _cid);
    }
}
