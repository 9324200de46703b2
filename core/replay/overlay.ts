import { SortedRows } from "./sorted-rows.js";
import type { Json, ScanRange, StateReader, StateStore } from "./store.js";

/** A row that was put (its value as JSON text) or deleted (nothing). */
export interface Change {
  table: string;
  key: string;
  value: string | undefined;
}

/** Changes held back before they are written at once; reads see them. */
export class Overlay implements StateStore {
  readonly #tables = new Map<string, SortedRows<string | undefined>>();

  constructor(readonly base: StateReader) {}

  /** How many rows differ. */
  get size(): number {
    return [...this.#tables.values()].reduce((sum, rows) => sum + rows.size, 0);
  }

  async get(table: string, key: string): Promise<Json | undefined> {
    const rows = this.#tables.get(table);
    if (rows?.has(key) !== true) return this.base.get(table, key);
    const text = rows.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  }

  put(table: string, key: string, value: Json): Promise<void> {
    this.#rowsOf(table).set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  delete(table: string, key: string): Promise<void> {
    this.#rowsOf(table).set(key, undefined);
    return Promise.resolve();
  }

  async *scan(table: string, range: ScanRange = {}): AsyncIterable<readonly [string, Json]> {
    const rows = this.#tables.get(table);
    if (rows === undefined) {
      yield* this.base.scan(table, range);
      return;
    }
    const { limit = Infinity, reverse = false, ...unlimited } = range;
    const own = rows.keysIn({ ...unlimited, reverse });
    const isBefore = (one: string, other: string) => (reverse ? one > other : one < other);
    let [given, next] = [0, 0];
    // Each of our own rows can hide one of the base.
    const enough = limit === Infinity ? undefined : limit + own.length;
    for await (const [key, value] of this.base.scan(table, {
      ...{ ...unlimited, reverse, limit: enough },
    })) {
      while (next < own.length && isBefore(own[next] as string, key)) {
        const row = this.#rowAt(rows, own[next++] as string);
        if (row === undefined) continue;
        yield row;
        if (++given >= limit) return;
      }
      // The row put over it comes with the next turn, or after the last.
      if (own[next] === key) continue;
      yield [key, value];
      if (++given >= limit) return;
    }
    while (next < own.length && given < limit) {
      const row = this.#rowAt(rows, own[next++] as string);
      if (row === undefined) continue;
      yield row;
      given += 1;
    }
  }

  changes(): Change[] {
    return [...this.#tables].flatMap(([table, rows]) =>
      [...rows.entries()].map(([key, value]) => ({ table, key, value })),
    );
  }

  /** Writes everything held back to a store. */
  async writeTo(store: StateStore): Promise<void> {
    for (const { table, key, value } of this.changes())
      await (value === undefined
        ? store.delete(table, key)
        : store.put(table, key, JSON.parse(value) as Json));
  }

  #rowAt(rows: SortedRows<string | undefined>, key: string): readonly [string, Json] | undefined {
    const text = rows.get(key);
    return text === undefined ? undefined : [key, JSON.parse(text) as Json];
  }

  #rowsOf(table: string): SortedRows<string | undefined> {
    const rows = this.#tables.get(table) ?? new SortedRows<string | undefined>();
    this.#tables.set(table, rows);
    return rows;
  }
}
