// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Charset} from "../../contracts/libraries/Charset.sol";
import {assertTrue} from "../vm/assertions.sol";

/// @title The character checks against lists of what is allowed, written out
/// @dev Random bytes are hardly ever names, so each text is drawn from an alphabet that is nearly all allowed.
contract CharsetTest {
    bytes private constant LOWER = "abcdefghijklmnopqrstuvwxyz";
    bytes private constant UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    bytes private constant DIGITS = "0123456789";
    bytes private constant EDGES = "/:@[`{+,-._\x00\x7f\x80\xc3\xff";

    function testFuzz_names(bytes memory noise, uint256 strangeness) external view {
        bytes memory allowed = bytes.concat(LOWER, DIGITS, ".-");
        bytes memory text = _draw(noise, allowed, strangeness);
        bool expected = text.length >= 1 && text.length <= 64 && _only(text, 0, allowed);
        expected = expected && text[0] != "." && text[0] != "-";
        assertTrue(this.isName(text) == expected, string(text));
    }

    function testFuzz_languageTags(bytes memory noise, uint256 strangeness) external view {
        bytes memory letters = bytes.concat(LOWER, UPPER);
        bytes memory allowed = bytes.concat(letters, DIGITS, "-");
        bytes memory text = _draw(noise, allowed, strangeness);
        bool expected = text.length >= 2 && text.length <= 35 && _in(text[0], letters) && _in(text[1], letters);
        expected = expected && _only(text, 2, allowed) && text[text.length - 1] != "-";
        assertTrue(this.isLanguageTag(text) == expected, string(text));
    }

    function testFuzz_mediaTypes(bytes memory noise, uint256 strangeness, uint256 slash) external view {
        bytes memory allowed = bytes.concat(LOWER, DIGITS, ".-+");
        bytes memory text = _draw(noise, allowed, strangeness);
        if (text.length != 0) text[slash % text.length] = "/";
        assertTrue(this.isMediaType(text) == _isMediaTypeByHand(text, allowed), string(text));
    }

    function test_allBytesAlone() external view {
        for (uint256 value = 0; value < 256; ++value) {
            bytes memory text = abi.encodePacked(bytes1(uint8(value)));
            assertTrue(this.isName(text) == _in(text[0], bytes.concat(LOWER, DIGITS)), "first of a name");
            bool inName = _in(text[0], bytes.concat(LOWER, DIGITS, ".-"));
            assertTrue(this.isName(bytes.concat("a", text)) == inName, "name");
            bytes memory tag = bytes.concat("en", text);
            assertTrue(this.isLanguageTag(tag) == _in(text[0], bytes.concat(LOWER, UPPER, DIGITS)), "end of a tag");
            bool inTag = _in(text[0], bytes.concat(LOWER, UPPER, DIGITS, "-"));
            assertTrue(this.isLanguageTag(bytes.concat(tag, "a")) == inTag, "language");
            bytes memory media = bytes.concat("a", text, "/b");
            bool inMedia = _in(text[0], bytes.concat(LOWER, DIGITS, ".-+"));
            assertTrue(this.isMediaType(media) == inMedia, "media type");
        }
    }

    function test_lengthsAtTheEdge() external view {
        assertTrue(!this.isName(_times(0)) && this.isName(_times(64)) && !this.isName(_times(65)), "name");
        assertTrue(!this.isLanguageTag(_times(1)) && this.isLanguageTag(_times(2)), "shortest tag");
        assertTrue(this.isLanguageTag(_times(35)) && !this.isLanguageTag(_times(36)), "longest tag");
        assertTrue(this.isMediaType("a/b") && !this.isMediaType("/b") && !this.isMediaType("a/"), "shortest type");
        assertTrue(this.isMediaType(bytes.concat("a/", _times(125))), "longest type");
        assertTrue(!this.isMediaType(bytes.concat("a/", _times(126))), "too long a type");
    }

    function isName(bytes calldata text) external pure returns (bool) {
        return Charset.isName(text);
    }

    function isLanguageTag(bytes calldata text) external pure returns (bool) {
        return Charset.isLanguageTag(text);
    }

    function isMediaType(bytes calldata text) external pure returns (bool) {
        return Charset.isMediaType(text);
    }

    function _isMediaTypeByHand(bytes memory text, bytes memory allowed) private pure returns (bool) {
        if (text.length > 127) return false;
        uint256 slashes = 0;
        for (uint256 i = 0; i < text.length; ++i) {
            if (text[i] == "/") ++slashes;
            else if (!_in(text[i], allowed)) return false;
        }
        return slashes == 1 && text[0] != "/" && text[text.length - 1] != "/";
    }

    /// @dev Each byte of noise picks a character; about one text in two gets one that is on the edge of what is allowed.
    function _draw(
        bytes memory noise,
        bytes memory alphabet,
        uint256 strangeness
    ) private pure returns (bytes memory text) {
        text = noise;
        for (uint256 i = 0; i < text.length; ++i) text[i] = alphabet[uint8(text[i]) % alphabet.length];
        if (text.length != 0 && strangeness % 2 == 0) {
            text[(strangeness >> 8) % text.length] = EDGES[(strangeness >> 128) % EDGES.length];
        }
    }

    function _only(bytes memory text, uint256 from, bytes memory allowed) private pure returns (bool) {
        for (uint256 i = from; i < text.length; ++i) if (!_in(text[i], allowed)) return false;
        return true;
    }

    function _in(bytes1 character, bytes memory set) private pure returns (bool) {
        for (uint256 i = 0; i < set.length; ++i) if (set[i] == character) return true;
        return false;
    }

    function _times(uint256 length) private pure returns (bytes memory text) {
        text = new bytes(length);
        for (uint256 i = 0; i < length; ++i) text[i] = "a";
    }
}
