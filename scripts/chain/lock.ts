import { randomUUID } from "node:crypto";
import { link, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { isRunning, startOf } from "./process-identity.js";
import { hasCode, readIfPresent } from "./read-if-present.js";

/*
 * Files lock.1, lock.2, …: who made the highest one holds the directory. A dead holder's file is
 * never replaced, only outnumbered, so of two processes that find it at the same moment one wins
 * and the other sees it. A file appears complete (by link), so there is no half-written lock.
 */

const LOCK = /^lock\.(\d{1,15})$/;

const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** When that process started, where the system tells: a number may be given to a new process. */
  start: z.string().nullable(),
  token: z.string(),
});

/** Locks that this very process holds, which its own number alone cannot tell. */
const heldHere = new Set<string>();

async function generations(directory: string): Promise<number[]> {
  const numbers = (await readdir(directory)).flatMap((name) => LOCK.exec(name)?.[1] ?? []);
  return numbers.map(Number).sort((a, b) => b - a);
}

const pathOf = (directory: string, generation: number) => join(directory, `lock.${generation}`);

async function assertDead(path: string): Promise<void> {
  const bytes = await readIfPresent(path);
  if (bytes === undefined) return;
  let holder: z.infer<typeof holderSchema>;
  try {
    holder = holderSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return; // Locks appear whole: what cannot be read is what a power cut left of one.
  }
  const alive =
    holder.pid === process.pid
      ? heldHere.has(holder.token)
      : await isRunning(holder.pid, holder.start);
  if (!alive) return;
  throw new DaoError(
    "CHAIN_LOCKED",
    `Another local chain (process ${holder.pid}) is using this directory.`,
    {
      hint: `Use that one, stop it first, or choose another directory. (${path})`,
    },
  );
}

async function claim(directory: string, generation: number, token: string): Promise<boolean> {
  const draft = join(directory, `claim.${token}`);
  const holder: z.infer<typeof holderSchema> = {
    pid: process.pid,
    start: await startOf(process.pid),
    token,
  };
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, pathOf(directory, generation));
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes a directory for this process; a killed holder's lock is taken over.
 *
 * @throws DaoError `CHAIN_LOCKED` while the holder lives.
 */
export async function lockDirectory(directory: string): Promise<Lock> {
  const token = randomUUID();
  for (;;) {
    const [highest = 0] = await generations(directory);
    if (highest > 0) await assertDead(pathOf(directory, highest));
    const mine = highest + 1;
    heldHere.add(token);
    if (!(await claim(directory, mine, token))) {
      heldHere.delete(token);
      continue; // Somebody was faster: look at who it is.
    }
    const release = async () => {
      heldHere.delete(token);
      await rm(pathOf(directory, mine), { force: true });
    };
    const all = await generations(directory);
    // A faster one may have claimed, died and been outnumbered since the first look.
    if (all.some((generation) => generation > mine)) {
      await release();
      continue;
    }
    const outnumbered = all.filter((generation) => generation < mine);
    await Promise.all(
      outnumbered.map((generation) => rm(pathOf(directory, generation), { force: true })),
    );
    return { release };
  }
}
