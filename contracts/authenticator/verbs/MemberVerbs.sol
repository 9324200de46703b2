// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAuthenticator} from "../../interfaces/IAuthenticator.sol";
import {ILists} from "../../interfaces/ILists.sol";
import {IMembership} from "../../interfaces/IMembership.sol";
import {IVouchAdmission} from "../../interfaces/IVouchAdmission.sol";
import {DirectoryKeys} from "../../libraries/DirectoryKeys.sol";
import {SignedVerb} from "../SignedVerb.sol";

/// @title MemberVerbs: signed verbs about a seat, vouches, and how one takes part
library MemberVerbs {
    /// @dev Stands for whatever admission policy the membership has; no key of the directory.
    bytes32 internal constant ADMISSION_POLICY = "admission-policy";

    bytes32 private constant JOIN = keccak256(
        "Join(string declaration,uint8 group,bytes32 codeVersion,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant JOIN_SAYS = keccak256(
        "I join the coalition and accept this version of its Code of Conduct."
    );

    bytes32 private constant LEAVE = keccak256(
        "Leave(string declaration,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant LEAVE_SAYS = keccak256("I leave the coalition. My seat ends now; I may join again.");

    bytes32 private constant ACCEPT_CODE = keccak256(
        "AcceptCode(string declaration,bytes32 codeVersion,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant ACCEPT_CODE_SAYS = keccak256("I accept this version of the Code of Conduct.");

    bytes32 private constant SET_PROFILE = keccak256(
        "SetProfile(string declaration,bytes32 digest,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant SET_PROFILE_SAYS = keccak256("I publish the digest of my profile; zero takes it back.");

    bytes32 private constant VOUCH = keccak256(
        "Vouch(string declaration,address candidate,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant VOUCH_SAYS = keccak256(
        "I vouch for this candidate: I believe this is one person with one seat."
    );

    bytes32 private constant WITHDRAW_VOUCH = keccak256(
        "WithdrawVouch(string declaration,address candidate,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant WITHDRAW_VOUCH_SAYS = keccak256("I no longer vouch for this candidate.");

    bytes32 private constant SET_RELAY = keccak256(
        "SetRelay(string declaration,address relay,string url,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant SET_RELAY_SAYS = keccak256(
        "I name this account as my relay, which anchors posts; zero names none."
    );

    bytes32 private constant CANCEL_PAPER = keccak256(
        "CancelPaper(string declaration,uint256 cancelledNonce,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant CANCEL_PAPER_SAYS = keccak256("I cancel my paper with this nonce: it must never be used.");

    /// @notice The verb of that type hash, or an empty one.
    function find(bytes32 verb) internal pure returns (SignedVerb memory found) {
        if (verb == JOIN) {
            return SignedVerb(DirectoryKeys.MEMBERSHIP, IMembership.join.selector, JOIN_SAYS, "ww");
        }
        if (verb == LEAVE) {
            return SignedVerb(DirectoryKeys.MEMBERSHIP, IMembership.leave.selector, LEAVE_SAYS, "");
        }
        if (verb == ACCEPT_CODE) {
            return SignedVerb(DirectoryKeys.MEMBERSHIP, IMembership.acceptCode.selector, ACCEPT_CODE_SAYS, "w");
        }
        if (verb == SET_PROFILE) {
            return SignedVerb(DirectoryKeys.MEMBERSHIP, IMembership.setProfile.selector, SET_PROFILE_SAYS, "w");
        }
        if (verb == VOUCH) {
            return SignedVerb(ADMISSION_POLICY, IVouchAdmission.vouch.selector, VOUCH_SAYS, "w");
        }
        if (verb == WITHDRAW_VOUCH) {
            return SignedVerb(ADMISSION_POLICY, IVouchAdmission.withdrawVouch.selector, WITHDRAW_VOUCH_SAYS, "w");
        }
        if (verb == SET_RELAY) {
            return SignedVerb(DirectoryKeys.LISTS, ILists.setRelay.selector, SET_RELAY_SAYS, "wt");
        }
        if (verb == CANCEL_PAPER) {
            return SignedVerb(DirectoryKeys.AUTHENTICATOR, IAuthenticator.cancel.selector, CANCEL_PAPER_SAYS, "w");
        }
    }
}
