// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IElections} from "../../interfaces/IElections.sol";
import {IOffices} from "../../interfaces/IOffices.sol";
import {IRecalls} from "../../interfaces/IRecalls.sol";
import {DirectoryKeys} from "../../libraries/DirectoryKeys.sol";
import {SignedVerb} from "../SignedVerb.sol";

/// @title ElectionVerbs: signed verbs about nominations and offices
library ElectionVerbs {
    bytes32 private constant NOMINATE = keccak256(
        "Nominate(string declaration,bytes32 election,address nominee,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant NOMINATE_SAYS = keccak256("I nominate this person in this election.");

    bytes32 private constant SECOND_NOMINEE = keccak256(
        "SecondNominee(string declaration,bytes32 election,address nominee,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant SECOND_NOMINEE_SAYS = keccak256("I second the nomination of this person.");

    bytes32 private constant ACCEPT_NOMINATION = keccak256(
        "AcceptNomination(string declaration,bytes32 election,bytes32 statement,string conflicts,address member,"
        "uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant ACCEPT_NOMINATION_SAYS = keccak256(
        "I accept my nomination, with this statement and these conflicts of interest."
    );

    bytes32 private constant DECLINE_NOMINATION = keccak256(
        "DeclineNomination(string declaration,bytes32 election,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant DECLINE_NOMINATION_SAYS = keccak256("I decline my nomination in this election.");

    bytes32 private constant WITHDRAW_CANDIDACY = keccak256(
        "WithdrawCandidacy(string declaration,bytes32 election,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant WITHDRAW_CANDIDACY_SAYS = keccak256("I withdraw my candidacy in this election.");

    bytes32 private constant CHALLENGE_RESULT = keccak256(
        "ChallengeResult(string declaration,bytes32 election,string reason,address member,uint256 nonce,"
        "uint48 deadline)"
    );
    bytes32 private constant CHALLENGE_RESULT_SAYS = keccak256(
        "I challenge the result of this election, for this reason."
    );

    bytes32 private constant RESIGN_OFFICE = keccak256(
        "ResignOffice(string declaration,bytes32 office,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant RESIGN_OFFICE_SAYS = keccak256("I resign from this office.");

    bytes32 private constant PETITION_RECALL = keccak256(
        "PetitionRecall(string declaration,bytes32 office,address holder,string reason,address member,"
        "uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant PETITION_RECALL_SAYS = keccak256(
        "I petition for the recall of this officer, for this reason."
    );

    bytes32 private constant SIGN_RECALL_PETITION = keccak256(
        "SignRecallPetition(string declaration,bytes32 recall,address member,uint256 nonce,uint48 deadline)"
    );
    bytes32 private constant SIGN_RECALL_PETITION_SAYS = keccak256("I sign this petition for a recall.");

    /// @notice The verb of that type hash, or an empty one.
    function find(bytes32 verb) internal pure returns (SignedVerb memory found) {
        if (verb == NOMINATE) {
            return SignedVerb(DirectoryKeys.ELECTIONS, IElections.nominate.selector, NOMINATE_SAYS, "ww");
        }
        if (verb == SECOND_NOMINEE) {
            return SignedVerb(DirectoryKeys.ELECTIONS, IElections.second.selector, SECOND_NOMINEE_SAYS, "ww");
        }
        if (verb == ACCEPT_NOMINATION) {
            return SignedVerb(DirectoryKeys.ELECTIONS, IElections.accept.selector, ACCEPT_NOMINATION_SAYS, "wwt");
        }
        if (verb == DECLINE_NOMINATION) {
            return SignedVerb(DirectoryKeys.ELECTIONS, IElections.decline.selector, DECLINE_NOMINATION_SAYS, "w");
        }
        if (verb == WITHDRAW_CANDIDACY) {
            return SignedVerb(DirectoryKeys.ELECTIONS, IElections.withdraw.selector, WITHDRAW_CANDIDACY_SAYS, "w");
        }
        if (verb == CHALLENGE_RESULT) {
            return SignedVerb(DirectoryKeys.ELECTIONS, IElections.challenge.selector, CHALLENGE_RESULT_SAYS, "wt");
        }
        if (verb == RESIGN_OFFICE) {
            return SignedVerb(DirectoryKeys.OFFICES, IOffices.resign.selector, RESIGN_OFFICE_SAYS, "w");
        }
        if (verb == PETITION_RECALL) {
            return SignedVerb(DirectoryKeys.RECALLS, IRecalls.petitionRecall.selector, PETITION_RECALL_SAYS, "wwt");
        }
        if (verb == SIGN_RECALL_PETITION) {
            return SignedVerb(DirectoryKeys.RECALLS, IRecalls.signPetition.selector, SIGN_RECALL_PETITION_SAYS, "w");
        }
    }
}
