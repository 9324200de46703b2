import type { Signature } from "ethers";
import type { Ranking } from "../counting/index.js";
import { decodeRanking, encodeRanking, MAX_PLACES } from "./ranking.js";
import {
  type BatchFormat,
  packBatch,
  type RawItem,
  splitBatch,
  unpackBatch,
} from "./signed-batch.js";

/** Most ranked ballots in one batch; the contract's own limit. */
export const RANKED_BATCH_LIMIT = 500;

const FORMAT: BatchFormat = {
  choiceBytes: 3,
  limit: RANKED_BATCH_LIMIT,
  complaint: (encoded) =>
    decodeRanking(encoded).some((rank) => rank > MAX_PLACES + 1)
      ? `a rank is above ${MAX_PLACES + 1}`
      : undefined,
};

/** A signed ranked ballot as a batch carries it. */
export interface SignedRankedBallot {
  /** The voter's number in the membership, counted from 1. */
  voterNumber: number;
  /** Rank of the status quo and of each place. */
  ranking: Ranking;
  signature: Signature;
}

/**
 * Packs signed ballots for `castRankedVotesBySig`.
 *
 * @returns 70 bytes a ballot, 0x-prefixed.
 * @throws DaoError `BATCH_MALFORMED` or `RANKING_OUT_OF_RANGE`.
 */
export function packRankedBallots(ballots: readonly SignedRankedBallot[]): string {
  return packBatch(
    FORMAT,
    ballots.map(({ ranking, ...ballot }) => ({ ...ballot, choice: encodeRanking(ranking) })),
  );
}

/**
 * Takes a batch apart again; rankings come back for all five places.
 *
 * @throws DaoError `BATCH_MALFORMED` for bytes that {@link packRankedBallots} cannot have written.
 */
export function unpackRankedBallots(batch: string): SignedRankedBallot[] {
  return unpackBatch(FORMAT, batch).map(({ choice, ...ballot }) => ({
    ...ballot,
    ranking: decodeRanking(choice),
  }));
}

/** Cuts a batch into its ballots, sense or nonsense. @throws DaoError `BATCH_MALFORMED` when it is no row of ballots. */
export const splitRankedBallots = (batch: string): RawItem[] => splitBatch(FORMAT, batch);
