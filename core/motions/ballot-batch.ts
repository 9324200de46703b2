import { concat, dataLength, dataSlice, isHexString, Signature, toBeHex, toNumber } from "ethers";
import { DaoError } from "../errors.js";
import { countOf, formatCount } from "../format/index.js";
import { supportName, type Support } from "./ballot.js";

/** Most ballots in one batch; the governor's own limit. */
export const BATCH_LIMIT = 1_200;
/** Voter number (3), support (1), EIP-2098 signature (64). */
const BALLOT_BYTES = 68;
const HIGHEST_VOTER_NUMBER = 2 ** 24 - 1;

/** A signed ballot as a batch carries it. */
export interface SignedBallot {
  /** The voter's number in the membership, counted from 1. */
  voterNumber: number;
  support: Support;
  signature: Signature;
}

/**
 * Packs signed ballots for `castVotesBySig`.
 *
 * @returns 68 bytes a ballot, 0x-prefixed.
 * @throws DaoError `BATCH_MALFORMED`.
 */
export function packBallots(ballots: readonly SignedBallot[]): string {
  requireCount(ballots.length);
  return concat(
    ballots.flatMap(({ voterNumber, support, signature }) => {
      if (!Number.isInteger(voterNumber) || voterNumber < 1 || voterNumber > HIGHEST_VOTER_NUMBER)
        throw malformed(`${voterNumber} is no voter number`);
      requireSupport(support);
      return [
        toBeHex(voterNumber, 3),
        toBeHex(support, 1),
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
 * @throws DaoError `BATCH_MALFORMED` for bytes that {@link packBallots} cannot have written.
 */
export function unpackBallots(batch: string): SignedBallot[] {
  if (!isHexString(batch) || batch.length % 2 !== 0 || dataLength(batch) % BALLOT_BYTES !== 0) {
    throw malformed(`it is not a row of ${BALLOT_BYTES}-byte ballots`);
  }
  const count = dataLength(batch) / BALLOT_BYTES;
  requireCount(count);
  return Array.from({ length: count }, (_, index) => unpack(batch, index * BALLOT_BYTES));
}

function unpack(batch: string, start: number): SignedBallot {
  const piece = (from: number, to: number) => dataSlice(batch, start + from, start + to);
  const [voterNumber, support] = [toNumber(piece(0, 3)), toNumber(piece(3, 4))];
  if (voterNumber === 0) throw malformed("0 is no voter number");
  requireSupport(support);
  try {
    return { voterNumber, support, signature: Signature.from(piece(4, BALLOT_BYTES)) };
  } catch (cause) {
    throw malformed(`the signature of voter ${voterNumber} cannot be one`, cause);
  }
}

function requireSupport(support: number): asserts support is Support {
  if (supportName(support) === undefined)
    throw malformed(`${support} is neither against (0), for (1) nor abstain (2)`);
}

function requireCount(count: number): void {
  if (count === 0) throw malformed("it holds no ballot");
  if (count > BATCH_LIMIT)
    throw malformed(`it holds ${countOf(count, "ballot")}; ${formatCount(BATCH_LIMIT)} fit`);
}

function malformed(reason: string, cause?: unknown): DaoError {
  return new DaoError("BATCH_MALFORMED", `This is no batch of ballots: ${reason}.`, {
    hint: `A batch holds 1 to ${formatCount(BATCH_LIMIT)} ballots, each with voter number, support and signature.`,
    cause,
  });
}
