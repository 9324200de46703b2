import {
  exporter,
  type RawNode,
  type ReadableStorage,
  type UnixFSFile,
} from "ipfs-unixfs-exporter";
import type { CID } from "multiformats/cid";
import { DaoError, isDaoError } from "../errors.js";
import type { ContentOptions, ReadableStore } from "./content.js";
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
    const entry = await decode(node, await readBlock(node, blockstore, signal));
    const found = entry.type === "raw" ? entry.size : entry.unixfs.fileSize();
    if (expected !== undefined && found !== expected) {
      throw malformed(node, `it holds ${found} bytes where its parent says ${expected}`);
    }
    if (entry.type === "raw") {
      if (entry.node.byteLength > 0) yield entry.node;
      return;
    }
    if (depth >= DEPTH_LIMIT)
      throw malformed(node, `the tree is deeper than ${DEPTH_LIMIT} levels`);
    const { Links: links } = entry.node;
    const { blockSizes, data } = entry.unixfs;
    if (links.length !== blockSizes.length)
      throw malformed(node, "its links and block sizes differ in number");
    if (data !== undefined && data.byteLength > 0) yield data;
    for (const [index, { Hash: child }] of links.entries()) {
      const childSize = blockSizes[index] ?? 0n;
      // Empty branches could be walked for ever without a byte coming out.
      if (childSize <= 0n) throw malformed(node, "it links to an empty part");
      yield* walk(child, childSize, depth + 1);
    }
  }
}

/** Decodes a checked block; anything the library refuses is therefore the content's own fault. */
async function decode(cid: CID, block: Uint8Array): Promise<UnixFSFile | RawNode> {
  const onlyThisBlock: ReadableStorage = {
    *get() {
      yield block;
    },
  };
  try {
    const entry = await exporter(cid, onlyThisBlock);
    if (entry.type === "raw") return entry;
    if (entry.type === "file" && (entry.unixfs.type === "file" || entry.unixfs.type === "raw"))
      return entry;
    throw new DaoError(
      "CONTENT_NOT_A_FILE",
      `${cid} is a ${entry.type === "file" ? entry.unixfs.type : entry.type}, not a file`,
    );
  } catch (cause) {
    if (isDaoError(cause)) throw cause;
    throw malformed(cid, "it is not UnixFS", cause);
  }
}

function malformed(cid: CID, reason: string, cause?: unknown): DaoError {
  return new DaoError(
    "CONTENT_MALFORMED",
    `block ${cid} is genuine but does not describe a file: ${reason}`,
    { cause },
  );
}
