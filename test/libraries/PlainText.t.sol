// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainText} from "../../contracts/libraries/PlainText.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

/// @title Text that shows as what it is: every code point, and every way of spelling one wrong
contract PlainTextTest {
    /// @dev First and last of each row of code points that are not shown.
    uint24[14] private _unfit = [
        0x0,
        0x1f,
        0x7f,
        0x9f,
        0x61c,
        0x61c,
        0x200e,
        0x200f,
        0x2028,
        0x202e,
        0x2066,
        0x2069,
        0xd800,
        0xdfff
    ];

    function test_takesEveryLetterButThoseThatHide() external view {
        for (uint256 point = 0; point < 0x2100; ++point) _check(point);
        for (uint256 point = 0x2100; point <= 0x10ffff; point += 61) _check(point);
        uint24[6] memory edges = [0xd7ff, 0xe000, 0xfeff, 0xffff, 0x10000, 0x10ffff];
        for (uint256 i = 0; i < edges.length; ++i) _check(edges[i]);
    }

    function testFuzz_saysWhereTheFirstUnfitCharacterIs(uint24[20] calldata points) external view {
        bytes memory text = "";
        uint256 expected = type(uint256).max;
        for (uint256 i = 0; i < points.length; ++i) {
            uint256 point = within(points[i], 0, 0x10ffff);
            if (_isUnfit(point) && expected == type(uint256).max) expected = text.length;
            text = bytes.concat(text, _utf8(point));
        }
        assertEq(PlainText.firstUnfit(text), expected < text.length ? expected : text.length, "position");
    }

    /// @dev Cut anywhere inside a letter, what is left of it is none.
    function testFuzz_refusesHalfALetter(uint24 wanted, uint8 cut) external view {
        uint256 point = within(wanted, 0xa0, 0x10ffff);
        if (_isUnfit(point)) return;
        bytes memory letter = _utf8(point);
        bytes memory half = new bytes(1 + (cut % (letter.length - 1)));
        for (uint256 i = 0; i < half.length; ++i) half[i] = letter[i];
        assertEq(PlainText.firstUnfit(bytes.concat("ab", half)), 2, "cut at the end");
        assertEq(PlainText.firstUnfit(bytes.concat("ab", half, "cd")), 2, "cut before another");
        half[half.length - 1] = 0xc0;
        assertEq(PlainText.firstUnfit(bytes.concat("ab", half, "cd")), 2, "spoilt");
    }

    function test_refusesLettersSpeltTooLong() external pure {
        bytes[9] memory wrong = [
            bytes(hex"c080"),
            hex"c1bf",
            hex"e08080",
            hex"e09fbf",
            hex"f0808080",
            hex"f08fbfbf",
            hex"f4908080",
            hex"f8888080",
            hex"80"
        ];
        for (uint256 i = 0; i < wrong.length; ++i) {
            assertEq(PlainText.firstUnfit(bytes.concat("x", wrong[i], "y")), 1, "spelt too long");
        }
    }

    function testFuzz_neverReadsPastTheEnd(bytes calldata noise) external pure {
        assertTrue(PlainText.firstUnfit(noise) <= noise.length, "past the end");
    }

    function _check(uint256 point) private view {
        bytes memory text = bytes.concat("a", _utf8(point), "b");
        assertEq(PlainText.firstUnfit(text), _isUnfit(point) ? 1 : text.length, "point");
    }

    function _isUnfit(uint256 point) private view returns (bool) {
        for (uint256 i = 0; i < _unfit.length; i += 2) {
            if (point >= _unfit[i] && point <= _unfit[i + 1]) return true;
        }
        return false;
    }

    /// @dev The bits of table 3-6 of the Unicode standard.
    function _utf8(uint256 point) private pure returns (bytes memory) {
        if (point < 0x80) return abi.encodePacked(uint8(point));
        bytes1 last = bytes1(uint8(0x80 | (point & 0x3f)));
        if (point < 0x800) return abi.encodePacked(uint8(0xc0 | (point >> 6)), last);
        bytes1 third = bytes1(uint8(0x80 | ((point >> 6) & 0x3f)));
        if (point < 0x10000) return abi.encodePacked(uint8(0xe0 | (point >> 12)), third, last);
        bytes1 second = bytes1(uint8(0x80 | ((point >> 12) & 0x3f)));
        return abi.encodePacked(uint8(0xf0 | (point >> 18)), second, third, last);
    }
}
