import { textOfBytes32 } from "../contracts/bytes32-text.js";
import { formatCount, formatPeriod, formatShare, inWords } from "../format/index.js";
import type { Refusal, RefusalArguments } from "./refusal.js";

const PERIODS = new Set([
  "discussion",
  "voting",
  "timelock",
  "lateQuorumExtension",
  "waitingPeriod",
]);

/** A number outside its bounds: (parameter, value, min, max) as both membership and rulebook report it. */
export function outOfBounds(args: RefusalArguments): Refusal {
  const [key, value, min, max] = Object.values(args) as [string, bigint, bigint, bigint];
  const parameter = textOfBytes32(key) ?? "parameter";
  const write = PERIODS.has(parameter)
    ? formatPeriod
    : parameter === "quorumShare"
      ? formatShare
      : formatCount;
  return {
    message: `The ${inWords(parameter)} cannot be ${write(value)}.`,
    hint:
      min > max
        ? `It must be at least ${write(min)}, and the coalition as it is now allows only ${write(max)}.`
        : `It must be between ${write(min)} and ${write(max)}.`,
  };
}
