import { verb } from "../verb.js";

/** Signed verbs about documents: those of contracts/authenticator/verbs/ArchiveVerbs.sol. */
export const ARCHIVE_VERBS = {
  "deposit-document": verb(
    "DepositDocument",
    "archive",
    "deposit",
    "uint8 kind,string name,bytes32 supersedes,Rendition[] renditions",
    "I deposit this document in the archive.",
  ),
  "add-rendition": verb(
    "AddRendition",
    "archive",
    "addRendition",
    "bytes32 document,uint32 version,Rendition rendition",
    "I add this rendition to my document.",
  ),
  dissent: verb(
    "Dissent",
    "archive",
    "dissent",
    "uint256 motion,bytes32 supersedes,Rendition[] renditions",
    "I bind this dissenting statement to the result of a motion.",
  ),
  "withdraw-version": verb(
    "WithdrawVersion",
    "archive",
    "withdraw",
    "bytes32 document,uint32 version,string reason",
    "I withdraw this version of my document, for this reason.",
  ),
} as const;
