import type { IndexStore } from "../../../relay/index/store/index-store.js";
import { PostgresStore } from "../../../relay/index/store/postgres-store.js";
import { SqliteStore } from "../../../relay/index/store/sqlite-store.js";

/** A kind of store under test; every suite runs against both. */
export interface StoreKind {
  name: string;
  /** An empty store that nobody else has. */
  open(): Promise<IndexStore>;
}

export const sqlite: StoreKind = {
  name: "SQLite",
  open: async () => {
    const store = new SqliteStore(":memory:");
    await store.clear("test");
    return store;
  },
};

let schemas = 0;

/** PostgreSQL at the address `npm run test:interop` gives; see scripts/interop/postgres.ts. */
export const postgres = (url: string): StoreKind => ({
  name: "PostgreSQL",
  open: async () => {
    const store = await PostgresStore.open(url, `test_${process.pid}_${++schemas}`);
    await store.clear("test");
    return store;
  },
});

/** Where a server for tests is; nothing unless somebody started one for them. */
export const postgresUrl = process.env.THREE_OPENS_TEST_POSTGRES;

export const kinds: StoreKind[] = [
  sqlite,
  ...(postgresUrl === undefined ? [] : [postgres(postgresUrl)]),
];
