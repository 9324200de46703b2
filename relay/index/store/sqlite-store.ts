import { setImmediate } from "node:timers/promises";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { hasIdeographs } from "../../../core/queries/index.js";
import type { Json, ScanRange } from "../../../core/replay/index.js";
import {
  boundsOf,
  FEED_KEPT,
  PAGE,
  searchable,
  SEARCHED,
  SHELF_PIECE,
  type BlockMark,
  type Commit,
  type FeedEntry,
  type IndexStore,
  type Searchable,
  type SearchHit,
  type SearchQuery,
  type TextShelf,
} from "./index-store.js";
import { SQLITE_SCHEMA } from "./sqlite-schema.js";
import { scopeOf, sqliteMatch } from "./search-words.js";

/** Rows of the past that one commit forgets at most; it changes fewer. */
const UNDO_DROPPED = 20_000;

/** Among so many of the newest texts that match, the best are sought. */
const CANDIDATES = 2_000;

/** Where words are found. */
const TEXTS = ["texts", "sign_texts"] as const;
const SHELF = ["shelf", "shelf_sources", "text_numbers"] as const;

/** What numbers a text that has none: upwards for the state, downwards for the shelf. */
const NEXT_NUMBER = "(SELECT max(0, coalesce(max(number), 0)) + 1 FROM text_numbers)";
const SHELF_NUMBER = "(SELECT min(0, coalesce(min(number), 0)) - 1 FROM text_numbers)";

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
      for (const table of ["state", "undo", "marks", "meta", ...SHELF, ...TEXTS])
        this.#db.exec(`DELETE FROM ${table}`);
      this.#run("INSERT INTO meta (name, value) VALUES ('identity', ?)", identity);
      this.#run("INSERT INTO feed (block, kind, id) VALUES (0, 'rebuilt', '')");
    });
    return Promise.resolve();
  }

  search({ words, kind, within, limit, offset }: SearchQuery): Promise<SearchHit[]> {
    const table = words.some(hasIdeographs) ? "sign_texts" : "texts";
    const match = sqliteMatch(words, scopeOf({ kind, within }), table === "texts");
    // Every question is answered while all others wait: the best are sought among the newest, not among all there are.
    const best = this.#all(
      `WITH newest AS MATERIALIZED (SELECT rowid AS number, bm25(${table}, 0, 0, 5, 1) AS score
         FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC LIMIT ${CANDIDATES})
       SELECT number FROM newest ORDER BY score, number DESC LIMIT ? OFFSET ?`,
      match,
      limit,
      offset,
    );
    const hits = best.flatMap(({ number }) => {
      const found = this.#one(
        `SELECT key, snippet(${table}, 3, '', '', '…', 24) AS excerpt
         FROM ${table} WHERE ${table} MATCH ? AND rowid = CAST(? AS INTEGER)`,
        match,
        number as number,
      );
      const row = this.#one(
        `SELECT value FROM state WHERE tbl = '${SEARCHED}' AND key = ?1
         UNION ALL SELECT value FROM shelf WHERE key = ?1`,
        found?.key as string,
      );
      const { value } = row ?? {};
      return { ...(JSON.parse(value as string) as Searchable), excerpt: found?.excerpt as string };
    });
    return Promise.resolve(hits);
  }

  readonly shelf: TextShelf = {
    sources: () => {
      const rows = this.#all("SELECT source, complete FROM shelf_sources ORDER BY source");
      const known = rows.map(({ source, complete }) => ({
        source: source as string,
        complete: complete === 1,
      }));
      return Promise.resolve(known);
    },
    shelve: (source, texts) => {
      this.#atomically(() => {
        this.#run("INSERT INTO shelf_sources VALUES (?, 0) ON CONFLICT DO NOTHING", source);
        for (const [key, text] of texts) {
          const value = JSON.stringify(text);
          this.#run(
            "INSERT INTO shelf (key, source, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            ...[key, source, value],
          );
          this.#writeWords(key, value, SHELF_NUMBER);
        }
      });
      return Promise.resolve();
    },
    complete: (source) => {
      this.#run(
        "INSERT INTO shelf_sources VALUES (?, 1) ON CONFLICT DO UPDATE SET complete = 1",
        source,
      );
      return Promise.resolve();
    },
    remove: async (source) => {
      this.#run("UPDATE shelf_sources SET complete = 0 WHERE source = ?", source);
      for (;;) {
        const rows = this.#all(
          `SELECT key FROM shelf WHERE source = ? LIMIT ${SHELF_PIECE}`,
          source,
        );
        this.#atomically(() => {
          for (const { key } of rows) {
            this.#run("DELETE FROM shelf WHERE key = ?", key as string);
            this.#writeWords(key as string, undefined);
            this.#run("DELETE FROM text_numbers WHERE key = ?", key as string);
          }
          if (rows.length < SHELF_PIECE)
            this.#run("DELETE FROM shelf_sources WHERE source = ?", source);
        });
        if (rows.length < SHELF_PIECE) return;
        await setImmediate();
      }
    },
  };

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

  #writeWords(key: string, value: string | undefined, number = NEXT_NUMBER): void {
    for (const table of TEXTS)
      this.#run(
        `DELETE FROM ${table} WHERE rowid = (SELECT number FROM text_numbers WHERE key = ?)`,
        key,
      );
    if (value === undefined) return;
    const { kind, within, title, body } = JSON.parse(value) as Searchable;
    this.#run(
      `INSERT INTO text_numbers (number, key) VALUES (${number}, ?) ON CONFLICT (key) DO NOTHING`,
      key,
    );
    for (const table of TEXTS)
      if (table === "texts" || hasIdeographs(title + body))
        this.#run(
          `INSERT INTO ${table} (rowid, key, scope, title, body)
           VALUES ((SELECT number FROM text_numbers WHERE key = ?1), ?1, ?2, ?3, ?4)`,
          key,
          scopeOf({ kind, within }).join(" "),
          searchable(title),
          searchable(body),
        );
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
