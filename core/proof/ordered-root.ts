import { createMPT } from "@ethereumjs/mpt";
import { RLP } from "@ethereumjs/rlp";
import { hexlify } from "ethers";

/**
 * Root of the trie in which a header keeps a list: transactions, receipts.
 *
 * @returns nothing when an item is empty: the trie holds no empty values, so such a list has the root of another.
 */
export async function orderedRoot(items: readonly Uint8Array[]): Promise<string | undefined> {
  if (items.some(({ length }) => length === 0)) return undefined;
  const trie = await createMPT();
  for (const [index, item] of items.entries()) await trie.put(RLP.encode(index), item);
  return hexlify(trie.root());
}
