import { DaoError } from "../errors.js";
import { checkRanking, MAX_ALTERNATIVES, prefers, type Ranking } from "./ranking.js";

/** `matrix[i][j]` ballots prefer alternative i to alternative j; the diagonal is zero. */
export type PairwiseMatrix = readonly (readonly number[])[];

/**
 * Counts ballots pair by pair.
 * @throws DaoError RANKING_OUT_OF_RANGE
 */
export function pairwiseMatrix(rankings: Iterable<Ranking>, alternatives: number): number[][] {
  const matrix = zeros(alternatives);
  for (const ranking of rankings) {
    checkRanking(ranking, alternatives);
    for (const [i, row] of matrix.entries())
      for (const j of row.keys()) if (prefers(ranking, i, j)) row[j]! += 1;
  }
  return matrix;
}

/**
 * The matrix a contract keeps: counts of 32 bits, row by row from the lowest bit, eight to a word.
 * @throws DaoError MATRIX_MALFORMED if the words are not as many as the alternatives need.
 */
export function unpackMatrix(words: readonly bigint[], alternatives: number): number[][] {
  const needed = Math.ceil(alternatives ** 2 / 8);
  if (alternatives < 1 || alternatives > MAX_ALTERNATIVES || words.length !== needed)
    throw new DaoError(
      "MATRIX_MALFORMED",
      `${words.length} words are not the counts of ${alternatives} alternatives.`,
      { hint: `At most ${MAX_ALTERNATIVES} alternatives fill ⌈n² ÷ 8⌉ words.` },
    );
  const count = (lane: number) =>
    Number(((words[Math.floor(lane / 8)] ?? 0n) >> BigInt(32 * (lane % 8))) & 0xffff_ffffn);
  return zeros(alternatives).map((row, i) => row.map((_, j) => count(i * alternatives + j)));
}

/** A square of zeros. */
export function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0));
}

/** `matrix[i][j]`; zero outside. */
export function entry(matrix: PairwiseMatrix, i: number, j: number): number {
  return matrix[i]?.[j] ?? 0;
}
