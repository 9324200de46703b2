import { CarWriter } from "@ipld/car/writer";
import { parseCid } from "./parse-cid.js";
import type { ReadableStore } from "./content.js";
import { walkBlocks, type WalkLimits } from "./walk-blocks.js";

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
  const { writer, out } = CarWriter.create([root]);
  let stopped = false;
  const write = async () => {
    try {
      for await (const block of walkBlocks(root.bytes, store, limits)) {
        if (stopped) return;
        await writer.put(block);
        if (scope === "block") return;
      }
    } finally {
      await writer.close();
    }
  };
  const chunks = out[Symbol.asyncIterator]();
  let outcome: Promise<void> | undefined;
  try {
    outcome = write();
    // Its failure is told at the end of the stream, not as a rejection that nobody awaits.
    outcome.catch(() => undefined);
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      yield next.value;
    }
    await outcome;
  } finally {
    // A reader who goes away leaves the writer waiting for the next pull.
    stopped = true;
    while ((await chunks.next()).done !== true);
    await outcome?.catch(() => undefined);
  }
}
