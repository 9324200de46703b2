import type { CID } from "multiformats/cid";
import { DaoError } from "../errors.js";
import type { ReadableStore } from "./content.js";
import { decodeBlock } from "./decode-block.js";
import { checkDepth, checkSize } from "./export-content.js";
import { parseCid } from "./parse-cid.js";
import { readBlock } from "./read-block.js";

/** A block of a content, checked. */
export interface ContentBlock {
  cid: CID;
  bytes: Uint8Array;
}

/** What a whole tree of blocks amounts to. */
export interface ContentShape {
  /** Content bytes. */
  size: number;
  /** Different blocks. */
  blocks: number;
}

/** How much of a tree is walked before it is refused. */
export interface WalkLimits {
  /** Content bytes; told by the root, so a larger content is refused before its parts are read. */
  maxBytes?: number;
  /**
   * Blocks read one after another by whoever reads the content. A small tree can name one block a
   * billion times, so repetitions count.
   */
  maxBlocks?: number;
  signal?: AbortSignal | undefined;
}

/** 64 GiB in blocks of 1 MiB. */
const DEFAULT_MAX_BLOCKS = 65_536;

interface Subtree {
  size: bigint;
  /** Blocks with repetitions. */
  reads: number;
  /** Levels below its root. */
  depth: number;
}

/**
 * Every different block of a content once, parents first, each checked against its CID and against
 * what its parent says of it. When it ends without an error the content is complete and can be read.
 * The work is bounded by the number of different blocks, whatever the tree claims.
 *
 * @throws DaoError what `exportContent` throws, and `CONTENT_TOO_LARGE`.
 */
export async function* walkBlocks(
  cid: string | Uint8Array,
  store: ReadableStore,
  { maxBytes = Number.MAX_SAFE_INTEGER, maxBlocks = DEFAULT_MAX_BLOCKS, signal }: WalkLimits = {},
): AsyncGenerator<ContentBlock, ContentShape> {
  const root = parseCid(cid);
  const known = new Map<string, Subtree>();
  const { size } = yield* walk(root, undefined, 0);
  return { size: Number(size), blocks: known.size };

  async function* walk(
    node: CID,
    expected: bigint | undefined,
    depth: number,
  ): AsyncGenerator<ContentBlock, Subtree> {
    signal?.throwIfAborted();
    const again = known.get(node.toString());
    if (again !== undefined) {
      checkSize(node, again.size, expected);
      checkDepth(node, depth + again.depth);
      return again;
    }
    if (known.size >= maxBlocks) throw tooLarge(root, `more than ${maxBlocks} blocks`);
    checkDepth(node, depth);
    const bytes = await readBlock(node, store, signal);
    const block = await decodeBlock(node, bytes);
    checkSize(node, block.size, expected);
    if (block.size > BigInt(maxBytes)) {
      throw tooLarge(root, `${block.size} bytes, over the ${maxBytes} taken here`);
    }
    const tree: Subtree = { size: block.size, reads: 1, depth: 0 };
    // Known before its parts are: no tree of hashes contains itself, so nothing asks for it meanwhile.
    known.set(node.toString(), tree);
    yield { cid: node, bytes };
    for (const part of block.parts) {
      const below = yield* walk(part.cid, part.size, depth + 1);
      tree.reads += below.reads;
      tree.depth = Math.max(tree.depth, below.depth + 1);
      if (tree.reads > maxBlocks) throw tooLarge(root, `more than ${maxBlocks} blocks`);
    }
    return tree;
  }
}

function tooLarge(root: CID, why: string): DaoError {
  return new DaoError("CONTENT_TOO_LARGE", `content ${root} is too large: ${why}`, {
    hint: "Split it, or ask an archive that takes larger content.",
  });
}
