import { decode } from "@ipld/dag-pb";
import { CarWriter } from "@ipld/car";
import type { CID } from "multiformats/cid";
import { DAG_PB_CODEC, parseCid, readBlock, type ReadableStore } from "../content/index.js";
import type { ImportedEntry } from "./imported-list.js";

export const CAR_MEDIA_TYPE = "application/vnd.ipld.car";

/**
 * An imported history and everything it names as one CAR file: the canonical file is its root and comes first, texts
 * and attachments follow in the order in which they are named, every block once. Equal histories give equal bytes.
 *
 * @param file CID of the canonical file.
 * @throws DaoError `CONTENT_MISSING` and what reading blocks throws.
 */
export async function* archiveCar(
  file: string,
  entries: Iterable<ImportedEntry>,
  store: ReadableStore,
): AsyncGenerator<Uint8Array> {
  const { writer, out } = CarWriter.create([parseCid(file)]);
  let failure: unknown;
  const writing = (async () => {
    for await (const { cid, bytes } of blocksOf(file, entries, store))
      await writer.put({ cid, bytes });
  })()
    .catch((error: unknown) => (failure = error))
    .finally(() => writer.close());
  yield* out;
  await writing;
  if (failure !== undefined) throw failure;
}

async function* blocksOf(file: string, entries: Iterable<ImportedEntry>, store: ReadableStore) {
  const seen = new Set<string>();
  async function* tree(cid: CID): AsyncGenerator<{ cid: CID; bytes: Uint8Array }> {
    const key = cid.toString();
    if (seen.has(key)) return;
    seen.add(key);
    const bytes = await readBlock(cid, store);
    yield { cid, bytes };
    if (cid.code !== DAG_PB_CODEC) return;
    for (const { Hash: child } of decode(bytes).Links) yield* tree(child);
  }
  yield* tree(parseCid(file));
  for (const entry of entries) {
    if (entry.kind === "left-out") continue;
    yield* tree(parseCid(entry.body.cid));
    for (const { cid } of entry.attachments) yield* tree(parseCid(cid));
  }
}
