import { exporter, type ReadableStorage } from "ipfs-unixfs-exporter";
import type { CID } from "multiformats/cid";
import { DaoError, isDaoError } from "../errors.js";

/** A checked block, taken apart. */
export interface DecodedBlock {
  /** File bytes in the block itself. */
  data: Uint8Array;
  /** Further parts of the file, in order, each with the number of file bytes this block says it holds. */
  parts: { cid: CID; size: bigint }[];
  /** File bytes in and below this block, as it claims. */
  size: bigint;
}

/**
 * Decodes a block whose hash was checked; anything the library refuses is therefore the content's own fault.
 *
 * @throws DaoError `CONTENT_NOT_A_FILE`, `CONTENT_MALFORMED`
 */
export async function decodeBlock(cid: CID, block: Uint8Array): Promise<DecodedBlock> {
  const entry = await open(cid, block);
  if (entry.type === "raw") return { data: entry.node, parts: [], size: entry.size };
  if (entry.type !== "file" || (entry.unixfs.type !== "file" && entry.unixfs.type !== "raw")) {
    throw new DaoError(
      "CONTENT_NOT_A_FILE",
      `${cid} is a ${entry.type === "file" ? entry.unixfs.type : entry.type}, not a file`,
    );
  }
  const { Links: links } = entry.node;
  const { blockSizes, data = new Uint8Array() } = entry.unixfs;
  if (links.length !== blockSizes.length)
    throw malformedBlock(cid, "its links and block sizes differ in number");
  const parts = links.map(({ Hash: part }, index) => {
    const size = blockSizes[index] ?? 0n;
    // Empty branches could be walked for ever without a byte coming out.
    if (size <= 0n) throw malformedBlock(cid, "it links to an empty part");
    return { cid: part, size };
  });
  return { data, parts, size: entry.unixfs.fileSize() };
}

async function open(cid: CID, block: Uint8Array) {
  const onlyThisBlock: ReadableStorage = {
    *get() {
      yield block;
    },
  };
  try {
    return await exporter(cid, onlyThisBlock);
  } catch (cause) {
    if (isDaoError(cause)) throw cause;
    throw malformedBlock(cid, "it is not UnixFS", cause);
  }
}

export function malformedBlock(cid: CID, reason: string, cause?: unknown): DaoError {
  return new DaoError(
    "CONTENT_MALFORMED",
    `block ${cid} is genuine but does not describe a file: ${reason}`,
    { cause },
  );
}
