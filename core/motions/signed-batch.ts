import { concat, dataLength, isHexString, Signature, toBeHex } from "ethers";
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
  return splitBatch(format, batch).map((item) => checked(format, item));
}

/** A ballot of a batch as its bytes are, sense or nonsense: the contracts pass over one that makes none. */
export interface RawItem {
  voterNumber: number;
  choice: number;
  /** 64 bytes as hex. */
  signature: string;
}

/**
 * Cuts a batch into its ballots without looking at them.
 *
 * @throws DaoError `BATCH_MALFORMED` when its length is that of no batch.
 */
export function splitBatch(format: BatchFormat, batch: string): RawItem[] {
  const size = NUMBER_BYTES + format.choiceBytes + SIGNATURE_BYTES;
  if (!isHexString(batch) || batch.length % 2 !== 0 || dataLength(batch) % size !== 0) {
    throw malformed(format, `it is not a row of ${size}-byte ballots`);
  }
  const count = dataLength(batch) / size;
  requireCount(format, count);
  const digits = (from: number, to: number) => batch.slice(2 + 2 * from, 2 + 2 * to);
  return Array.from({ length: count }, (_, index) => {
    const start = index * size;
    const choiceAt = start + NUMBER_BYTES;
    const signatureAt = choiceAt + format.choiceBytes;
    return {
      voterNumber: parseInt(digits(start, choiceAt), 16),
      choice: parseInt(digits(choiceAt, signatureAt), 16),
      signature: `0x${digits(signatureAt, start + size)}`,
    };
  });
}

function checked(format: BatchFormat, { voterNumber, choice, signature }: RawItem): BatchItem {
  if (voterNumber === 0) throw malformed(format, "0 is no voter number");
  requireChoice(format, choice);
  try {
    return { voterNumber, choice, signature: Signature.from(signature) };
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
