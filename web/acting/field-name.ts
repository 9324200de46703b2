import type { Words } from "../language/index.js";

/** Names that occur in most of what is signed; others are shown as the wallet shows them. */
const KNOWN = new Set([
  ...["member", "deadline", "voter", "author", "list", "parent", "subject", "content", "sentAt"],
  ...["sequence", "previous", "motion", "proposalId", "support", "options", "statusQuo", "reason"],
  ...["ballotId", "candidates", "ranks", "nonce", "group", "codeVersion", "account", "option1"],
]);

/** The name of a signed field in the language of the page, with the name the wallet shows. */
export const fieldName = (words: Words, name: string): string =>
  KNOWN.has(name) ? `${words(`field.${name}`)} (${name})` : name;
