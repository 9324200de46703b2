import { DaoError } from "../errors.js";
import { quote } from "../format/index.js";

/**
 * The rank of each alternative, alternative 0 (status quo or RON) first: 1 is best, equal ranks are ties,
 * 0 is unranked and ties for last.
 */
export type Ranking = readonly number[];

/** As many alternatives as the contracts count: 16 candidates and RON. */
export const MAX_ALTERNATIVES = 17;

/**
 * Refuses what the contracts would refuse.
 * @throws DaoError RANKING_OUT_OF_RANGE
 */
export function checkRanking(ranking: Ranking, alternatives: number): void {
  if (ranking.length !== alternatives)
    throw new DaoError(
      "RANKING_OUT_OF_RANGE",
      `The ballot ranks ${ranking.length} alternatives, but there are ${alternatives}.`,
      { hint: "Give every alternative a rank: 1 is best, 0 leaves it unranked." },
    );
  const wrong = ranking.find((rank) => !Number.isInteger(rank) || rank < 0 || rank > alternatives);
  if (wrong === undefined) return;
  throw new DaoError("RANKING_OUT_OF_RANGE", `${quote(String(wrong))} is not a rank.`, {
    hint: `Ranks are whole numbers from 1 (best) to ${alternatives}; 0 leaves an alternative unranked.`,
  });
}

/** Whether the ballot prefers one alternative to another. */
export function prefers(ranking: Ranking, one: number, other: number): boolean {
  const place = (alternative: number) => ranking[alternative] || Infinity;
  return place(one) < place(other);
}

/**
 * A ranking as the contracts keep it: one byte per alternative, the lowest for alternative 0.
 * @throws DaoError RANKING_OUT_OF_RANGE
 */
export function packRanking(ranking: Ranking): bigint {
  checkRanking(ranking, ranking.length);
  return ranking.reduceRight((packed, rank) => (packed << 8n) | BigInt(rank), 0n);
}

/** The ranks of so many alternatives, from the number {@link packRanking} makes. */
export function unpackRanking(packed: bigint, alternatives: number): number[] {
  return Array.from({ length: alternatives }, (_, i) => Number((packed >> BigInt(8 * i)) & 0xffn));
}
