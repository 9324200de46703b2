import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { NextToLast } from "blockstore-fs/sharding";
import type { CID } from "multiformats/cid";
import { readBlock } from "../../../core/content/index.js";
import { DaoError, isDaoError } from "../../../core/errors.js";
import type { ContentStore } from "./content-store.js";

/**
 * Opens a directory of blocks, one file each, creating it when it is missing.
 *
 * A block is written beside its place, renamed into it, and synced together with its directory before
 * `put` resolves. A power cut before that leaves at most a short file, which readers notice and the
 * next `put` replaces. One process per directory: two would fight over the temporary files.
 *
 * @throws DaoError `CONTENT_STORE_UNUSABLE`
 */
export async function openFileStore(directory: string): Promise<ContentStore> {
  const path = resolve(directory);
  const shards = new NextToLast();
  const files = new FsBlockstore(path, { shardingStrategy: shards });
  const synced = new Set<string>();
  const writing = new Map<string, Promise<void>>();

  const using = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw unusable(path, cause);
    }
  };

  async function holdsGood(cid: CID): Promise<boolean> {
    if (!(await files.has(cid))) return false;
    try {
      await readBlock(cid, files);
      return true;
    } catch (error) {
      if (isDaoError(error)) return false;
      throw error;
    }
  }

  async function write(cid: CID, block: Uint8Array): Promise<void> {
    if (await holdsGood(cid)) return;
    await files.put(cid, block);
    const { dir, file } = shards.encode(cid);
    await sync(join(path, dir, file));
    await sync(join(path, dir));
    if (synced.has(dir)) return;
    await sync(path);
    synced.add(dir);
  }

  async function check(): Promise<void> {
    if (!(await stat(path)).isDirectory()) throw new Error("it is a file");
  }

  await using(async () => {
    await mkdir(path, { recursive: true });
    await files.open();
    await check();
  });

  return {
    kind: "files",
    get: (cid, options) => files.get(cid, options),
    has: (cid) => files.has(cid),
    delete: (cid) => using(() => files.delete(cid)),
    pin: () => Promise.resolve(),
    unpin: () => Promise.resolve(),
    check: () => using(check),
    close: () => files.close(),

    async put(cid, block) {
      // Two writers of one block would fight over its temporary file.
      const { file } = shards.encode(cid);
      const current = writing.get(file) ?? write(cid, block).finally(() => writing.delete(file));
      writing.set(file, current);
      await using(() => current);
    },

    async sweep(isKept, seconds) {
      const before = Date.now() - seconds * 1000;
      let removed = 0;
      for (const shard of await readdir(path, { withFileTypes: true })) {
        if (!shard.isDirectory()) continue;
        for (const name of await readdir(join(path, shard.name))) {
          const file = join(path, shard.name, name);
          // Without a CID in its name it is a temporary file, or nothing of ours.
          const cid = cidOf(name, shards);
          if (cid === undefined ? !name.endsWith(`${shards.extension}.tmp`) : isKept(cid)) continue;
          const found = await stat(file).catch(() => undefined);
          if (found === undefined || found.mtimeMs > before) continue;
          await rm(file, { force: true });
          removed++;
        }
      }
      return removed;
    },
  };
}

function cidOf(name: string, shards: NextToLast): CID | undefined {
  if (!name.endsWith(shards.extension)) return undefined;
  try {
    return shards.decode(name);
  } catch {
    return undefined;
  }
}

/** Files and directories alike: what was written before is on the disk when this resolves. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unusable(path: string, cause: unknown): DaoError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DaoError(
    "CONTENT_STORE_UNUSABLE",
    `the content store ${path} cannot be used: ${reason}`,
    {
      hint: "Name a directory that the relay may write to and that has space left.",
      cause,
    },
  );
}
