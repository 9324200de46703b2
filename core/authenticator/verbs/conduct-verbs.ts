import { verb } from "../verb.js";

/** Signed verbs about the Code of Conduct: those of contracts/authenticator/verbs/ConductVerbs.sol. */
export const CONDUCT_VERBS = {
  "report-conduct": verb(
    "ReportConduct",
    "conduct",
    "report",
    "address respondent,uint8 duty,bool offTopic,bytes32 post,bytes32 evidence",
    "I report a breach of the Code of Conduct.",
  ),
  "reply-to-report": verb(
    "ReplyToReport",
    "conduct",
    "reply",
    "bytes32 caseId,bytes32 statement",
    "I reply to the report about me.",
  ),
  "name-officer": verb(
    "NameOfficer",
    "conduct",
    "nameOfficer",
    "bytes32 caseId,address officer,bytes32 reason",
    "I ask that this officer take no part in the case about me.",
  ),
  "accept-recusal": verb(
    "AcceptRecusal",
    "conduct",
    "acceptRecusal",
    "bytes32 caseId,address officer",
    "I accept that this officer takes no part in the case.",
  ),
  "recuse-myself": verb(
    "RecuseMyself",
    "conduct",
    "recuse",
    "bytes32 caseId",
    "I stand back from this case and take no part in it.",
  ),
  "give-advice": verb(
    "GiveAdvice",
    "conduct",
    "advise",
    "bytes32 caseId,bytes32 advice",
    "I give private advice in this case.",
  ),
  "place-hold": verb(
    "PlaceHold",
    "conduct",
    "hold",
    "bytes32 caseId,bytes32 reason",
    "I hold back the posts of the person concerned, as an emergency.",
  ),
  "decide-case": verb(
    "DecideCase",
    "conduct",
    "decide",
    "bytes32 caseId,bool upheld,uint8 rung,uint32 length,bytes32 reasons,string hideReason",
    "I say, as an officer, how this case should be decided.",
  ),
  "appeal-decision": verb(
    "AppealDecision",
    "conduct",
    "appeal",
    "bytes32 caseId,bytes32 grounds",
    "I appeal against the decision of this case, or support an appeal.",
  ),
  "judge-appeal": verb(
    "JudgeAppeal",
    "conduct",
    "judge",
    "bytes32 caseId,bool uphold,bytes32 reasons",
    "I vote on this appeal, as a member of the panel.",
  ),
  "ask-reinstatement": verb(
    "AskReinstatement",
    "conduct",
    "askReinstatement",
    "bytes32 caseId,bytes32 statement",
    "I ask the members to end my suspension.",
  ),
} as const;
