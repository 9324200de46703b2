// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Charset: names that cannot mislead
/// @notice What is written on chain and shown to people keeps to plain ASCII, so no name can hide another script,
/// a control character or markup. Each check is linear in a length that it bounds itself.
library Charset {
    uint256 internal constant MAX_NAME = 64;
    uint256 internal constant MAX_LANGUAGE = 35;
    uint256 internal constant MAX_MEDIA_TYPE = 127;

    /// @notice 1 to 64 of a-z, 0-9, dot, hyphen, beginning with a letter or digit.
    function isName(bytes calldata text) internal pure returns (bool) {
        if (text.length == 0 || text.length > MAX_NAME) return false;
        for (uint256 i = 0; i < text.length; ++i) {
            bytes1 c = text[i];
            if (_isLower(c) || _isDigit(c)) continue;
            if (i == 0 || (c != "." && c != "-")) return false;
        }
        return true;
    }

    /// @notice BCP 47 shape: 2 to 35 of letters, digits and hyphens, beginning with two letters, not ending in a hyphen.
    function isLanguageTag(bytes calldata text) internal pure returns (bool) {
        if (text.length < 2 || text.length > MAX_LANGUAGE) return false;
        for (uint256 i = 0; i < text.length; ++i) {
            bytes1 c = text[i];
            if (_isLower(c) || _isUpper(c)) continue;
            if (i < 2 || (!_isDigit(c) && c != "-")) return false;
        }
        return text[text.length - 1] != "-";
    }

    /// @notice "type/subtype", lower case, at most 127 characters, without parameters.
    function isMediaType(bytes calldata text) internal pure returns (bool) {
        if (text.length < 3 || text.length > MAX_MEDIA_TYPE) return false;
        uint256 slash = 0;
        for (uint256 i = 0; i < text.length; ++i) {
            bytes1 c = text[i];
            if (c == "/") {
                if (slash != 0 || i == 0 || i == text.length - 1) return false;
                slash = i;
            } else if (!_isLower(c) && !_isDigit(c) && c != "." && c != "-" && c != "+") {
                return false;
            }
        }
        return slash != 0;
    }

    function _isLower(bytes1 c) private pure returns (bool) {
        return c >= "a" && c <= "z";
    }

    function _isUpper(bytes1 c) private pure returns (bool) {
        return c >= "A" && c <= "Z";
    }

    function _isDigit(bytes1 c) private pure returns (bool) {
        return c >= "0" && c <= "9";
    }
}
