import { concat, dataLength, dataSlice, isHexString, Signature, toBeHex, toNumber } from "ethers";
import type { Ranking } from "../counting/index.js";
import { DaoError } from "../errors.js";
import { countOf } from "../format/index.js";
import { ranksOfBytes, ranksToBytes } from "./ranked-ballot.js";

/** Most ballots in one batch; the ballot box's own limit. */
export const RANKED_BATCH_LIMIT = 400;
/** Largest sequence number. */
export const LAST_SEQUENCE = 2 ** 48 - 1;

const HIGHEST_VOTER_NUMBER = 2 ** 24 - 1;
/** Voter number (3), sequence (6), EIP-2098 signature (64); the ranks come on top, one byte each. */
const FIXED_BYTES = 73;

/** A signed ballot as a batch carries it. */
export interface SignedRanking {
  /** The voter's number in the membership, counted from 1. */
  voterNumber: number;
  sequence: number;
  ranks: Ranking;
  signature: Signature;
}

/**
 * Packs signed ballots for `castBallotsBySig`.
 *
 * @param alternatives - how many the ballot has, the default included.
 * @throws DaoError `BATCH_MALFORMED`, `RANKING_OUT_OF_RANGE`
 */
export function packRankings(ballots: readonly SignedRanking[], alternatives: number): string {
  requireCount(ballots.length);
  return concat(
    ballots.flatMap(({ voterNumber, sequence, ranks, signature }) => {
      if (!isWhole(voterNumber, HIGHEST_VOTER_NUMBER))
        throw malformed(`${voterNumber} is no voter number`);
      if (!isWhole(sequence, LAST_SEQUENCE)) throw malformed(`${sequence} is no sequence number`);
      if (ranks.length !== alternatives)
        throw malformed(`a ballot ranks ${ranks.length} alternatives of ${alternatives}`);
      return [
        toBeHex(voterNumber, 3),
        toBeHex(sequence, 6),
        ranksToBytes(ranks),
        signature.r,
        // ethers calls EIP-2098's `vs` by what it holds.
        signature.yParityAndS,
      ];
    }),
  );
}

/**
 * Takes a batch apart again.
 *
 * @throws DaoError `BATCH_MALFORMED` for bytes that {@link packRankings} cannot have written.
 */
export function unpackRankings(batch: string, alternatives: number): SignedRanking[] {
  return splitRankings(batch, alternatives).map((item, index) => {
    try {
      ranksToBytes(item.ranks);
      return { ...item, signature: Signature.from(item.signature) };
    } catch (cause) {
      throw malformed(`ballot ${index} cannot be one`, cause);
    }
  });
}

/** A ballot of a batch as its bytes are, sense or nonsense: the ballot box passes over one that makes none. */
export type RawRanking = Omit<SignedRanking, "signature"> & {
  /** 64 bytes as hex. */
  signature: string;
};

/**
 * Cuts a batch into its ballots without looking at them.
 *
 * @throws DaoError `BATCH_MALFORMED` when its length is that of no batch.
 */
export function splitRankings(batch: string, alternatives: number): RawRanking[] {
  const size = FIXED_BYTES + alternatives;
  if (!isHexString(batch) || batch.length % 2 !== 0 || dataLength(batch) % size !== 0)
    throw malformed(`it is not a row of ${size}-byte ballots`);
  const count = dataLength(batch) / size;
  requireCount(count);
  return Array.from({ length: count }, (_, index) => {
    const piece = (from: number, to: number) =>
      dataSlice(batch, index * size + from, index * size + to);
    return {
      voterNumber: toNumber(piece(0, 3)),
      sequence: toNumber(piece(3, 9)),
      ranks: ranksOfBytes(piece(9, 9 + alternatives)),
      signature: piece(9 + alternatives, size),
    };
  });
}

const isWhole = (number: number, max: number) =>
  Number.isInteger(number) && number >= 1 && number <= max;

function requireCount(count: number): void {
  if (count === 0) throw malformed("it holds no ballot");
  if (count > RANKED_BATCH_LIMIT)
    throw malformed(`it holds ${countOf(count, "ballot")}; ${RANKED_BATCH_LIMIT} fit`);
}

function malformed(reason: string, cause?: unknown): DaoError {
  return new DaoError("BATCH_MALFORMED", `This is no batch of ranked ballots: ${reason}.`, {
    hint: `A batch holds 1 to ${RANKED_BATCH_LIMIT} ballots, each with voter number, sequence, ranks and signature.`,
    cause,
  });
}
