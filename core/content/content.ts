import type { CID } from "multiformats/cid";

/**
 * Largest content kept as one block, in bytes (1 MiB). Up to here the CID is the raw codec over the
 * exact bytes, so `sha256sum` alone checks it; above, it is the root of a UnixFS tree of such blocks.
 */
export const SINGLE_BLOCK_LIMIT = 1_048_576;

/** Bytes from anywhere: a whole file, or a stream of pieces of any size. */
export type ContentSource = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Where blocks are read from: any blockstore of the IPFS libraries. Every block read is checked, so
 * the store need not be trusted. A missing block is an error named `NotFoundError`.
 */
export interface ReadableStore {
  get(
    cid: CID,
    options?: { signal?: AbortSignal },
  ): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** Where blocks are written to: any blockstore of the IPFS libraries. */
export interface WritableStore {
  put(cid: CID, block: Uint8Array): unknown;
}

/** What the archive records about some bytes; equal bytes always give equal descriptions. */
export interface ContentDescription {
  /** CIDv1 as text, base32 lower case: 59 characters starting with `b`. */
  cid: string;
  /** The same CID in binary: 36 bytes, as the Archive contract stores it. */
  cidBytes: Uint8Array;
  /** sha-256 of the exact bytes: `0x` and 64 lower-case hexadecimal digits. */
  digest: string;
  /** Number of bytes. */
  size: number;
}

/** How a long read or write reports and is stopped. */
export interface ContentOptions {
  /** Called after each piece with the number of content bytes handled so far. */
  onProgress?: ((bytes: number) => void) | undefined;
  /** Aborting rejects with the signal's reason; blocks already stored stay and do no harm. */
  signal?: AbortSignal | undefined;
}
