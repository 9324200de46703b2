// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC5192} from "../interfaces/IERC5192.sol";
import {SeatId} from "../libraries/SeatId.sol";
import {Electorate} from "./Electorate.sol";

/// @title SoulboundSeat: the seat as a token that never moves
/// @dev The face of {IMembership} that ERC-721 and ERC-5192 ask for. Nothing is stored: a seat's id names its holder.
abstract contract SoulboundSeat is ERC165, Electorate {
    /// @inheritdoc IERC721
    function balanceOf(address account) external view returns (uint256) {
        if (account == address(0)) revert MembershipNotMember(account);
        return isMember(account) ? 1 : 0;
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 seatId) public view returns (address holder) {
        holder = SeatId.holder(seatId);
        if (!isMember(holder) || _seats[holder].seatNumber != SeatId.number(seatId)) {
            revert MembershipNoSuchSeat(seatId);
        }
    }

    /// @inheritdoc IERC5192
    function locked(uint256 seatId) external view returns (bool) {
        return ownerOf(seatId) != address(0);
    }

    /// @inheritdoc IERC721Metadata
    /// @notice Empty: a seat has no picture, and a profile is the member's to publish.
    function tokenURI(uint256 seatId) external view returns (string memory) {
        ownerOf(seatId);
        return "";
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 seatId) external view returns (address) {
        ownerOf(seatId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC721
    function approve(address, uint256) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address, bool) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function transferFrom(address, address, uint256) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256, bytes calldata) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return
            interfaceId == type(IERC721).interfaceId ||
            interfaceId == type(IERC721Metadata).interfaceId ||
            interfaceId == type(IERC5192).interfaceId ||
            interfaceId == type(IERC6372).interfaceId ||
            super.supportsInterface(interfaceId);
    }
}
