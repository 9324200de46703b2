import type { CID } from "multiformats/cid";
import { readBlock, readCar, walkBlocks, type ReadableStore } from "../../core/content/index.js";
import { DaoError } from "../../core/errors.js";
import type { CompleteContent, Keeper } from "./keeper.js";
import type { HeldRoot, PinReason } from "./service.js";
import type { ContentStore } from "./store/content-store.js";

/**
 * Takes a CAR apart into contents, all of them or none. A root may be completed by blocks that are
 * here already; a block that no root needs is refused, since nobody could ever find it again.
 *
 * @throws DaoError `CAR_MALFORMED`, `CAR_TOO_LARGE`, `CONTENT_MISMATCH`, `CONTENT_MISSING` (a root is
 * incomplete), `CONTENT_MALFORMED`, `CONTENT_NOT_A_FILE`, `CONTENT_TOO_LARGE`, `CONTENT_BUDGET_SPENT`, `CONTENT_SHARE_SPENT`
 */
export async function takeCar(
  source: AsyncIterable<Uint8Array>,
  store: ContentStore,
  keeper: Keeper,
  maxBytes: number,
  { reason, client }: { reason?: PinReason | undefined; client?: string | undefined },
): Promise<HeldRoot[]> {
  const deposit = keeper.deposit(reason !== undefined, client);
  try {
    const { roots, blocks } = await readCar(source);
    const loose = new Map<string, CID>();
    for await (const { cid, bytes } of blocks) {
      await deposit.put(cid, bytes);
      loose.set(cid.toString(), cid);
    }
    const keeping: ReadableStore = {
      async *get(cid: CID) {
        if (!loose.has(cid.toString())) deposit.keep(cid, 0);
        const block = await readBlock(cid, store);
        deposit.keep(cid, block.byteLength);
        yield block;
      },
    };
    const contents: CompleteContent[] = [];
    for (const root of roots) {
      const content = await complete(root, keeping, maxBytes);
      for (const cid of content.blocks) loose.delete(cid.toString());
      contents.push(content);
    }
    const [first] = loose.values();
    if (first !== undefined) {
      throw new DaoError(
        "CAR_MALFORMED",
        `this is not a CAR the archive accepts: none of its roots needs block ${first}`,
        { hint: "Export each content under its own root." },
      );
    }
    await deposit.commit(contents, reason);
    return contents.map(({ root, size }) => ({ cid: root.toString(), size }));
  } catch (error) {
    await deposit.abandon();
    throw error;
  }
}

async function complete(
  root: CID,
  store: ReadableStore,
  maxBytes: number,
): Promise<CompleteContent> {
  const blocks: CID[] = [];
  const walk = walkBlocks(root.bytes, store, { maxBytes });
  let step = await walk.next();
  for (; step.done !== true; step = await walk.next()) blocks.push(step.value.cid);
  return { root, size: step.value.size, blocks };
}
