// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {IMembership} from "../interfaces/IMembership.sol";

/// @title SeatRaider: an account with code that joins again from within any call it gets; never deployed
contract SeatRaider is IERC721Receiver {
    IMembership private immutable _membership;
    uint8 private _group;
    bytes32 private _codeVersion;

    /// @notice How often the membership called back (a count).
    uint256 public callbacks;

    constructor(IMembership membership) {
        _membership = membership;
    }

    // solhint-disable-next-line payable-fallback
    fallback() external {
        _raid();
    }

    function join(uint8 group, bytes32 codeVersion) external {
        (_group, _codeVersion) = (group, codeVersion);
        _membership.join(group, codeVersion);
    }

    function joinTwice(uint8 group, bytes32 codeVersion) external {
        _membership.join(group, codeVersion);
        _membership.join(group, codeVersion);
    }

    function leaveAndRejoin(uint8 group, bytes32 codeVersion) external {
        _membership.leave();
        _membership.join(group, codeVersion);
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        _raid();
        return IERC721Receiver.onERC721Received.selector;
    }

    function _raid() private {
        ++callbacks;
        _membership.join(_group, _codeVersion);
    }
}
