import fc from "fast-check";
import { type Contest, MAX_ALTERNATIVES, type Ranking } from "../../../core/counting/index.js";

/** A contest over a matrix, labelled A, B, C …; the first is the default and lots are the order of filing. */
export function contestOver(matrix: number[][], rest: Partial<Contest> = {}): Contest {
  return {
    labels: matrix.map((_, i) => String.fromCharCode(65 + i)),
    matrix,
    defaultAlternative: 0,
    lots: matrix.map((_, i) => BigInt(i)),
    tieRule: "the one filed earlier goes first",
    ...rest,
  };
}

/** Ballots with ties and unranked alternatives; few of them, so that majorities run in circles and tie. */
export function anyBallots(alternatives: number, maxLength = 12): fc.Arbitrary<Ranking[]> {
  const ranking = fc.array(fc.integer({ min: 0, max: alternatives }), {
    minLength: alternatives,
    maxLength: alternatives,
  });
  return fc.array(ranking, { maxLength });
}

export const anySize = fc.integer({ min: 1, max: MAX_ALTERNATIVES });

/** Any counts, whether ballots could make them or not. */
export function anyMatrix(alternatives: number, max: number): fc.Arbitrary<number[][]> {
  const row = fc.array(fc.integer({ min: 0, max }), {
    minLength: alternatives,
    maxLength: alternatives,
  });
  return fc
    .array(row, { minLength: alternatives, maxLength: alternatives })
    .map((rows) => rows.map((counts, i) => counts.map((count, j) => (i === j ? 0 : count))));
}

/** Small counts for ties, large ones for their absence. */
export const anySmallMatrix = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom(2, 5, 20, 1_000))
  .chain(([alternatives, max]) => anyMatrix(alternatives, max));
