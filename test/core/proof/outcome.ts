import { getBytes, hexlify } from "ethers";
import { checkTrie } from "../../../core/proof/check-trie.js";
import { ContradictionError, EvidenceMissingError } from "../../../core/proof/proof-error.js";

/** What comes of a check: a value, "absent", or the kind of refusal. */
export async function outcomeOf(
  root: string,
  key: string,
  proof: readonly Uint8Array[],
): Promise<string> {
  try {
    const value = await checkTrie("a value", root, getBytes(key), proof);
    return value === undefined ? "absent" : hexlify(value);
  } catch (error) {
    if (error instanceof ContradictionError) return "contradiction";
    if (error instanceof EvidenceMissingError) return "missing";
    throw error;
  }
}
