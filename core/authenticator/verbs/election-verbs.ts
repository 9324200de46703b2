import { verb } from "../verb.js";

/** Signed verbs about nominations and offices: those of contracts/authenticator/verbs/ElectionVerbs.sol. */
export const ELECTION_VERBS = {
  nominate: verb(
    "Nominate",
    "elections",
    "nominate",
    "bytes32 election,address nominee",
    "I nominate this person in this election.",
  ),
  "second-nominee": verb(
    "SecondNominee",
    "elections",
    "second",
    "bytes32 election,address nominee",
    "I second the nomination of this person.",
  ),
  "accept-nomination": verb(
    "AcceptNomination",
    "elections",
    "accept",
    "bytes32 election,bytes32 statement,string conflicts",
    "I accept my nomination, with this statement and these conflicts of interest.",
  ),
  "decline-nomination": verb(
    "DeclineNomination",
    "elections",
    "decline",
    "bytes32 election",
    "I decline my nomination in this election.",
  ),
  "withdraw-candidacy": verb(
    "WithdrawCandidacy",
    "elections",
    "withdraw",
    "bytes32 election",
    "I withdraw my candidacy in this election.",
  ),
  "challenge-result": verb(
    "ChallengeResult",
    "elections",
    "challenge",
    "bytes32 election,string reason",
    "I challenge the result of this election, for this reason.",
  ),
  "resign-office": verb(
    "ResignOffice",
    "offices",
    "resign",
    "bytes32 office",
    "I resign from this office.",
  ),
  "petition-recall": verb(
    "PetitionRecall",
    "recalls",
    "petitionRecall",
    "bytes32 office,address holder,string reason",
    "I petition for the recall of this officer, for this reason.",
  ),
  "sign-recall-petition": verb(
    "SignRecallPetition",
    "recalls",
    "signPetition",
    "bytes32 recall",
    "I sign this petition for a recall.",
  ),
} as const;
