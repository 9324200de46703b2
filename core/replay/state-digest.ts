import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { StateReader } from "./store.js";
import { tables } from "./tables.js";

/**
 * SHA-256 over every row of every table, in the order of tables and keys: two states are the same when their digests are.
 *
 * @returns 0x and 64 hexadecimal digits.
 */
export async function stateDigest(store: StateReader): Promise<string> {
  const digest = sha256.create();
  const names = Object.values(tables).map(({ name }) => name);
  for (const table of names.sort())
    for await (const [key, row] of store.scan(table))
      digest.update(utf8ToBytes(`${table} ${key} ${JSON.stringify(row)}\n`));
  return `0x${bytesToHex(digest.digest())}`;
}
