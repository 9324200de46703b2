import { CarWriter } from "@ipld/car/writer";
import type { CID } from "multiformats/cid";
import type { ContentBlock } from "./walk-blocks.js";

/** Streams blocks, in the order in which they come, as a CARv1 with one root. @throws what the blocks throw, at the end. */
export async function* writeCar(
  root: CID,
  blocks: AsyncIterable<ContentBlock>,
): AsyncGenerator<Uint8Array> {
  const { writer, out } = CarWriter.create([root]);
  let stopped = false;
  const write = async () => {
    try {
      for await (const block of blocks) {
        if (stopped) return;
        await writer.put(block);
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
