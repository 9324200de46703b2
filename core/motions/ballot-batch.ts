import type { Signature } from "ethers";
import { supportName, type Support } from "./ballot.js";
import {
  type BatchFormat,
  packBatch,
  type RawItem,
  splitBatch,
  unpackBatch,
} from "./signed-batch.js";

/** Most ballots in one batch; the governor's own limit. */
export const BATCH_LIMIT = 1_200;

const FORMAT: BatchFormat = {
  choiceBytes: 1,
  limit: BATCH_LIMIT,
  complaint: (support) =>
    supportName(support) === undefined
      ? `${support} is neither against (0), for (1) nor abstain (2)`
      : undefined,
};

/** A signed ballot as a batch carries it. */
export interface SignedBallot {
  /** The voter's number in the membership, counted from 1. */
  voterNumber: number;
  support: Support;
  signature: Signature;
}

/**
 * Packs signed ballots for `castVotesBySig` of the governor.
 *
 * @returns 68 bytes a ballot, 0x-prefixed.
 * @throws DaoError `BATCH_MALFORMED`.
 */
export function packBallots(ballots: readonly SignedBallot[]): string {
  return packBatch(
    FORMAT,
    ballots.map(({ support, ...ballot }) => ({ ...ballot, choice: support })),
  );
}

/**
 * Takes a batch apart again.
 *
 * @throws DaoError `BATCH_MALFORMED` for bytes that {@link packBallots} cannot have written.
 */
export function unpackBallots(batch: string): SignedBallot[] {
  return unpackBatch(FORMAT, batch).map(({ choice, ...ballot }) => ({
    ...ballot,
    support: choice as Support,
  }));
}

/** Cuts a batch into its ballots, sense or nonsense. @throws DaoError `BATCH_MALFORMED` when it is no row of ballots. */
export const splitBallots = (batch: string): RawItem[] => splitBatch(FORMAT, batch);
