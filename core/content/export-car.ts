import { parseCid } from "./parse-cid.js";
import type { ReadableStore } from "./content.js";
import { type ContentBlock, walkBlocks, type WalkLimits } from "./walk-blocks.js";
import { writeCar } from "./write-car.js";

/** How much of a content goes into a CAR: `block` is the root block alone (`dag-scope` of IPIP-402). */
export type CarScope = "all" | "block";

/**
 * Streams a content as CARv1: one root, every block once, parents first, each checked before it goes out.
 *
 * @throws DaoError what `walkBlocks` throws, possibly after a part of the file.
 */
export async function* exportCar(
  cid: string | Uint8Array,
  store: ReadableStore,
  { scope = "all", ...limits }: WalkLimits & { scope?: CarScope } = {},
): AsyncGenerator<Uint8Array> {
  const root = parseCid(cid);
  const blocks = walkBlocks(root.bytes, store, limits);
  yield* writeCar(root, scope === "block" ? firstOf(blocks) : blocks);
}

async function* firstOf(blocks: AsyncIterable<ContentBlock>): AsyncGenerator<ContentBlock> {
  for await (const block of blocks) {
    yield block;
    return;
  }
}
