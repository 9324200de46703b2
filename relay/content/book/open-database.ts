import { DatabaseSync } from "node:sqlite";
import { DaoError } from "../../../core/errors.js";
import { SCHEMA, SCHEMA_VERSION } from "./schema.js";

/**
 * Opens the book of contents. Committed means synced; the lock is kept, so a second relay on the same
 * directory is refused instead of sweeping away the blocks of the first.
 *
 * @throws DaoError `CONTENT_STORE_UNUSABLE`
 */
export function openDatabase(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    const found = database.prepare("PRAGMA user_version").get()?.user_version;
    if (found !== 0 && found !== SCHEMA_VERSION)
      throw new Error(`it has version ${String(found)}, not ${SCHEMA_VERSION}`);
    database.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`);
    return database;
  } catch (cause) {
    database?.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DaoError(
      "CONTENT_STORE_UNUSABLE",
      `the book of contents ${path} cannot be used: ${reason}`,
      {
        hint: "One relay per data directory; the directory must be writable.",
        cause,
      },
    );
  }
}
