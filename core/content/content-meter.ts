import { sha256 } from "@noble/hashes/sha2.js";
import { hexlify } from "ethers";
import { SINGLE_BLOCK_LIMIT, type ContentOptions, type ContentSource } from "./content.js";

/** Passes bytes through while taking their size and sha-256. */
export interface ContentMeter {
  /** The same bytes, to be read once. */
  stream: AsyncGenerator<Uint8Array>;
  /** Size so far. */
  size(): number;
  /** sha-256 of everything that passed; ends the meter. */
  digest(): string;
}

/** Web Crypto has no incremental hash, and a file need not fit in memory: hence the library hash. */
export function meterContent(source: ContentSource, options: ContentOptions = {}): ContentMeter {
  const { onProgress, signal } = options;
  const hash = sha256.create();
  let size = 0;

  async function* stream(): AsyncGenerator<Uint8Array> {
    for await (const piece of inPieces(source)) {
      signal?.throwIfAborted();
      hash.update(piece);
      size += piece.byteLength;
      onProgress?.(size);
      yield piece;
    }
    signal?.throwIfAborted();
  }

  return { stream: stream(), size: () => size, digest: () => hexlify(hash.digest()) };
}

/** A whole file in memory still reports progress and can be stopped, like a stream. */
function inPieces(source: ContentSource): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return source instanceof Uint8Array ? slices(source) : source;
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += SINGLE_BLOCK_LIMIT) {
    yield bytes.subarray(start, start + SINGLE_BLOCK_LIMIT);
  }
}
