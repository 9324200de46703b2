import { FsBlockstore } from "blockstore-fs";
import { handInBytes } from "../rehearsal/serve-coalition.js";

/**
 * Hands a relay every content of a store, as anybody would who has them: it keeps what the chain names. All contents of
 * the story are single blocks; of a longer one the camera would find that it is missing.
 */
export async function handInAll(url: string, directory: string): Promise<void> {
  const blocks = new FsBlockstore(directory);
  await blocks.open();
  for await (const { bytes } of blocks.getAll()) {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    await handInBytes(url, Buffer.concat(pieces));
  }
  await blocks.close();
}
