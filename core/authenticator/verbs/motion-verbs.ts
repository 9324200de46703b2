import { verb } from "../verb.js";

/** Signed verbs about motions, notices and amendments: those of contracts/authenticator/verbs/MotionVerbs.sol. */
export const MOTION_VERBS = {
  "propose-motion": verb(
    "ProposeMotion",
    "governor",
    "propose",
    "address[] targets,uint256[] values,bytes[] calldatas,string description",
    "I propose this motion.",
  ),
  "second-motion": verb(
    "SecondMotion",
    "governor",
    "second",
    "uint256 motion",
    "I second this motion: it should be voted on.",
  ),
  "withdraw-motion": verb(
    "WithdrawMotion",
    "governor",
    "withdraw",
    "uint256 motion",
    "I withdraw this motion of mine.",
  ),
  "take-over-motion": verb(
    "TakeOverMotion",
    "governor",
    "takeOver",
    "uint256 motion",
    "I take over this motion, which its mover withdrew.",
  ),
  "give-notice": verb(
    "GiveNotice",
    "notices",
    "give",
    "address[] targets,uint256[] values,bytes[] calldatas,string description",
    "I give notice of this: it passes unless voters object.",
  ),
  "object-to-notice": verb(
    "ObjectToNotice",
    "notices",
    "object",
    "uint256 notice,string reason",
    "I object to this notice, for this reason.",
  ),
  "file-amendment": verb(
    "FileAmendment",
    "amendments",
    "amend",
    "uint256 motion,address[] targets,uint256[] values,bytes[] calldatas,string description",
    "I file this rival text for a motion.",
  ),
  "correct-text": verb(
    "CorrectText",
    "amendments",
    "correct",
    "uint256 text,address[] targets,uint256[] values,bytes[] calldatas,string description",
    "I correct the wording of this text of mine.",
  ),
  "accept-amendment": verb(
    "AcceptAmendment",
    "amendments",
    "accept",
    "uint256 amendment",
    "I accept this amendment in place of the text of my motion.",
  ),
  "object-to-replacement": verb(
    "ObjectToReplacement",
    "amendments",
    "object",
    "uint256 text,string reason",
    "I object to the replacement of this text, for this reason.",
  ),
} as const;
