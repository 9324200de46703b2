import { verb } from "../verb.js";

/** Signed verbs about a seat, vouches, and how one takes part: those of contracts/authenticator/verbs/MemberVerbs.sol. */
export const MEMBER_VERBS = {
  join: verb(
    "Join",
    "membership",
    "join",
    "uint8 group,bytes32 codeVersion",
    "I join the coalition and accept this version of its Code of Conduct.",
  ),
  leave: verb(
    "Leave",
    "membership",
    "leave",
    "",
    "I leave the coalition. My seat ends now; I may join again.",
  ),
  "accept-code": verb(
    "AcceptCode",
    "membership",
    "acceptCode",
    "bytes32 codeVersion",
    "I accept this version of the Code of Conduct.",
  ),
  "set-profile": verb(
    "SetProfile",
    "membership",
    "setProfile",
    "bytes32 digest",
    "I publish the digest of my profile; zero takes it back.",
  ),
  vouch: verb(
    "Vouch",
    "policy",
    "vouch",
    "address candidate",
    "I vouch for this candidate: I believe this is one person with one seat.",
  ),
  "withdraw-vouch": verb(
    "WithdrawVouch",
    "policy",
    "withdrawVouch",
    "address candidate",
    "I no longer vouch for this candidate.",
  ),
  "set-relay": verb(
    "SetRelay",
    "lists",
    "setRelay",
    "address relay,string url",
    "I name this account as my relay, which anchors posts; zero names none.",
  ),
  "cancel-paper": verb(
    "CancelPaper",
    "authenticator",
    "cancel",
    "uint256 cancelledNonce",
    "I cancel my paper with this nonce: it must never be used.",
  ),
} as const;
