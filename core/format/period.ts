import { formatDuration } from "../coalition/duration.js";
import { countOf } from "./count.js";

const UNITS = [
  ["day", 86_400n],
  ["hour", 3_600n],
  ["minute", 60n],
  ["second", 1n],
] as const;

/** Writes an exact number of seconds in the largest unit that needs no fraction: "14 days". */
export function formatPeriod(seconds: bigint | number): string {
  const exact = Number(seconds);
  return Number.isSafeInteger(exact) ? formatDuration(exact) : `${seconds} seconds`;
}

/** Writes seconds in the two largest units that matter: "2 days 3 hours". For countdowns, not for rules. */
export function roughDuration(seconds: bigint | number): string {
  const total = BigInt(seconds);
  const first = UNITS.findIndex(([, size]) => total >= size);
  if (first === -1) return "0 seconds";
  const [unit, size] = UNITS[first] ?? UNITS[3];
  const [nextUnit, nextSize] = UNITS[first + 1] ?? [unit, size];
  const rest = (total % size) / nextSize;
  const head = countOf(total / size, unit);
  return rest === 0n || nextUnit === unit ? head : `${head} ${countOf(rest, nextUnit)}`;
}
