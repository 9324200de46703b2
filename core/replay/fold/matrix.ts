import type { PairwiseMatrix } from "../../counting/index.js";

/** Adds (or with `sign` -1 takes away) ballots to sums of the same size. */
export function addTo(sums: number[][], ballots: PairwiseMatrix, sign: 1 | -1): void {
  for (const [i, row] of sums.entries())
    for (const j of row.keys()) row[j] = (row[j] ?? 0) + sign * (ballots[i]?.[j] ?? 0);
}
