import { DaoError } from "../../core/errors.js";
import { exportContent } from "../../core/content/export-content.js";
import type { ReadableStore } from "../../core/content/content.js";
import { verifyContent } from "../../core/content/verify-content.js";
import { fetchBlock } from "./block-sources.js";

/** What the archive's record says of a content, beside its CID. */
export interface RecordedContent {
  /** SHA-256 of the exact bytes, `0x` hexadecimal. */
  digest: string;
  /** Bytes. */
  size: number;
}

export interface FetchOptions {
  /** What the bytes are held against, beside the CID. */
  recorded?: RecordedContent | undefined;
  /** Most bytes that are taken. */
  limit: number;
  signal?: AbortSignal | undefined;
  /** Told the number of bytes so far. */
  onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Bytes of a content, block by block from whoever has them. Every block is checked here against its CID, and the whole
 * against the record: nobody who serves them need be believed.
 *
 * @param sources - addresses of relays, or of trustless gateways of IPFS, in the order in which they are asked.
 * @throws DaoError `CID_MALFORMED`, `CONTENT_MISSING` (nobody has it), `CONTENT_MISMATCH` (what is served is something
 * else), `CONTENT_TOO_LARGE` and others of `exportContent`.
 */
export async function fetchContent(
  cid: string,
  sources: readonly string[],
  { recorded, limit, signal, onProgress }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const store = blocksOf(sources);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of exportContent(cid, store, { signal, onProgress })) {
    size += piece.byteLength;
    if (size > limit) throw tooLarge(cid, limit);
    pieces.push(piece);
  }
  if (recorded !== undefined) await verifyContent({ cid, ...recorded }, store, { signal });
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}

/** Blocks from the first source that serves them unchanged; each is fetched once. */
function blocksOf(sources: readonly string[]): ReadableStore {
  const known = new Map<string, Uint8Array>();
  return {
    async *get(cid, options) {
      const name = cid.toString();
      let block = known.get(name);
      if (block === undefined)
        known.set(name, (block = await fetchBlock(cid, sources, options?.signal)));
      yield block;
    },
  };
}

const tooLarge = (cid: string, limit: number) =>
  new DaoError("CONTENT_TOO_LARGE", `Content ${cid} is larger than the ${limit} bytes taken here.`);
