import { RLP } from "@ethereumjs/rlp";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";
import type { AccountProof } from "../../proof/evidence.js";
import { accountKey, slotKey } from "./evidence-keys.js";
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

/**
 * Puts a proof together again from nodes that are kept by key.
 *
 * @returns nothing where the account, or any of the slots, is not kept.
 */
export async function keptProof(
  [block, address, slots]: readonly [block: number, address: string, slots: readonly string[]],
  nodesOf: (kind: "accounts" | "slots", key: string) => Promise<Uint8Array[] | undefined>,
): Promise<AccountProof | undefined> {
  const account = await nodesOf("accounts", accountKey(block, address));
  if (account === undefined) return undefined;
  const storage: AccountProof["storage"][number][] = [];
  for (const slot of slots) {
    const nodes = await nodesOf("slots", slotKey(block, address, slot));
    if (nodes === undefined) return undefined;
    storage.push({ slot, nodes });
  }
  return { account, storage };
}
