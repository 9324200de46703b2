// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAmendments} from "../../interfaces/IAmendments.sol";
import {ICoalitionGovernor} from "../../interfaces/ICoalitionGovernor.sol";
import {INotices} from "../../interfaces/INotices.sol";
import {DirectoryKeys} from "../../libraries/DirectoryKeys.sol";
import {SignedVerb} from "../SignedVerb.sol";

/// @title MotionVerbs: signed verbs about motions, notices and amendments
library MotionVerbs {
    bytes32 private constant PROPOSE_MOTION = keccak256(
        "ProposeMotion(string declaration,address[] targets,uint256[] values,bytes[] calldatas,string description,"
        "address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant PROPOSE_MOTION_SAYS = keccak256("I propose this motion.");

    bytes32 private constant SECOND_MOTION = keccak256(
        "SecondMotion(string declaration,uint256 motion,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant SECOND_MOTION_SAYS = keccak256("I second this motion: it should be voted on.");

    bytes32 private constant WITHDRAW_MOTION = keccak256(
        "WithdrawMotion(string declaration,uint256 motion,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant WITHDRAW_MOTION_SAYS = keccak256("I withdraw this motion of mine.");

    bytes32 private constant TAKE_OVER_MOTION = keccak256(
        "TakeOverMotion(string declaration,uint256 motion,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant TAKE_OVER_MOTION_SAYS = keccak256("I take over this motion, which its mover withdrew.");

    bytes32 private constant GIVE_NOTICE = keccak256(
        "GiveNotice(string declaration,address[] targets,uint256[] values,bytes[] calldatas,string description,"
        "address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant GIVE_NOTICE_SAYS = keccak256("I give notice of this: it passes unless voters object.");

    bytes32 private constant OBJECT_TO_NOTICE = keccak256(
        "ObjectToNotice(string declaration,uint256 notice,string reason,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant OBJECT_TO_NOTICE_SAYS = keccak256("I object to this notice, for this reason.");

    bytes32 private constant FILE_AMENDMENT = keccak256(
        "FileAmendment(string declaration,uint256 motion,address[] targets,uint256[] values,bytes[] calldatas,"
        "string description,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant FILE_AMENDMENT_SAYS = keccak256("I file this rival text for a motion.");

    bytes32 private constant CORRECT_TEXT = keccak256(
        "CorrectText(string declaration,uint256 text,address[] targets,uint256[] values,bytes[] calldatas,"
        "string description,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant CORRECT_TEXT_SAYS = keccak256("I correct the wording of this text of mine.");

    bytes32 private constant ACCEPT_AMENDMENT = keccak256(
        "AcceptAmendment(string declaration,uint256 amendment,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant ACCEPT_AMENDMENT_SAYS = keccak256(
        "I accept this amendment in place of the text of my motion."
    );

    bytes32 private constant OBJECT_TO_REPLACEMENT = keccak256(
        "ObjectToReplacement(string declaration,uint256 text,string reason,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant OBJECT_TO_REPLACEMENT_SAYS = keccak256(
        "I object to the replacement of this text, for this reason."
    );

    /// @notice The verb of that type hash, or an empty one.
    function find(bytes32 verb) internal pure returns (SignedVerb memory found) {
        if (verb == PROPOSE_MOTION) {
            return SignedVerb(DirectoryKeys.GOVERNOR, IGovernor.propose.selector, PROPOSE_MOTION_SAYS, "nnbt");
        }
        if (verb == SECOND_MOTION) {
            return SignedVerb(DirectoryKeys.GOVERNOR, ICoalitionGovernor.second.selector, SECOND_MOTION_SAYS, "w");
        }
        if (verb == WITHDRAW_MOTION) {
            return SignedVerb(DirectoryKeys.GOVERNOR, ICoalitionGovernor.withdraw.selector, WITHDRAW_MOTION_SAYS, "w");
        }
        if (verb == TAKE_OVER_MOTION) {
            return SignedVerb(DirectoryKeys.GOVERNOR, ICoalitionGovernor.takeOver.selector, TAKE_OVER_MOTION_SAYS, "w");
        }
        if (verb == GIVE_NOTICE) {
            return SignedVerb(DirectoryKeys.NOTICES, INotices.give.selector, GIVE_NOTICE_SAYS, "nnbt");
        }
        if (verb == OBJECT_TO_NOTICE) {
            return SignedVerb(DirectoryKeys.NOTICES, INotices.object.selector, OBJECT_TO_NOTICE_SAYS, "wt");
        }
        if (verb == FILE_AMENDMENT) {
            return SignedVerb(DirectoryKeys.AMENDMENTS, IAmendments.amend.selector, FILE_AMENDMENT_SAYS, "wnnbt");
        }
        if (verb == CORRECT_TEXT) {
            return SignedVerb(DirectoryKeys.AMENDMENTS, IAmendments.correct.selector, CORRECT_TEXT_SAYS, "wnnbt");
        }
        if (verb == ACCEPT_AMENDMENT) {
            return SignedVerb(DirectoryKeys.AMENDMENTS, IAmendments.accept.selector, ACCEPT_AMENDMENT_SAYS, "w");
        }
        if (verb == OBJECT_TO_REPLACEMENT) {
            return SignedVerb(DirectoryKeys.AMENDMENTS, IAmendments.object.selector, OBJECT_TO_REPLACEMENT_SAYS, "wt");
        }
    }
}
