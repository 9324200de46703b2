import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { CID } from "multiformats/cid";
import type { ContentPort } from "../../../../relay/write/ports.js";

const pathOf = (directory: string, cid: CID) => join(directory, `content-${cid.toString()}`);

/** Blocks as files: whole and on the disk once `put` is through, as the relay's store keeps them. */
export function fileContent(directory: string): ContentPort {
  return {
    async put(cid, bytes) {
      const path = pathOf(directory, cid);
      const draft = await open(`${path}.draft`, "w");
      await draft.writeFile(bytes);
      await draft.sync();
      await draft.close();
      await rename(`${path}.draft`, path);
    },
    // Nothing is refused in these tests, and what is not needed any more may lie here.
    release: () => undefined,
  };
}

/** @throws when there is no such block. */
export const readContent = (directory: string, cid: CID) => readFile(pathOf(directory, cid));

/** Blocks for a reader; nothing when there is no such block. */
export const blobsIn = (directory: string) => (cid: string) =>
  readContent(directory, CID.parse(cid)).catch(() => null);
