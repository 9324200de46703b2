import { CarBlockIterator } from "@ipld/car";
import type { ContentStore, LocalFile } from "../content/index.js";
import type { Output } from "../cli/output.js";

/** Puts every block of a CAR file of this machine's own into the content store. */
export async function keepBlobs(
  car: LocalFile,
  store: ContentStore,
  output: Output,
): Promise<void> {
  const bar = output.progress("Keeping", car.size);
  let done = 0;
  try {
    for await (const { cid, bytes } of await CarBlockIterator.fromIterable(car.content())) {
      await store.put(cid, bytes);
      done += bytes.byteLength;
      bar.update(done);
    }
  } finally {
    bar.stop();
  }
}
