import type { PageQuery } from "../wire/read.js";
import type { StateReader, Table } from "../replay/index.js";

/** A piece of a long answer. */
export interface Page<Item> {
  items: Item[];
  /** Where the next piece begins; null after the last. */
  next: string | null;
}

/** Which rows, and in which direction. */
export interface PageScope {
  prefix?: string;
  reverse?: boolean;
}

/** Reads one piece of a table, never more. Cursors are keys without their prefix. */
export async function pageOf<Row, Item>(
  store: StateReader,
  table: Table<Row>,
  { cursor, limit }: PageQuery,
  { prefix = "", reverse = false }: PageScope,
  view: (row: Row, key: string) => Promise<Item | undefined> | Item | undefined,
): Promise<Page<Item>> {
  const items: Item[] = [];
  let last: string | undefined;
  let seen = 0;
  const after = cursor === undefined ? undefined : `${prefix}${cursor}`;
  for await (const [key, row] of table.scan(store, { prefix, reverse, after, limit: limit + 1 })) {
    if (++seen > limit) return { items, next: last ?? null };
    last = key.slice(prefix.length);
    const item = await view(row, key);
    if (item !== undefined) items.push(item);
  }
  return { items, next: null };
}
