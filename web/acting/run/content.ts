import { parseCid, exportCar, importContent } from "../../../core/content/index.js";
import type { CID } from "multiformats/cid";
import { isDaoError } from "../../../core/errors.js";
import { handOver, type RelayClient } from "../../../core/via/index.js";
import type { Intent } from "../intent.js";
import { MemoryBlocks } from "./memory-blocks.js";
import type { ContentFile } from "./talk.js";

/** The bytes an act is about, cut into blocks. */
export interface IntentContent {
  kept: MemoryBlocks;
  cids: readonly CID[];
}

export async function keepContent({
  content = [],
}: Pick<Intent, "content">): Promise<IntentContent> {
  const kept = new MemoryBlocks();
  const cids: CID[] = [];
  for (const source of content) cids.push(parseCid((await importContent(source, kept)).cid));
  return { kept, cids };
}

/** Gives the bytes to each relay in turn until one has all of them. @returns whether one has. */
export async function giveContent(
  relays: readonly RelayClient[],
  { kept, cids }: IntentContent,
): Promise<boolean> {
  if (cids.length === 0) return true;
  for (const relay of relays) {
    try {
      await handOver(relay, kept, cids);
      return true;
    } catch (error) {
      if (!isDaoError(error)) throw error;
    }
  }
  return false;
}

/** The bytes as files, for who has to keep them until a relay takes them: any archive reads CARs. */
export async function contentFiles({ kept, cids }: IntentContent): Promise<ContentFile[]> {
  return Promise.all(
    cids.map(async (cid) => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for await (const piece of exportCar(cid.bytes, kept)) pieces.push(new Uint8Array(piece));
      const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
      return { name: `${cid}.car`, bytes };
    }),
  );
}
