import { importByteStream, type WritableStorage } from "ipfs-unixfs-importer";
import { CHUNKING } from "./chunking.js";
import { meterContent } from "./content-meter.js";
import type {
  ContentDescription,
  ContentOptions,
  ContentSource,
  WritableStore,
} from "./content.js";

/**
 * Cuts content into blocks, stores them and says what the archive will record.
 * Streams: memory stays at a few blocks however large the content is.
 */
export async function importContent(
  source: ContentSource,
  blockstore: WritableStore,
  options: ContentOptions = {},
): Promise<ContentDescription> {
  const meter = meterContent(source, options);
  const storage: WritableStorage = {
    async put(cid, block) {
      if (!(block instanceof Uint8Array)) throw new TypeError("the importer handed over a stream");
      await blockstore.put(cid, block);
      return cid;
    },
  };
  const { cid } = await importByteStream(meter.stream, storage, CHUNKING);
  return {
    cid: cid.toString(),
    cidBytes: cid.bytes,
    digest: meter.digest(),
    size: meter.size(),
  };
}
