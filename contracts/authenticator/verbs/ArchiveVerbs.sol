// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArchive} from "../../interfaces/IArchive.sol";
import {DirectoryKeys} from "../../libraries/DirectoryKeys.sol";
import {SignedVerb} from "../SignedVerb.sol";

/// @title ArchiveVerbs: signed verbs about documents
library ArchiveVerbs {
    bytes32 private constant DEPOSIT_DOCUMENT = keccak256(
        "DepositDocument(string declaration,uint8 kind,string name,bytes32 supersedes,Rendition[] renditions,"
        "address member,uint256 nonce,uint48 deadline)"
        "Rendition(bytes32 digest,bytes cid,uint64 size,string mediaType,string language,bool authentic)"
    );
    bytes32 private constant DEPOSIT_DOCUMENT_SAYS = keccak256("I deposit this document in the archive.");

    bytes32 private constant ADD_RENDITION = keccak256(
        "AddRendition(string declaration,bytes32 document,uint32 version,Rendition rendition,address member,"
        "uint256 nonce,uint48 deadline)"
        "Rendition(bytes32 digest,bytes cid,uint64 size,string mediaType,string language,bool authentic)"
    );
    bytes32 private constant ADD_RENDITION_SAYS = keccak256("I add this rendition to my document.");

    bytes32 private constant DISSENT = keccak256(
        "Dissent(string declaration,uint256 motion,bytes32 supersedes,Rendition[] renditions,address member,"
        "uint256 nonce,uint48 deadline)"
        "Rendition(bytes32 digest,bytes cid,uint64 size,string mediaType,string language,bool authentic)"
    );
    bytes32 private constant DISSENT_SAYS = keccak256("I bind this dissenting statement to the result of a motion.");

    bytes32 private constant WITHDRAW_VERSION = keccak256(
        "WithdrawVersion(string declaration,bytes32 document,uint32 version,string reason,address member,"
        "uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant WITHDRAW_VERSION_SAYS = keccak256(
        "I withdraw this version of my document, for this reason."
    );

    /// @notice The verb of that type hash, or an empty one.
    function find(bytes32 verb) internal pure returns (SignedVerb memory found) {
        if (verb == DEPOSIT_DOCUMENT) {
            return SignedVerb(DirectoryKeys.ARCHIVE, IArchive.deposit.selector, DEPOSIT_DOCUMENT_SAYS, "wtwR");
        }
        if (verb == ADD_RENDITION) {
            return SignedVerb(DirectoryKeys.ARCHIVE, IArchive.addRendition.selector, ADD_RENDITION_SAYS, "wwr");
        }
        if (verb == DISSENT) {
            return SignedVerb(DirectoryKeys.ARCHIVE, IArchive.dissent.selector, DISSENT_SAYS, "wwR");
        }
        if (verb == WITHDRAW_VERSION) {
            return SignedVerb(DirectoryKeys.ARCHIVE, IArchive.withdraw.selector, WITHDRAW_VERSION_SAYS, "wwt");
        }
    }
}
