import { setImmediate } from "node:timers/promises";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Json, ScanRange, SearchRow } from "../../../core/replay/index.js";
import {
  boundsOf,
  FEED_KEPT,
  PAGE,
  searchable,
  SEARCHED,
  type BlockMark,
  type Commit,
  type FeedEntry,
  type IndexStore,
  type SearchHit,
  type SearchQuery,
} from "./index-store.js";
import { SQLITE_SCHEMA } from "./sqlite-schema.js";
import { hasIdeographs, sqliteMatch } from "./search-words.js";

/** Rows of the past that one commit forgets at most; it changes fewer. */
const UNDO_DROPPED = 20_000;

/** The index in one SQLite file; nothing has to be installed. One process at a time. */
export class SqliteStore implements IndexStore {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  revision = 0;

  /** @param path - of the file, made if it is not there; ":memory:" for one that is forgotten. */
  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    this.#db.exec(SQLITE_SCHEMA);
  }

  get(table: string, key: string): Promise<Json | undefined> {
    const row = this.#one("SELECT value FROM state WHERE tbl = ? AND key = ?", table, key);
    return Promise.resolve(row && (JSON.parse(row.value as string) as Json));
  }

  async *scan(table: string, range: ScanRange = {}): AsyncIterable<readonly [string, Json]> {
    const direction = range.reverse === true ? "DESC" : "ASC";
    let left = range.limit ?? Infinity;
    let { after } = range;
    while (left > 0) {
      const { from, to } = boundsOf({ ...range, after });
      // A page at a time: the table may change between two steps of whoever reads.
      const rows = this.#all(
        `SELECT key, value FROM state WHERE tbl = ? AND key >= ? AND key < ? ORDER BY key ${direction} LIMIT ?`,
        table,
        from,
        to,
        Math.min(left, PAGE),
      );
      for (const row of rows)
        yield [row.key as string, JSON.parse(row.value as string) as Json] as const;
      if (rows.length < PAGE) return;
      // A long scan lets others have their turn.
      await setImmediate();
      left -= rows.length;
      after = rows.at(-1)?.key as string;
    }
  }

  identity(): Promise<string | undefined> {
    const row = this.#one("SELECT value FROM meta WHERE name = 'identity'");
    return Promise.resolve(row?.value as string | undefined);
  }

  cursor(): Promise<BlockMark | undefined> {
    const row = this.#one("SELECT value FROM meta WHERE name = 'cursor'");
    return Promise.resolve(row && (JSON.parse(row.value as string) as BlockMark));
  }

  marks(): Promise<BlockMark[]> {
    const rows = this.#all("SELECT number, hash, time FROM marks ORDER BY number DESC");
    return Promise.resolve(rows as unknown as BlockMark[]);
  }

  commit({ block, changes, feed, undoable, final }: Commit): Promise<void> {
    this.#atomically(() => {
      for (const { table, key, value } of changes) {
        if (undoable)
          this.#run(
            `INSERT INTO undo (block, tbl, key, value)
             VALUES (?1, ?2, ?3, (SELECT value FROM state WHERE tbl = ?2 AND key = ?3))
             ON CONFLICT DO NOTHING`,
            block.number,
            table,
            key,
          );
        this.#write(table, key, value);
      }
      for (const { kind, id } of feed)
        this.#run("INSERT INTO feed (block, kind, id) VALUES (?, ?, ?)", block.number, kind, id);
      if (feed.length > 0)
        this.#run("DELETE FROM feed WHERE seq <= (SELECT max(seq) FROM feed) - ?", FEED_KEPT);
      this.#moveTo(block);
      // Below what is final nobody goes back: what a long amendment left there need not go at once.
      this.#run(
        `DELETE FROM undo WHERE (block, tbl, key) IN
           (SELECT block, tbl, key FROM undo WHERE block <= ? LIMIT ${UNDO_DROPPED})`,
        final,
      );
      this.#run(
        "DELETE FROM marks WHERE number < (SELECT max(number) FROM marks WHERE number <= ?)",
        final,
      );
    });
    return Promise.resolve();
  }

  rollBack(to: BlockMark): Promise<void> {
    this.#atomically(() => {
      const undone = this.#prepared(
        "SELECT tbl, key, value FROM undo WHERE block > ? ORDER BY block DESC",
      ).iterate(to.number);
      for (const { tbl, key, value } of undone)
        this.#write(tbl as string, key as string, (value as string | null) ?? undefined);
      this.#run("DELETE FROM undo WHERE block > ?", to.number);
      this.#run("DELETE FROM marks WHERE number > ?", to.number);
      this.#run(
        "INSERT INTO feed (block, kind, id) VALUES (?, 'reorganised', ?)",
        to.number,
        to.hash,
      );
      this.#moveTo(to);
    });
    return Promise.resolve();
  }

  clear(identity: string): Promise<void> {
    this.#atomically(() => {
      for (const table of ["state", "undo", "marks", "meta", "words", "signs"])
        this.#db.exec(`DELETE FROM ${table}`);
      this.#run("INSERT INTO meta (name, value) VALUES ('identity', ?)", identity);
      this.#run("INSERT INTO feed (block, kind, id) VALUES (0, 'rebuilt', '')");
    });
    return Promise.resolve();
  }

  search({ words, kind, within, limit, offset }: SearchQuery): Promise<SearchHit[]> {
    const table = words.some(hasIdeographs) ? "signs" : "words";
    const rows = this.#all(
      `SELECT state.value AS value, snippet(${table}, 2, '', '', '…', 24) AS excerpt
       FROM ${table} JOIN state ON state.tbl = '${SEARCHED}' AND state.key = ${table}.key
       WHERE ${table} MATCH ? AND (?2 IS NULL OR json_extract(state.value, '$.kind') = ?2)
         AND (?3 IS NULL OR json_extract(state.value, '$.within') = ?3)
       ORDER BY bm25(${table}, 0, 5, 1), ${table}.key LIMIT ?4 OFFSET ?5`,
      sqliteMatch(words, table === "words"),
      kind ?? null,
      within ?? null,
      limit,
      offset,
    );
    return Promise.resolve(
      rows.map(({ value, excerpt }) => ({
        ...(JSON.parse(value as string) as SearchRow),
        excerpt: excerpt as string,
      })),
    );
  }

  feedAfter(sequence: number, limit: number): Promise<FeedEntry[]> {
    const rows = this.#all(
      "SELECT seq AS sequence, block, kind, id FROM feed WHERE seq > ? ORDER BY seq LIMIT ?",
      sequence,
      limit,
    );
    return Promise.resolve(rows as unknown as FeedEntry[]);
  }

  feedEnds(): Promise<{ oldest: number; newest: number }> {
    const row = this.#one("SELECT min(seq) AS oldest, max(seq) AS newest FROM feed");
    return Promise.resolve({
      oldest: Number(row?.oldest ?? 0),
      newest: Number(row?.newest ?? 0),
    });
  }

  async *dump(): AsyncIterable<string> {
    const tables = this.#all("SELECT DISTINCT tbl FROM state ORDER BY tbl");
    for (const { tbl } of tables)
      for await (const [key, value] of this.scan(tbl as string))
        yield `${tbl as string} ${key} ${JSON.stringify(value)}`;
  }

  close(): Promise<void> {
    this.#statements.clear();
    this.#db.close();
    return Promise.resolve();
  }

  #write(table: string, key: string, value: string | undefined): void {
    if (value === undefined) this.#run("DELETE FROM state WHERE tbl = ? AND key = ?", table, key);
    else
      this.#run(
        "INSERT INTO state (tbl, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        table,
        key,
        value,
      );
    if (table === SEARCHED) this.#writeWords(key, value);
  }

  #writeWords(key: string, value: string | undefined): void {
    for (const table of ["words", "signs"]) {
      this.#run(
        `DELETE FROM ${table} WHERE rowid = (SELECT rowid FROM ${table}_keys WHERE key = ?)`,
        key,
      );
      if (value === undefined) continue;
      const { title, body } = JSON.parse(value) as SearchRow;
      if (table === "signs" && !hasIdeographs(title + body)) continue;
      this.#run(`INSERT INTO ${table}_keys (key) VALUES (?) ON CONFLICT DO NOTHING`, key);
      this.#run(
        `INSERT INTO ${table} (rowid, key, title, body) VALUES ((SELECT rowid FROM ${table}_keys WHERE key = ?1), ?1, ?2, ?3)`,
        key,
        searchable(title),
        searchable(body),
      );
    }
  }

  #moveTo(block: BlockMark): void {
    this.#run(
      "INSERT INTO meta (name, value) VALUES ('cursor', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      JSON.stringify(block),
    );
    this.#run(
      "INSERT INTO marks (number, hash, time) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash, time = excluded.time",
      block.number,
      block.hash,
      block.time,
    );
  }

  #atomically(act: () => void): void {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      act();
      this.#db.exec("COMMIT");
      this.revision += 1;
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    }
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepared(sql).run(...values);
  }

  #one(sql: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepared(sql).get(...values);
  }

  #all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#prepared(sql).all(...values);
  }
}
