import { formatAddress, shortAddress } from "../format/index.js";

/** What people call alternative 0 of an election. */
export const RON = "re-open nominations";

/** Labels for the alternatives of an election's ballot; short addresses where they tell candidates apart. */
export function ballotLabels(candidates: readonly string[]): string[] {
  const short = candidates.map(shortAddress);
  const distinct = new Set(short).size === short.length;
  return [RON, ...(distinct ? short : candidates.map(formatAddress))];
}

/** What people call the alternatives of a recall's ballot. */
export const RECALL_LABELS = ["keep", "recall"] as const;
