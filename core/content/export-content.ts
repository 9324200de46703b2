import type { CID } from "multiformats/cid";
import type { ContentOptions, ReadableStore } from "./content.js";
import { decodeBlock, malformedBlock } from "./decode-block.js";
import { parseCid } from "./parse-cid.js";
import { readBlock } from "./read-block.js";

/** 1024 links per node make a petabyte at depth 4; deeper trees only waste the reader's time. */
const DEPTH_LIMIT = 8;

/**
 * Streams content in order, every block checked against its CID before a byte of it is handed on.
 * Reads strictly depth first, one block at a time: memory stays flat, and a fault surfaces here.
 * (The exporter's own `content()` reads ahead without bound and loses faults of deep trees as
 * unhandled rejections; only its decoding is used.)
 *
 * @throws DaoError `CID_MALFORMED`, `CONTENT_MISSING`, `CONTENT_MISMATCH`, `CONTENT_NOT_A_FILE`,
 * `CONTENT_MALFORMED` (blocks are genuine, but do not add up to a file).
 */
export async function* exportContent(
  cid: string | Uint8Array,
  blockstore: ReadableStore,
  { onProgress, signal }: ContentOptions = {},
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of walk(parseCid(cid), undefined, 0)) {
    size += piece.byteLength;
    onProgress?.(size);
    yield piece;
  }

  /** @param expected bytes below this node as its parent claims; unknown at the root. */
  async function* walk(
    node: CID,
    expected: bigint | undefined,
    depth: number,
  ): AsyncGenerator<Uint8Array> {
    signal?.throwIfAborted();
    checkDepth(node, depth);
    const block = await decodeBlock(node, await readBlock(node, blockstore, signal));
    checkSize(node, block.size, expected);
    if (block.data.byteLength > 0) yield block.data;
    for (const part of block.parts) yield* walk(part.cid, part.size, depth + 1);
  }
}

/** A block holds as many bytes as its parent says. */
export function checkSize(node: CID, found: bigint, expected: bigint | undefined): void {
  if (expected !== undefined && found !== expected)
    throw malformedBlock(node, `it holds ${found} bytes where its parent says ${expected}`);
}

export function checkDepth(node: CID, depth: number): void {
  if (depth > DEPTH_LIMIT)
    throw malformedBlock(node, `the tree is deeper than ${DEPTH_LIMIT} levels`);
}
