// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title YesToEverything: claims every interface, even the one ERC-165 forbids to claim; never deployed
contract YesToEverything {
    function supportsInterface(bytes4) external pure returns (bool) {
        return true;
    }

    function admits(address) external pure returns (bool) {
        return true;
    }
}
