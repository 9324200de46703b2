// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title PlainText: text that shows as what it is
/// @notice Well-formed UTF-8 (Unicode 17, table 3-7) in any script, without characters that break a line, move the
/// cursor or turn the direction of what follows: the controls (C0, DEL, C1), the line and paragraph separators, and the
/// bidirectional marks, embeddings, overrides and isolates. The caller bounds the length.
library PlainText {
    /// @notice Position of the first byte that begins no such character; the length of the text if there is none.
    function firstUnfit(bytes memory text) internal pure returns (uint256 position) {
        uint256 length = text.length;
        while (position < length) {
            uint256 width = _width(text, position);
            if (width == 0) return position;
            position += width;
        }
    }

    /// @notice Whether the text is the address of a relay: http:// or https:// and something behind it, all printable
    /// ASCII, without what would end it in a page: quotes, backslashes, backticks and angle brackets.
    function isUrl(bytes memory text) internal pure returns (bool) {
        uint256 scheme =
            _startsWith(text, "https://")
                ? 8
                : _startsWith(text, "http://")
                    ? 7
                    : 0;
        if (scheme == 0 || text.length == scheme) return false;
        for (uint256 i = 0; i < text.length; ++i) {
            bytes1 c = text[i];
            if (c <= 0x20 || c >= 0x7f) return false;
            bool quote = c == 0x22 || c == 0x27 || c == 0x60;
            if (quote || c == "\\" || c == "<" || c == ">") return false;
        }
        return true;
    }

    /// @dev Bytes of the character that begins at `i`; zero if none does, or an unfit one.
    function _width(bytes memory text, uint256 i) private pure returns (uint256) {
        uint256 first = uint8(text[i]);
        if (first < 0x80) return first < 0x20 || first == 0x7f ? 0 : 1;
        uint256 width =
            first >= 0xf0
                ? 4
                : first >= 0xe0
                    ? 3
                    : 2;
        if (first < 0xc2 || first > 0xf4 || i + width > text.length) return 0;

        uint256 point = first & (0xff >> (width + 1));
        for (uint256 k = 1; k < width; ++k) {
            uint256 next = uint8(text[i + k]);
            if (next & 0xc0 != 0x80) return 0;
            point = (point << 6) | (next & 0x3f);
        }
        return _isShortest(point, width) && !_isUnfit(point) ? width : 0;
    }

    /// @dev Whether the code point is one, and needs so many bytes.
    function _isShortest(uint256 point, uint256 width) private pure returns (bool) {
        if (width == 3) return point >= 0x800 && (point < 0xd800 || point > 0xdfff);
        return width == 2 || (point >= 0x10000 && point <= 0x10ffff);
    }

    function _isUnfit(uint256 point) private pure returns (bool) {
        if (point < 0xa0) return true;
        if (point < 0x2000) return point == 0x61c;
        if (point > 0x2069) return false;
        bool mark = point == 0x200e || point == 0x200f;
        bool separatorOrEmbedding = point >= 0x2028 && point <= 0x202e;
        return mark || separatorOrEmbedding || point >= 0x2066;
    }

    function _startsWith(bytes memory text, bytes memory beginning) private pure returns (bool) {
        if (text.length < beginning.length) return false;
        for (uint256 i = 0; i < beginning.length; ++i) {
            if (text[i] != beginning[i]) return false;
        }
        return true;
    }
}
