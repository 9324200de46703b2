// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Post} from "../../contracts/interfaces/ILists.sol";
import {VM} from "../vm/Vm.sol";

/// @title Posts: signed as a wallet signs them, from the words of EIP-712 alone
library Posts {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant POST_TYPEHASH = keccak256(
        "Post(bytes32 list,address author,bytes32 parent,string subject,bytes32 content,uint48 sentAt,uint64 sequence,bytes32 previous)"
    );

    /// @dev Where a post belongs.
    struct Domain {
        string name;
        uint256 chainId;
        address lists;
    }

    function idIn(Post memory post, Domain memory domain) internal pure returns (bytes32) {
        bytes32 separator = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256(bytes(domain.name)), keccak256("1"), domain.chainId, domain.lists)
        );
        bytes memory body = abi.encodePacked(
            abi.encode(POST_TYPEHASH, post.list, post.author, post.parent),
            abi.encode(keccak256(bytes(post.subject)), post.content, post.sentAt, post.sequence, post.previous)
        );
        return keccak256(abi.encodePacked(hex"1901", separator, keccak256(body)));
    }

    /// @notice 65 bytes: r, s, v.
    function sign(bytes32 postId, uint256 key) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(key, postId);
        return abi.encodePacked(r, s, v);
    }

    /// @notice 64 bytes, as in EIP-2098.
    function signCompact(bytes32 postId, uint256 key) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 vs) = VM.signCompact(key, postId);
        return abi.encodePacked(r, vs);
    }
}
