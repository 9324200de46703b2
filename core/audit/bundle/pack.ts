import { RLP } from "@ethereumjs/rlp";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { bundleCorrupt } from "./bundle-error.js";

/** A part is about so large: large enough that there are few, small enough to be read alone. An entry is never cut. */
export const PART_SIZE = 1_048_576;

/** Key in hexadecimal, and what is kept under it. */
export type Entry = readonly [key: string, bytes: Uint8Array];

/** Packs entries in their order into parts: RLP of a list of pairs. Each part is named by the first key in it. */
export async function* packEntries(
  kind: string,
  entries: AsyncIterable<Entry>,
): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  let packed: Entry[] = [];
  let size = 0;
  const pack = () => ({
    name: `${kind}/${packed[0]?.[0] ?? ""}`,
    bytes: RLP.encode(packed.map(([key, bytes]) => [hexToBytes(key), bytes])),
  });
  for await (const entry of entries) {
    const more = entry[0].length / 2 + entry[1].length;
    if (packed.length > 0 && size + more > PART_SIZE) {
      yield pack();
      [packed, size] = [[], 0];
    }
    packed.push(entry);
    size += more;
  }
  if (packed.length > 0) yield pack();
}

/** What {@link packEntries} packed. @throws DaoError `BUNDLE_CORRUPT` */
export function unpackEntries(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>();
  for (const pair of listIn(name, bytes)) {
    const [key, value] = Array.isArray(pair) && pair.length === 2 ? (pair as unknown[]) : [];
    if (!(key instanceof Uint8Array) || !(value instanceof Uint8Array))
      throw bundleCorrupt(`part ${name} holds something else than pairs`);
    entries.set(bytesToHex(key), value);
  }
  return entries;
}

function listIn(name: string, bytes: Uint8Array): unknown[] {
  let found: unknown;
  try {
    found = RLP.decode(bytes);
  } catch (cause) {
    throw bundleCorrupt(`part ${name} does not decode`, cause);
  }
  if (Array.isArray(found)) return found as unknown[];
  throw bundleCorrupt(`part ${name} is not a list`);
}
