import pg from "pg";
import { excerptOf, folded, hasIdeographs } from "../../../core/queries/index.js";
import type { Json, ScanRange } from "../../../core/replay/index.js";
import {
  boundsOf,
  FEED_KEPT,
  PAGE,
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
import { postgresSchema } from "./postgres-schema.js";
import { postgresQuery } from "./search-words.js";

/** The index in PostgreSQL, in a schema of its own; tried with 15. One relay at a time writes to a schema. */
export class PostgresStore implements IndexStore {
  readonly #pool: pg.Pool;
  revision = 0;

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** @throws whatever the server says when it cannot be reached or does not let us in. */
  static async open(url: string, schema: string): Promise<PostgresStore> {
    const pool = new pg.Pool({
      connectionString: url,
      max: 4,
      options: `-c search_path=${schema}`,
    });
    // A server that goes away is noticed by the next question; without a listener it would end the process.
    pool.on("error", () => undefined);
    try {
      await pool.query(postgresSchema(schema));
    } catch (error) {
      await pool.end();
      throw error;
    }
    return new PostgresStore(pool);
  }

  async get(table: string, key: string): Promise<Json | undefined> {
    const [row] = await this.#all(
      "SELECT value FROM state WHERE tbl = $1 AND key = $2",
      table,
      key,
    );
    return row && (JSON.parse(row.value as string) as Json);
  }

  async *scan(table: string, range: ScanRange = {}): AsyncIterable<readonly [string, Json]> {
    const direction = range.reverse === true ? "DESC" : "ASC";
    let left = range.limit ?? Infinity;
    let { after } = range;
    while (left > 0) {
      const { from, to } = boundsOf({ ...range, after });
      // Keys hold no zero byte, so what follows a key is compared by "greater" alone.
      const beyond = from.endsWith("\u0000");
      const rows = await this.#all(
        `SELECT key, value FROM state WHERE tbl = $1 AND key ${beyond ? ">" : ">="} $2 AND key < $3
         ORDER BY key ${direction} LIMIT $4`,
        table,
        beyond ? from.slice(0, -1) : from,
        to,
        Math.min(left, PAGE),
      );
      for (const row of rows)
        yield [row.key as string, JSON.parse(row.value as string) as Json] as const;
      if (rows.length < PAGE) return;
      left -= rows.length;
      after = rows.at(-1)?.key as string;
    }
  }

  async identity(): Promise<string | undefined> {
    const [row] = await this.#all("SELECT value FROM meta WHERE name = 'identity'");
    return row?.value as string | undefined;
  }

  async cursor(): Promise<BlockMark | undefined> {
    const [row] = await this.#all("SELECT value FROM meta WHERE name = 'cursor'");
    return row && (JSON.parse(row.value as string) as BlockMark);
  }

  async marks(): Promise<BlockMark[]> {
    const rows = await this.#all("SELECT number, hash, time FROM marks ORDER BY number DESC");
    return rows.map(({ number, hash, time }) => ({
      number: Number(number),
      hash: hash as string,
      time: Number(time),
    }));
  }

  async commit({ block, changes, feed, undoable, final }: Commit): Promise<void> {
    await this.#atomically(async (client) => {
      const tables = changes.map(({ table }) => table);
      const keys = changes.map(({ key }) => key);
      if (undoable)
        await client.query(
          `INSERT INTO undo (block, tbl, key, value)
           SELECT $1, c.tbl, c.key, s.value FROM unnest($2::text[], $3::text[]) AS c (tbl, key)
           LEFT JOIN state s ON s.tbl = c.tbl AND s.key = c.key ON CONFLICT DO NOTHING`,
          [block.number, tables, keys],
        );
      await write(
        client,
        changes.map(({ table, key, value }) => [table, key, value ?? null] as const),
      );
      if (feed.length > 0) {
        await client.query(
          "INSERT INTO feed (block, kind, id) SELECT $1, kind, id FROM unnest($2::text[], $3::text[]) AS f (kind, id)",
          [block.number, feed.map(({ kind }) => kind), feed.map(({ id }) => id)],
        );
        await client.query(
          `DELETE FROM feed WHERE seq <= (SELECT max(seq) FROM feed) - ${FEED_KEPT}`,
        );
      }
      await moveTo(client, block);
      await client.query("DELETE FROM undo WHERE block <= $1", [final]);
      await client.query(
        "DELETE FROM marks WHERE number < (SELECT max(number) FROM marks WHERE number <= $1)",
        [final],
      );
    });
  }

  async rollBack(to: BlockMark): Promise<void> {
    await this.#atomically(async (client) => {
      // Of rows that several blocks changed, the oldest value is the one to go back to.
      const { rows } = await client.query<{ tbl: string; key: string; value: string | null }>(
        "SELECT DISTINCT ON (tbl, key) tbl, key, value FROM undo WHERE block > $1 ORDER BY tbl, key, block",
        [to.number],
      );
      await write(
        client,
        rows.map(({ tbl, key, value }) => [tbl, key, value] as const),
      );
      await client.query("DELETE FROM undo WHERE block > $1", [to.number]);
      await client.query("DELETE FROM marks WHERE number > $1", [to.number]);
      await client.query("INSERT INTO feed (block, kind, id) VALUES ($1, 'reorganised', $2)", [
        to.number,
        to.hash,
      ]);
      await moveTo(client, to);
    });
  }

  async clear(identity: string): Promise<void> {
    await this.#atomically(async (client) => {
      await client.query("TRUNCATE state, undo, marks, meta, words, shelf, shelf_sources");
      await client.query("INSERT INTO meta (name, value) VALUES ('identity', $1)", [identity]);
      await client.query("INSERT INTO feed (block, kind, id) VALUES (0, 'rebuilt', '')");
    });
  }

  async search(query: SearchQuery): Promise<SearchHit[]> {
    const { kind, within, limit, offset } = query;
    const words = query.words.map(folded);
    const signs = words.some(hasIdeographs);
    const found = signs
      ? words.map((_, i) => `plain LIKE '%' || $${i + 5} || '%'`).join(" AND ")
      : "tokens @@ to_tsquery('simple', $5)";
    const order = signs ? "words.key" : "ts_rank(tokens, to_tsquery('simple', $5)) DESC, words.key";
    const rows = await this.#all(
      `SELECT coalesce(state.value, shelf.value) AS value FROM words
       LEFT JOIN state ON state.tbl = '${SEARCHED}' AND state.key = words.key
       LEFT JOIN shelf ON shelf.key = words.key
       WHERE ${found} AND ($1::text IS NULL OR words.kind = $1) AND ($2::text IS NULL OR words.within = $2)
       ORDER BY ${order} LIMIT $3 OFFSET $4`,
      kind ?? null,
      within ?? null,
      limit,
      offset,
      ...(signs ? words : [postgresQuery(words)]),
    );
    return rows.map(({ value }) => {
      const row = JSON.parse(value as string) as Searchable;
      return { ...row, excerpt: excerptOf(row.body, query.words) };
    });
  }

  readonly shelf: TextShelf = {
    sources: async () => {
      const rows = await this.#all("SELECT source, complete FROM shelf_sources ORDER BY source");
      return rows as { source: string; complete: boolean }[];
    },
    shelve: (source, texts) =>
      this.#atomically(async (client) => {
        await client.query("INSERT INTO shelf_sources VALUES ($1, false) ON CONFLICT DO NOTHING", [
          source,
        ]);
        const keys = [...texts.keys()];
        const values = [...texts.values()].map((text) => JSON.stringify(text));
        await client.query(
          `INSERT INTO shelf (key, source, value) SELECT key, $1, value FROM unnest($2::text[], $3::text[]) AS t (key, value)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
          [source, keys, values],
        );
        await writeWords(
          client,
          keys.map((key, index) => [SEARCHED, key, values[index] ?? null] as const),
        );
      }),
    complete: async (source) => {
      await this.#all(
        "INSERT INTO shelf_sources VALUES ($1, true) ON CONFLICT (source) DO UPDATE SET complete = true",
        source,
      );
    },
    remove: async (source) => {
      await this.#all("UPDATE shelf_sources SET complete = false WHERE source = $1", source);
      for (;;) {
        const rows = await this.#all(
          `SELECT key FROM shelf WHERE source = $1 LIMIT ${SHELF_PIECE}`,
          source,
        );
        const keys = rows.map(({ key }) => key as string);
        await this.#atomically(async (client) => {
          await client.query("DELETE FROM shelf WHERE key = ANY ($1::text[])", [keys]);
          await writeWords(
            client,
            keys.map((key) => [SEARCHED, key, null] as const),
          );
          if (keys.length < SHELF_PIECE)
            await client.query("DELETE FROM shelf_sources WHERE source = $1", [source]);
        });
        if (keys.length < SHELF_PIECE) return;
      }
    },
  };

  async feedAfter(sequence: number, limit: number): Promise<FeedEntry[]> {
    const rows = await this.#all(
      "SELECT seq, block, kind, id FROM feed WHERE seq > $1 ORDER BY seq LIMIT $2",
      sequence,
      limit,
    );
    return rows.map(({ seq, block, kind, id }) => ({
      sequence: Number(seq),
      block: Number(block),
      kind: kind as string,
      id: id as string,
    }));
  }

  async feedEnds(): Promise<{ oldest: number; newest: number }> {
    const [row] = await this.#all("SELECT min(seq) AS oldest, max(seq) AS newest FROM feed");
    return { oldest: Number(row?.oldest ?? 0), newest: Number(row?.newest ?? 0) };
  }

  async *dump(): AsyncIterable<string> {
    for (const { tbl } of await this.#all("SELECT DISTINCT tbl FROM state ORDER BY tbl"))
      for await (const [key, value] of this.scan(tbl as string))
        yield `${tbl as string} ${key} ${JSON.stringify(value)}`;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #all(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
    const { rows } = await this.#pool.query<Record<string, unknown>>(sql, values);
    return rows;
  }

  async #atomically(act: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("BEGIN");
      await act(client);
      await client.query("COMMIT");
      this.revision += 1;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}

type Row = readonly [table: string, key: string, value: string | null];

async function write(client: pg.PoolClient, rows: readonly Row[]): Promise<void> {
  const gone = rows.filter(([, , value]) => value === null);
  const kept = rows.filter(([, , value]) => value !== null);
  const columns = (of: readonly Row[]) => [of.map(([table]) => table), of.map(([, key]) => key)];
  if (gone.length > 0)
    await client.query(
      "DELETE FROM state s USING unnest($1::text[], $2::text[]) AS c (tbl, key) WHERE s.tbl = c.tbl AND s.key = c.key",
      columns(gone),
    );
  if (kept.length > 0)
    await client.query(
      `INSERT INTO state (tbl, key, value) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
       ON CONFLICT (tbl, key) DO UPDATE SET value = excluded.value`,
      [...columns(kept), kept.map(([, , value]) => value)],
    );
  await writeWords(
    client,
    rows.filter(([table]) => table === SEARCHED),
  );
}

async function writeWords(client: pg.PoolClient, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = rows.map(([, key]) => key);
  await client.query("DELETE FROM words WHERE key = ANY ($1::text[])", [keys]);
  const kept = rows.flatMap(([, key, value]) =>
    value === null ? [] : [{ key, ...(JSON.parse(value) as Searchable) }],
  );
  await client.query(
    `INSERT INTO words (key, kind, within, plain, tokens)
     SELECT key, kind, within, title || ' ' || body,
       setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', left(body, 200000))
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS w (key, kind, within, title, body)`,
    [
      kept.map(({ key }) => key),
      kept.map(({ kind }) => kind),
      kept.map(({ within }) => within ?? null),
      kept.map(({ title }) => folded(title)),
      kept.map(({ body }) => folded(body)),
    ],
  );
}

async function moveTo(client: pg.PoolClient, block: BlockMark): Promise<void> {
  await client.query(
    "INSERT INTO meta (name, value) VALUES ('cursor', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [JSON.stringify(block)],
  );
  await client.query(
    `INSERT INTO marks (number, hash, time) VALUES ($1, $2, $3)
     ON CONFLICT (number) DO UPDATE SET hash = excluded.hash, time = excluded.time`,
    [block.number, block.hash, block.time],
  );
}
