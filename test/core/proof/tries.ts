import { createMerkleProof, createMPT } from "@ethereumjs/mpt";
import { getBytes, hexlify, id } from "ethers";
import fc from "fast-check";

/** A trie as states and storages are: hashed keys, and the proofs an honest node gives. */
export async function buildTrie(values: ReadonlyMap<string, Uint8Array>) {
  const trie = await createMPT({ useKeyHashing: true });
  for (const [key, value] of values) await trie.put(getBytes(key), value);
  return {
    root: hexlify(trie.root()),
    proofOf: (key: string) => createMerkleProof(trie, getBytes(key)),
  };
}

export const keyOf = (name: number | string): string => id(String(name));

/** Values by key, from one to some dozens: from a single leaf to branches below branches. */
export const anyValues = fc
  .array(fc.uint8Array({ minLength: 1, maxLength: 110 }), { minLength: 1, maxLength: 60 })
  .map((values) => new Map(values.map((value, index) => [keyOf(index), value])));

/** One byte of one node of a proof, and what to do to it. */
export const anyByte = fc.record({
  node: fc.nat(99),
  byte: fc.nat(9_999),
  flip: fc.integer({ min: 1, max: 255 }),
});

/** The proof with one byte changed. */
export function mutated(
  proof: readonly Uint8Array[],
  { node, byte, flip }: { node: number; byte: number; flip: number },
): Uint8Array[] {
  const copy = proof.map((bytes) => Uint8Array.from(bytes));
  const target = copy[node % copy.length]!;
  const place = byte % target.length;
  target[place] = target[place]! ^ flip;
  return copy;
}
