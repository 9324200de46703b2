import { SortedRows } from "./sorted-rows.js";
import type { Json, ScanRange, StateStore } from "./store.js";

/** State kept in memory, as text so that nobody can change a row by accident. */
export class MemoryStore implements StateStore {
  readonly #tables = new Map<string, SortedRows<string>>();

  get(table: string, key: string): Promise<Json | undefined> {
    const text = this.#tables.get(table)?.get(key);
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as Json));
  }

  put(table: string, key: string, value: Json): Promise<void> {
    const rows = this.#tables.get(table) ?? new SortedRows<string>();
    this.#tables.set(table, rows);
    rows.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  delete(table: string, key: string): Promise<void> {
    this.#tables.get(table)?.delete(key);
    return Promise.resolve();
  }

  async *scan(table: string, range: ScanRange = {}): AsyncIterable<readonly [string, Json]> {
    const rows = this.#tables.get(table);
    for (const key of rows?.keysIn(range) ?? []) {
      const text = rows?.get(key);
      if (text !== undefined) yield [key, JSON.parse(text) as Json];
    }
  }

  /** Everything there is, ordered: two states are the same when their dumps are. */
  dump(): string[] {
    return [...this.#tables]
      .flatMap(([table, rows]) =>
        [...rows.entries()].map(([key, text]) => `${table} ${key} ${text}`),
      )
      .sort();
  }
}
