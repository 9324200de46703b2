import type { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { DaoError } from "../errors.js";
import type { ReadableStore } from "./content.js";
import { parseCid } from "./parse-cid.js";

/** Largest block IPFS implementations exchange (2 MiB); a store that sends more is not believed. */
export const BLOCK_SIZE_LIMIT = 2_097_152;

/**
 * Reads one block and checks it against its CID, so that a store can lose bytes but never change them.
 *
 * @throws DaoError `CONTENT_MISSING` when the store has no such block, `CONTENT_MISMATCH` when its
 * bytes are other bytes, `CID_MALFORMED` when a tree links to something the archive does not hold.
 */
export async function readBlock(
  cid: CID,
  blockstore: ReadableStore,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  parseCid(cid.bytes);
  const block = await collect(cid, blockstore, signal);
  const { digest } = await sha256.digest(block);
  if (!digest.every((byte, index) => byte === cid.multihash.digest[index])) {
    throw new DaoError(
      "CONTENT_MISMATCH",
      `block ${cid} was changed: its ${block.byteLength} stored bytes do not hash to its CID`,
      {
        hint: "The store is damaged or was tampered with; import the original file again to replace the block.",
      },
    );
  }
  return block;
}

async function collect(
  cid: CID,
  blockstore: ReadableStore,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of blockstore.get(cid, signal === undefined ? undefined : { signal })) {
      signal?.throwIfAborted();
      size += piece.byteLength;
      if (size > BLOCK_SIZE_LIMIT) {
        throw new DaoError(
          "CONTENT_MISMATCH",
          `block ${cid} is larger than ${BLOCK_SIZE_LIMIT} bytes, so it is not the block asked for`,
        );
      }
      pieces.push(piece);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Error && error.name === "NotFoundError") {
      throw new DaoError("CONTENT_MISSING", `block ${cid} is not in the content store`, {
        hint: "Fetch the content from another archive that holds it, or import the original file.",
        cause: error,
      });
    }
    throw error;
  }
  return concat(pieces, size);
}

function concat(pieces: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return whole;
}
