import { getAddress, type ParamType, type Result } from "ethers";
import { documentKindAt, ELECTION_METHODS } from "../../../../core/coalition/index.js";
import {
  contractAt,
  roleName,
  textOfBytes32,
  type CoalitionAddresses,
} from "../../../../core/contracts/index.js";
import { onOneLine, quote, shortHash } from "../../../../core/format/index.js";
import { functionName } from "../../../../core/motions/argument-words.js";
import { motionClassAt } from "../../../../core/motions/index.js";
import type { Words } from "../../../language/index.js";
import { hasDate } from "../../../parts/format.js";
import type { Format } from "../../../parts/index.js";

/** What values are written with: words of the namespace "calls", numbers and times of the reader. */
export interface Writing {
  words: Words;
  format: Format;
  language: string;
  addresses: CoalitionAddresses;
}

/** Names of our interfaces whose numbers are seconds. */
const PERIODS = new Set(
  [
    "newPeriod newDelay delay discussion voting timelock lateQuorumExtension reading objection nominations acceptance",
    "extension campaign ballot challenge challengeHold holdOver term replyWindow decisionPeriod appealWindow hearingPeriod",
    "ladderMemory suspension longSuspension yearSuspension hold codeGrace length",
  ]
    .join(" ")
    .split(" "),
);
const MOMENTS = new Set(["timepoint", "firstTermAt"]);
/** Hundredths of a percent. */
const SHARES = new Set(["quorumShare", "consentShare", "challengeShare"]);

/** One value in the reader's language, isolated from the direction of the words around it. */
export function valueInWords(
  { name, type }: Pick<ParamType, "name" | "type">,
  value: unknown,
  writing: Writing,
): string {
  const { words, addresses } = writing;
  if (typeof value === "bigint") return isolated(numberInWords(name, value, writing));
  if (typeof value === "boolean") return words(value ? "yes" : "no");
  const text = String(value);
  if (type === "address") {
    const contract = contractAt(addresses, text);
    const exact = isolated(getAddress(text));
    return contract === undefined ? exact : `${words(`contract.${contract}`)} (${exact})`;
  }
  if (type === "bytes32") return isolated(bytes32InWords(name, text));
  if (type === "bytes4") return isolated(functionName(text) ?? text);
  if (name === "language") return languageName(text, writing.language);
  return type === "string" ? isolated(quote(text, 200)) : isolated(text);
}

function numberInWords(name: string, value: bigint, { words, format }: Writing): string {
  if (PERIODS.has(name)) return format.period(Number(value));
  // A moment no calendar has stays a number: it is what would be done.
  if (MOMENTS.has(name) && hasDate(Number(value))) return format.moment(Number(value));
  if (SHARES.has(name)) return format.share(Number(value), 10_000);
  if (name === "size") return format.bytes(Number(value));
  if (name === "kind") {
    const kind = documentKindAt(value);
    return kind === undefined ? String(value) : words(`kind.${kind}`);
  }
  if (name === "motionClass") {
    const found = motionClassAt(value);
    return found === undefined ? String(value) : words(`class.${found}`);
  }
  if (name === "method") {
    const method = ELECTION_METHODS[Number(value)];
    return method === undefined ? String(value) : words(`method.${method}`);
  }
  return format.number(value);
}

function bytes32InWords(name: string, value: string): string {
  if (name === "key") return quote(textOfBytes32(value) ?? value);
  if (name === "role") return roleName(value) ?? shortHash(value);
  return shortHash(value);
}

/** "French", in the reader's language; the tag itself when nobody knows its name. */
export function languageName(tag: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: "language" }).of(tag) ?? onOneLine(tag);
  } catch {
    return isolated(onOneLine(tag));
  }
}

/** Renditions as a list of their languages, courtesy translations marked. */
export function renditionsInWords(renditions: readonly Result[], writing: Writing): string {
  const { words, format, language } = writing;
  return format.list(
    renditions.map((rendition) => {
      const name = languageName(String(rendition["language"]), language);
      return rendition["authentic"] === true ? name : words("courtesy", { language: name });
    }),
  );
}

/** First strong isolate and its end: what stands between cannot turn the sentence around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
