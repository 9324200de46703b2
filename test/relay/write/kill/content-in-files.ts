import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { CID } from "multiformats/cid";
import type { ContentPort, PostRecords } from "../../../../relay/write/ports.js";

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
  };
}

/** @throws when there is no such block. */
export const readContent = (directory: string, cid: CID) => readFile(pathOf(directory, cid));

/** A chain on which nobody posted yet, and nobody but this relay does. */
export const noRecords: PostRecords = {
  lastOf: () => Promise.resolve(undefined),
  has: () => Promise.resolve(false),
};
