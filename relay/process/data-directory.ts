import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { DaoError } from "../../core/errors.js";

/** Whose data a directory holds. */
export interface Belonging {
  chainId: bigint;
  /** Block 0's hash, or what a local chain calls itself: two local chains may begin alike. */
  chainIdentity: string;
  directory: string;
}

/** A directory that no other relay is using. */
export interface DataDirectory {
  path: string;
  /**
   * Ties the directory to a coalition on a chain, the first time; compares from then on.
   *
   * @throws DaoError `RELAY_DATA_OF_ANOTHER`
   */
  claim(belonging: Belonging): void;
  release(): void;
}

/** A relay that was told to stop, or lost whoever started it, needs a moment to let go. */
const PATIENCE_MS = 5_000;

/**
 * Takes a directory for this process. The lock is SQLite's own on a file in it: the operating system lets
 * go of it when the process ends, however it ends.
 *
 * @throws DaoError `RELAY_DATA_LOCKED`, `RELAY_DATA_UNUSABLE`
 */
export async function takeDataDirectory(
  path: string,
  patience = PATIENCE_MS,
): Promise<DataDirectory> {
  const database = await open(path);
  const end = Date.now() + patience;
  while (!tryLock(database, path)) {
    if (Date.now() > end) {
      database.close();
      throw new DaoError("RELAY_DATA_LOCKED", `Another relay is using ${path}.`, {
        hint: "Use that one, stop it first, or give this one a directory of its own (data).",
      });
    }
    await pause(100);
  }
  return {
    path,
    claim(belonging) {
      for (const [name, value] of Object.entries(belonging))
        claim(database, path, name, String(value));
    },
    release: () => database.close(),
  };
}

/** @returns whether this process holds the directory now. */
function tryLock(database: DatabaseSync, path: string): boolean {
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    database.exec(
      "CREATE TABLE IF NOT EXISTS belonging (name TEXT PRIMARY KEY, value TEXT) STRICT",
    );
    database.exec("COMMIT"); // Exclusive mode keeps the lock.
    return true;
  } catch (cause) {
    if (cause instanceof Error && /locked|busy/i.test(cause.message)) return false;
    database.close();
    throw unusable(path, cause);
  }
}

async function open(path: string): Promise<DatabaseSync> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(path, "relay.lock"));
  } catch (cause) {
    throw unusable(path, cause);
  }
}

const unusable = (path: string, cause: unknown) =>
  new DaoError("RELAY_DATA_UNUSABLE", `The relay cannot keep anything in ${path}.`, {
    hint: "Name a directory that can be written (data).",
    cause,
  });

function claim(database: DatabaseSync, path: string, name: string, value: string): void {
  database.prepare("INSERT OR IGNORE INTO belonging VALUES (?, ?)").run(name, value);
  const kept = database.prepare("SELECT value FROM belonging WHERE name = ?").get(name)?.value;
  if (kept === value) return;
  throw new DaoError(
    "RELAY_DATA_OF_ANOTHER",
    `${path} holds what a relay kept for another coalition or chain.`,
    {
      hint: "Give each its own directory (data); one whose chain is gone for good can be removed.",
    },
  );
}
