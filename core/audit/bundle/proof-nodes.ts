import { RLP } from "@ethereumjs/rlp";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";
import type { EvidenceSpool } from "./evidence-spool.js";

const HASH = 32;

/** Keeps each node of a proof once. @returns their hashes in order, one after the other. */
export async function keepNodes(
  spool: EvidenceSpool,
  nodes: readonly Uint8Array[],
): Promise<Uint8Array> {
  const hashes: Uint8Array[] = [];
  for (const node of nodes) {
    const hash = keccak_256(node);
    hashes.push(hash);
    await spool.put("nodes", bytesToHex(hash), node);
  }
  return concatBytes(...hashes);
}

/** The hashes that {@link keepNodes} wrote down. */
export function hashesIn(bytes: Uint8Array): string[] {
  return Array.from({ length: bytes.length / HASH }, (_, index) =>
    bytesToHex(bytes.subarray(index * HASH, (index + 1) * HASH)),
  );
}

/** A bundle names nodes by their number among all of its nodes, which is shorter than their hash. */
export function encodeReferences(hashes: readonly string[], numbers: ReadonlyMap<string, number>) {
  return RLP.encode(
    hashes.map((hash) => {
      const number = numbers.get(hash);
      if (number === undefined) throw new Error(`node ${hash} was never kept`);
      return number;
    }),
  );
}

/** @returns nothing when these are no references. */
export function decodeReferences(bytes: Uint8Array): number[] | undefined {
  const found: unknown = RLP.decode(bytes);
  if (!Array.isArray(found)) return undefined;
  const numbers: number[] = [];
  for (const item of found as unknown[]) {
    if (!(item instanceof Uint8Array) || item.length > 6) return undefined;
    numbers.push(item.length === 0 ? 0 : parseInt(bytesToHex(item), 16));
  }
  return numbers;
}
