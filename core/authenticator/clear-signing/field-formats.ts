import type { TypedDataField } from "ethers";
import { enumPath, type DisplayedField } from "./descriptor.js";

type Format = Omit<DisplayedField, "path">;

const ENUM_OF: Readonly<Record<string, string>> = {
  group: "groups",
  kind: "documentKinds",
  duty: "duties",
  support: "choices",
};

const DATES = new Set(["deadline", "sentAt"]);

/** Where the name alone says too little. */
const LABELS: Readonly<Record<string, string>> = {
  declaration: "I declare",
  group: "Stakeholder group",
  codeVersion: "Version of the Code of Conduct",
  digest: "SHA-256 digest",
  url: "Address of the relay",
  cancelledNonce: "Number of the paper to cancel",
  targets: "Contracts called",
  values: "Money sent along",
  calldatas: "Calls",
  description: "Text",
  statement: "Statement (version or digest)",
  conflicts: "Conflicts of interest",
  recall: "Recall petition",
  supersedes: "Version replaced",
  cid: "Content address (CIDv1)",
  size: "Size in bytes",
  mediaType: "Media type",
  authentic: "Authentic text",
  respondent: "Whom it is about",
  duty: "Duty concerned",
  offTopic: "Only off topic",
  post: "Post concerned",
  evidence: "Digest of the evidence",
  caseId: "Case",
  upheld: "There was a breach",
  rung: "Rung of the ladder",
  length: "Posting suspended for",
  reasons: "Digest of the reasons",
  hideReason: "Why the post is hidden",
  grounds: "Digest of the grounds",
  uphold: "Uphold the decision",
  advice: "Digest of the advice",
  nonce: "Number of this paper",
  deadline: "Counts until",
  proposalId: "Motion",
  support: "My choice",
  options: "Texts on the ballot",
  statusQuo: "Rank of the status quo",
  ballotId: "Ballot",
  ranks: "Ranks, the first for nobody",
  sequence: "Number of this one",
  electionId: "Election",
  parent: "Answers the post",
  content: "SHA-256 digest of the content",
  sentAt: "Sent",
  previous: "My post before this",
};

/** How a member of a struct is shown, by its name and type. */
export function formatOf({ name, type }: TypedDataField): Format {
  const label = LABELS[name] ?? spelledOut(name);
  const list = ENUM_OF[name];
  if (list !== undefined) return { label, format: "enum", params: { $ref: enumPath(list) } };
  if (DATES.has(name)) return { label, format: "date", params: { encoding: "timestamp" } };
  if (name === "length") return { label, format: "duration" };
  if (name === "values") return { label, format: "amount" };
  if (name === "calldatas")
    return {
      label,
      format: "calldata",
      params: { calleePath: "targets.[]", amountPath: "values.[]" },
    };
  if (type === "address")
    return { label, format: "addressName", params: { types: ["wallet", "eoa", "contract"] } };
  return { label, format: "raw" };
}

/** `option1` → `Option 1`, `cancelledNonce` → `Cancelled nonce`. */
function spelledOut(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/(\D)(\d)/, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
