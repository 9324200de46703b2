import type { Ranking } from "../counting/index.js";
import { DaoError } from "../errors.js";
import { quote } from "../format/index.js";
import { SUPPORT, type Support } from "./ballot.js";

/** Most options on the ballot of a motion; the contracts' own limit. */
export const MAX_PLACES = 5;

const RANK_BITS = 4n;
const RANK_MASK = 0xfn;

/**
 * A ranking as ballots on a motion carry it: four bits for each alternative, the lowest for the status quo, then the
 * places.
 *
 * @returns 24 bits.
 * @throws DaoError `RANKING_OUT_OF_RANGE` for what does not fit; whether every option stands is not asked here.
 */
export function encodeRanking(ranking: Ranking): number {
  const wrong = ranking.find(
    (rank) => !Number.isInteger(rank) || rank < 0 || rank > ranking.length,
  );
  if (ranking.length > MAX_PLACES + 1 || wrong !== undefined) {
    throw new DaoError(
      "RANKING_OUT_OF_RANGE",
      wrong === undefined
        ? `A ballot cannot rank ${ranking.length} alternatives.`
        : `${quote(String(wrong))} is not a rank.`,
      {
        hint: `Rank the status quo and at most ${MAX_PLACES} options: 1 is best, 0 leaves one unranked.`,
      },
    );
  }
  return Number(ranking.reduceRight((packed, rank) => (packed << RANK_BITS) | BigInt(rank), 0n));
}

/** The ranks of the status quo and all five places, out of the number {@link encodeRanking} makes. */
export function decodeRanking(encoded: bigint | number): number[] {
  return Array.from({ length: MAX_PLACES + 1 }, (_, i) =>
    Number((BigInt(encoded) >> (RANK_BITS * BigInt(i))) & RANK_MASK),
  );
}

/**
 * What a vote on one option means among several: For ranks it above everything else, Against everything else that
 * stands above it, Abstain nothing.
 *
 * @param place - of the option, from 1.
 * @param standing - whether each alternative is on the ballot; that of the status quo is ignored.
 */
export function rankingOfVote(
  support: Support,
  place: number,
  standing: readonly boolean[],
): number[] {
  return standing.map((stands, alternative) => {
    if (support === SUPPORT.abstain) return 0;
    if (support === SUPPORT.for) return alternative === place ? 1 : 0;
    return alternative !== place && (stands || alternative === 0) ? 1 : 0;
  });
}
