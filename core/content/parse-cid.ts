import { CID } from "multiformats/cid";
import { DaoError } from "../errors.js";

/** Codec of a single block of exact bytes. */
export const RAW_CODEC = 0x55;
/** Codec of a UnixFS root or inner node. */
export const DAG_PB_CODEC = 0x70;

const SHA2_256 = 0x12;
/** version, codec, hash function, digest length: one byte each; then the digest. */
const BINARY_LENGTH = 36;
/** Multibase prefix `b` and 36 bytes in base32 without padding. */
const TEXT_LENGTH = 59;

const HINT =
  "Use a CIDv1 with sha2-256 and codec raw (bafk…) or dag-pb (bafy…), as `dao archive` prints it.";

/**
 * Reads a CID from base32 text or its 36 bytes. Strict, so that one content has exactly one spelling
 * and the Archive contract accepts what this accepts: at these lengths no other base fits, and behind
 * the four numbers of one byte each nothing but a full digest has room.
 *
 * @throws DaoError `CID_MALFORMED`, naming the first thing that is wrong.
 */
export function parseCid(value: string | Uint8Array): CID {
  const cid = typeof value === "string" ? fromText(value) : fromBytes(value);
  if (cid.version !== 1) throw malformed(value, `version ${cid.version} is not 1`);
  if (cid.code !== RAW_CODEC && cid.code !== DAG_PB_CODEC) {
    throw malformed(
      value,
      `codec 0x${cid.code.toString(16)} is neither raw (0x55) nor dag-pb (0x70)`,
    );
  }
  if (cid.multihash.code !== SHA2_256) {
    throw malformed(
      value,
      `hash function 0x${cid.multihash.code.toString(16)} is not sha2-256 (0x12)`,
    );
  }
  return cid;
}

function fromText(text: string): CID {
  if (text.length !== TEXT_LENGTH) {
    throw malformed(text, `${text.length} characters, ${TEXT_LENGTH} expected`);
  }
  return decode(text, () => CID.parse(text));
}

function fromBytes(bytes: Uint8Array): CID {
  if (bytes.byteLength !== BINARY_LENGTH) {
    throw malformed(bytes, `${bytes.byteLength} bytes, ${BINARY_LENGTH} expected`);
  }
  return decode(bytes, () => CID.decode(bytes));
}

function decode(value: string | Uint8Array, read: () => CID): CID {
  try {
    return read();
  } catch (cause) {
    throw malformed(value, "it does not decode", cause);
  }
}

function malformed(value: string | Uint8Array, reason: string, cause?: unknown): DaoError {
  return new DaoError(
    "CID_MALFORMED",
    `"${show(value)}" is not a CID the archive accepts: ${reason}`,
    {
      hint: HINT,
      cause,
    },
  );
}

/** Input may be megabytes or unprintable: quote a safe beginning only. */
function show(value: string | Uint8Array): string {
  const text =
    typeof value === "string"
      ? value.replace(/[^\x20-\x7e]/g, "?")
      : `0x${Array.from(value.subarray(0, 40), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
