import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { FsBlockstore } from "blockstore-fs";
import type { CID } from "multiformats/cid";
import { readBlock, type ReadableStore, type WritableStore } from "../../core/content/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";

/** A directory of blocks, one file each, named by hash. */
export interface ContentStore extends ReadableStore, WritableStore {
  /** Absolute path of the directory. */
  readonly directory: string;
  /** Whether a block file is there; only reading tells whether its bytes are good. */
  has(cid: CID): Promise<boolean>;
  put(cid: CID, block: Uint8Array): Promise<void>;
}

/**
 * Opens a store, creating the directory when it is missing.
 *
 * A block is written beside its place and renamed into it, so a killed process leaves at most a
 * hidden temporary file. A power cut, or two processes writing one block at once, can still leave a
 * short file: reading notices, and `put` replaces a bad block instead of trusting that it exists.
 *
 * @throws DaoError `CONTENT_STORE_UNUSABLE`
 */
export async function openContentStore(directory: string): Promise<ContentStore> {
  const path = resolve(directory);
  const files = new FsBlockstore(path);
  try {
    await files.open();
    if (!(await stat(path)).isDirectory()) throw new Error("it is a file");
  } catch (cause) {
    throw unusable(path, cause);
  }
  const writing = new Map<string, Promise<void>>();

  async function write(cid: CID, block: Uint8Array): Promise<void> {
    if (await holdsGood(cid)) return;
    try {
      await files.put(cid, block);
    } catch (cause) {
      throw unusable(path, cause);
    }
  }

  async function holdsGood(cid: CID): Promise<boolean> {
    try {
      await readBlock(cid, files);
      return true;
    } catch (error) {
      if (isDaoError(error)) return false;
      throw error;
    }
  }

  return {
    directory: path,
    get: (cid, options) => files.get(cid, options),
    has: (cid) => files.has(cid),
    async put(cid, block) {
      // Equal blocks of one file arrive together and would fight over one temporary file.
      const key = cid.toString();
      const current = writing.get(key) ?? write(cid, block).finally(() => writing.delete(key));
      writing.set(key, current);
      await current;
    },
  };
}

function unusable(path: string, cause: unknown): DaoError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DaoError(
    "CONTENT_STORE_UNUSABLE",
    `the content store ${path} cannot be used: ${reason}`,
    {
      hint: "Name a directory that you may write to and that has space left.",
      cause,
    },
  );
}
