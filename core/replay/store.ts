import { DaoError } from "../errors.js";

/** What rows are made of: a JSON value. Times are numbers of seconds, larger integers 0x-prefixed or decimal text. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Which rows a scan visits. Keys are ASCII and ordered byte by byte. */
export interface ScanRange {
  /** Only keys that begin so. */
  prefix?: string | undefined;
  /** Only keys beyond this one, in the direction of the scan. */
  after?: string | undefined;
  /** From the last key to the first. */
  reverse?: boolean | undefined;
  /** At most so many rows. */
  limit?: number | undefined;
}

/** Rows that can be read: an ordered map for each table. */
export interface StateReader {
  /** @returns nothing when there is no such row; a caller may change what it got, and keeps it by `put`. */
  get(table: string, key: string): Promise<Json | undefined>;
  scan(table: string, range?: ScanRange): AsyncIterable<readonly [key: string, value: Json]>;
}

/** Where the fold keeps its state. Everything is awaited before the next call. */
export interface StateStore extends StateReader {
  put(table: string, key: string, value: Json): Promise<void>;
  delete(table: string, key: string): Promise<void>;
}

/** One table with rows of one shape. */
export class Table<Row> {
  constructor(readonly name: string) {}

  async get(store: StateReader, key: string): Promise<Row | undefined> {
    return (await store.get(this.name, key)) as Row | undefined;
  }

  /** @throws DaoError `EVENTS_MISSING` when an event is about something that no event before it opened. */
  async need(store: StateReader, key: string): Promise<Row> {
    const row = await this.get(store, key);
    if (row === undefined) {
      throw new DaoError("EVENTS_MISSING", `No event tells of ${key} among the ${this.name}.`, {
        hint: "The node leaves out events, or reading began after the coalition's deployment.",
      });
    }
    return row;
  }

  put(store: StateStore, key: string, row: Row): Promise<void> {
    return store.put(this.name, key, row as Json);
  }

  /** Changes a row that exists. */
  async change(store: StateStore, key: string, change: (row: Row) => void): Promise<Row> {
    const row = await this.need(store, key);
    change(row);
    await this.put(store, key, row);
    return row;
  }

  delete(store: StateStore, key: string): Promise<void> {
    return store.delete(this.name, key);
  }

  async *scan(store: StateReader, range?: ScanRange): AsyncIterable<readonly [string, Row]> {
    for await (const [key, value] of store.scan(this.name, range)) yield [key, value as Row];
  }
}
