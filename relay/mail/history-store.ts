import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ImportedEntry } from "../../core/mail/index.js";
import type { ImportedHistory } from "../../core/wire/mail.js";

/** What became of a rendition that says it is an imported history. */
export type HistoryState =
  | { state: "taken" }
  /** It is no history, or not one an archivist brought; it stays so. */
  | { state: "refused"; reason: string };

/** Where imported histories are kept for reading. Everything in it can be made again from archive and content. */
export interface HistoryStore {
  /** What became of a version's history; nothing when it was never read to its end. */
  stateOf(versionId: string): HistoryState | undefined;
  refuse(versionId: string, reason: string): void;
  /** Begins a history, forgetting what an earlier beginning left. */
  begin(versionId: string): void;
  /** Adds entries to the history begun. */
  add(versionId: string, entries: readonly ImportedEntry[]): void;
  /** From now on the history is shown. */
  take(history: ImportedHistory): void;
  /** The document was withdrawn. */
  forget(versionId: string): void;
  /** All histories that are shown. */
  taken(): ImportedHistory[];
  /** Histories of a list by name, oldest first. */
  histories(list: string): ImportedHistory[];
  entries(versionId: string, after: number, limit: number): ImportedEntry[];
  close(): void;
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS history (
    version TEXT PRIMARY KEY, list TEXT, deposited INTEGER, history TEXT, refused TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS history_of_list ON history (list, deposited);
  CREATE TABLE IF NOT EXISTS entry (
    version TEXT NOT NULL, place INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (version, place)
  ) STRICT, WITHOUT ROWID;
`;

type Row = Record<string, string | number | null>;

/** @param path of the database file, or `:memory:`. */
export function openHistoryStore(path: string): HistoryStore {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const prepared = {
    state: database.prepare("SELECT history, refused FROM history WHERE version = ?"),
    refuse: database.prepare("INSERT OR REPLACE INTO history (version, refused) VALUES (?, ?)"),
    forget: database.prepare("DELETE FROM history WHERE version = ?"),
    clear: database.prepare("DELETE FROM entry WHERE version = ?"),
    add: database.prepare("INSERT INTO entry (version, place, entry) VALUES (?, ?, ?)"),
    take: database.prepare(
      "INSERT OR REPLACE INTO history (version, list, deposited, history) VALUES (?, ?, ?, ?)",
    ),
    histories: database.prepare(
      "SELECT history FROM history WHERE list = ? ORDER BY deposited, version",
    ),
    taken: database.prepare(
      "SELECT history FROM history WHERE history IS NOT NULL ORDER BY version",
    ),
    entries: database.prepare(
      "SELECT entry FROM entry WHERE version = ? AND place > ? ORDER BY place LIMIT ?",
    ),
  };
  const parse = <Shape>(row: Row, column: string) => JSON.parse(String(row[column])) as Shape;

  return {
    stateOf(versionId) {
      const row = prepared.state.get(versionId) as Row | undefined;
      if (row === undefined) return undefined;
      return row.refused === null
        ? { state: "taken" }
        : { state: "refused", reason: String(row.refused) };
    },
    refuse(versionId, reason) {
      prepared.clear.run(versionId);
      prepared.refuse.run(versionId, reason);
    },
    begin(versionId) {
      prepared.forget.run(versionId);
      prepared.clear.run(versionId);
    },
    add(versionId, entries) {
      database.exec("BEGIN");
      try {
        for (const entry of entries)
          prepared.add.run(versionId, entry.index, JSON.stringify(entry));
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    take(history) {
      const { versionId, depositedAt, head } = history;
      prepared.take.run(versionId, head.list, depositedAt, JSON.stringify(history));
    },
    forget(versionId) {
      prepared.forget.run(versionId);
      prepared.clear.run(versionId);
    },
    taken: () => prepared.taken.all().map((row) => parse<ImportedHistory>(row as Row, "history")),
    histories: (list) =>
      prepared.histories.all(list).map((row) => parse<ImportedHistory>(row as Row, "history")),
    entries: (versionId, after, limit) =>
      prepared.entries
        .all(versionId, after, limit)
        .map((row) => parse<ImportedEntry>(row as Row, "entry")),
    close: () => database.close(),
  };
}
