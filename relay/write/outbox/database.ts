import { DatabaseSync } from "node:sqlite";
import { DaoError } from "../../../core/errors.js";
import { OLDEST_VERSION, SCHEMA, SCHEMA_VERSION, UPGRADES } from "./schema.js";

const BUSY = 5;

/** @throws DaoError `RELAY_LOCKED`, `OUTBOX_UNUSABLE` */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    // The lock is taken with the first write and kept: there is one sender, or nonces are used twice.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("BEGIN IMMEDIATE");
    database.exec(UPGRADES[versionOf(database, path)] ?? "");
    database.exec(SCHEMA);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    database.exec("COMMIT");
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof DaoError) throw error;
    throw explained(path, error);
  }
}

/** @throws DaoError `OUTBOX_UNUSABLE` for one that this relay cannot read. */
function versionOf(database: DatabaseSync, path: string): number {
  const { user_version: found } = database.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  if (found === 0 || (found >= OLDEST_VERSION && found <= SCHEMA_VERSION)) return found;
  throw new DaoError("OUTBOX_UNUSABLE", `The outbox ${path} has version ${found}.`, {
    hint: `This relay writes version ${SCHEMA_VERSION}: use the relay that made it until it is empty.`,
  });
}

function explained(path: string, cause: unknown): DaoError {
  if ((cause as { errcode?: unknown }).errcode === BUSY)
    return new DaoError("RELAY_LOCKED", `Another relay is using the outbox ${path}.`, {
      hint: "Stop it first, or give this one a data directory and a key of its own.",
      cause,
    });
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DaoError("OUTBOX_UNUSABLE", `The outbox ${path} cannot be opened: ${why}.`, {
    hint: "Check that the directory exists and is writable; a damaged outbox is restored from a backup.",
    cause,
  });
}

/** Does it all, or nothing. */
export function atomically<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
