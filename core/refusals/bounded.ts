import { textOfBytes32 } from "../contracts/bytes32-text.js";
import { formatCount, formatMoment, formatPeriod, formatShare, inWords } from "../format/index.js";
import type { Refusal, RefusalArguments } from "./refusal.js";

const PERIODS = new Set([
  "discussion",
  "voting",
  "timelock",
  "lateQuorumExtension",
  "waitingPeriod",
  "reading",
  "objection",
  "nominations",
  "acceptance",
  "extension",
  "campaign",
  "ballot",
  "challenge",
  "challengeHold",
  "holdOver",
  "term",
  "replyWindow",
  "decisionPeriod",
  "appealWindow",
  "hearingPeriod",
  "ladderMemory",
  "suspension",
  "longSuspension",
  "yearSuspension",
  "hold",
  "codeGrace",
  "length",
]);
const SHARES = new Set(["quorumShare", "consentShare", "challengeShare"]);
const MOMENTS = new Set(["firstTermAt"]);

function writerFor(parameter: string): (value: bigint) => string {
  if (PERIODS.has(parameter)) return formatPeriod;
  if (SHARES.has(parameter)) return formatShare;
  return MOMENTS.has(parameter) ? formatMoment : formatCount;
}

/** A number outside its bounds: (parameter, value, min, max) as membership, rulebook, offices, elections and conduct report it. */
export function outOfBounds(args: RefusalArguments): Refusal {
  const [key, value, min, max] = Object.values(args) as [string, bigint, bigint, bigint];
  const parameter = textOfBytes32(key) ?? "parameter";
  const write = writerFor(parameter);
  return {
    message: `The ${inWords(parameter)} cannot be ${write(value)}.`,
    hint:
      min > max
        ? `It must be at least ${write(min)}, and the coalition as it is now allows only ${write(max)}.`
        : `It must be between ${write(min)} and ${write(max)}.`,
  };
}
