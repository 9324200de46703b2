import { DaoError } from "../errors.js";
import type { ContentDescription, ContentOptions, ReadableStore } from "./content.js";
import { describeContent } from "./describe-content.js";
import { exportContent } from "./export-content.js";
import { parseCid } from "./parse-cid.js";

/** What a record (normally the Archive contract) claims about some content. */
export interface ExpectedContent {
  /** Text, or 36 bytes. */
  cid: string | Uint8Array;
  /** sha-256 of the exact bytes, `0x` hexadecimal. */
  digest: string;
  /** Number of bytes. */
  size: number | bigint;
}

/**
 * Reads content back and recomputes everything the record says: each block's hash, the size, the
 * sha-256 of the whole and the CID these bytes have under our chunking rule.
 *
 * @throws DaoError `CONTENT_MISSING` or `CONTENT_MISMATCH` (naming each part that differs), and
 * what {@link exportContent} throws.
 */
export async function verifyContent(
  expected: ExpectedContent,
  blockstore: ReadableStore,
  options: ContentOptions = {},
): Promise<ContentDescription> {
  const cid = parseCid(expected.cid).toString();
  const size = BigInt(expected.size);
  const found = await describeContent(atMost(size, cid, exportContent(cid, blockstore, options)));
  const differences = [
    BigInt(found.size) === size ? [] : [`size is ${found.size} bytes, recorded ${size}`],
    found.digest === expected.digest.toLowerCase()
      ? []
      : [`sha-256 is ${found.digest}, recorded ${expected.digest}`],
    found.cid === cid ? [] : [`the CID of these bytes is ${found.cid}`],
  ].flat();
  if (differences.length > 0) throw mismatch(cid, differences.join("; "));
  return found;
}

/** A small record may point at a huge file: stop at the first byte too many. */
async function* atMost(
  size: bigint,
  cid: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let seen = 0n;
  for await (const piece of pieces) {
    seen += BigInt(piece.byteLength);
    if (seen > size) throw mismatch(cid, `size is over ${size} bytes, recorded ${size}`);
    yield piece;
  }
}

function mismatch(cid: string, differences: string): DaoError {
  return new DaoError(
    "CONTENT_MISMATCH",
    `content ${cid} is not what was recorded: ${differences}`,
    {
      hint: "The record on chain is the reference: look for a copy of the original file.",
    },
  );
}
