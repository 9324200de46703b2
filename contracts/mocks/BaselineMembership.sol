// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721Votes} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/// @title BaselineMembership: ERC721Votes with automatic self-delegation, to measure ours against; never deployed
contract BaselineMembership is ERC721Votes {
    uint256 private _nextTokenId = 1;

    constructor() ERC721("BaselineMembership", "BASE") EIP712("BaselineMembership", "1") {}

    function join() external {
        _mint(msg.sender, _nextTokenId++);
    }

    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        from = super._update(to, tokenId, auth);
        if (to != address(0) && delegates(to) == address(0)) _delegate(to, to);
    }
}
