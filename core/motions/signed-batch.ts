import { concat, dataLength, dataSlice, isHexString, Signature, toBeHex, toNumber } from "ethers";
import { DaoError } from "../errors.js";
import { countOf, formatCount } from "../format/index.js";

const NUMBER_BYTES = 3;
const SIGNATURE_BYTES = 64;
const HIGHEST_VOTER_NUMBER = 2 ** 24 - 1;

/** How ballots of one kind lie in a batch: voter number (3), choice, EIP-2098 signature (64). */
export interface BatchFormat {
  choiceBytes: number;
  /** Most ballots in one batch. */
  limit: number;
  /** What is wrong with a choice, if anything: "7 is neither …". */
  complaint(choice: number): string | undefined;
}

/** A signed ballot as a batch carries it; what the choice means depends on the format. */
export interface BatchItem {
  /** The voter's number in the membership, counted from 1. */
  voterNumber: number;
  choice: number;
  signature: Signature;
}

/** @throws DaoError `BATCH_MALFORMED`. */
export function packBatch(format: BatchFormat, items: readonly BatchItem[]): string {
  requireCount(format, items.length);
  return concat(
    items.flatMap(({ voterNumber, choice, signature }) => {
      if (!Number.isInteger(voterNumber) || voterNumber < 1 || voterNumber > HIGHEST_VOTER_NUMBER)
        throw malformed(format, `${voterNumber} is no voter number`);
      requireChoice(format, choice);
      return [
        toBeHex(voterNumber, NUMBER_BYTES),
        toBeHex(choice, format.choiceBytes),
        signature.r,
        // ethers calls EIP-2098's `vs` by what it holds.
        signature.yParityAndS,
      ];
    }),
  );
}

/** @throws DaoError `BATCH_MALFORMED` for bytes that {@link packBatch} cannot have written. */
export function unpackBatch(format: BatchFormat, batch: string): BatchItem[] {
  const size = NUMBER_BYTES + format.choiceBytes + SIGNATURE_BYTES;
  if (!isHexString(batch) || batch.length % 2 !== 0 || dataLength(batch) % size !== 0) {
    throw malformed(format, `it is not a row of ${size}-byte ballots`);
  }
  const count = dataLength(batch) / size;
  requireCount(format, count);
  return Array.from({ length: count }, (_, index) =>
    unpack(format, dataSlice(batch, index * size, (index + 1) * size)),
  );
}

function unpack(format: BatchFormat, item: string): BatchItem {
  const choiceEnd = NUMBER_BYTES + format.choiceBytes;
  const voterNumber = toNumber(dataSlice(item, 0, NUMBER_BYTES));
  const choice = toNumber(dataSlice(item, NUMBER_BYTES, choiceEnd));
  if (voterNumber === 0) throw malformed(format, "0 is no voter number");
  requireChoice(format, choice);
  try {
    return { voterNumber, choice, signature: Signature.from(dataSlice(item, choiceEnd)) };
  } catch (cause) {
    throw malformed(format, `the signature of voter ${voterNumber} cannot be one`, cause);
  }
}

function requireChoice(format: BatchFormat, choice: number): void {
  const complaint = format.complaint(choice);
  if (complaint !== undefined) throw malformed(format, complaint);
}

function requireCount(format: BatchFormat, count: number): void {
  if (count === 0) throw malformed(format, "it holds no ballot");
  if (count > format.limit) {
    throw malformed(
      format,
      `it holds ${countOf(count, "ballot")}; ${formatCount(format.limit)} fit`,
    );
  }
}

function malformed({ limit }: BatchFormat, reason: string, cause?: unknown): DaoError {
  return new DaoError("BATCH_MALFORMED", `This is no batch of ballots: ${reason}.`, {
    hint: `A batch holds 1 to ${formatCount(limit)} ballots, each with voter number, choice and signature.`,
    cause,
  });
}
