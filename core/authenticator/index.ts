export { actArguments, encodeAct } from "./act.js";
export { decodeArguments, encodeArguments, messageOf, type PaperValues } from "./arguments.js";
export { describePaper, type PaperDescription } from "./describe-paper.js";
export {
  buildPaper,
  MAX_DEADLINE_AHEAD,
  type Paper,
  paperDigest,
  papersDomain,
  paperTypedData,
  type PaperTypedData,
  randomNonce,
  type SignedPaper,
  signPaper,
} from "./paper.js";
export { type PaperJson, paperOfJson, paperSchema, paperToJson } from "./paper-schema.js";
export { typeHashOf, typesOf, type Verb } from "./verb.js";
export {
  isVerbName,
  TYPE_HASHES,
  VERB_NAMES,
  type VerbName,
  verbNamed,
  verbOfHash,
  VERBS,
} from "./verbs.js";
export {
  clearSigningFiles,
  type SigningCoalition,
  type SigningContract,
  type SigningPlaces,
} from "./clear-signing/descriptors.js";
