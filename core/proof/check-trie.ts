import { createMPTFromProof } from "@ethereumjs/mpt";
import { getBytes, hexlify, keccak256 } from "ethers";
import { ContradictionError, EvidenceMissingError } from "./proof-error.js";

/** Root of a trie that holds nothing. */
export const EMPTY_TRIE = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/** The key has 64 nibbles, and a branch of 17 hashes is the longest node on the way to a short value. */
const MOST_NODES = 65;
const LONGEST_NODE = 1_024;

/** RLP of an empty node, as some nodes prove an empty trie. */
const EMPTY_NODE = "0x80";

/**
 * The one door to the library of tries, which believes any proof when it is given no root, and answers "absent" when it
 * is not told to hash keys. Every node of the proof must lie on the way from the root to the key.
 *
 * @param item - whose proof it is, as a person would say it.
 * @param root - 32 bytes; from a header that was checked, or from an account that was proved.
 * @param key - as contracts and people write it; the trie is keyed by its hash.
 * @param proof - nodes from the root down.
 * @returns the value; nothing when the proof shows that there is none.
 * @throws ContradictionError for nodes that do not belong there; EvidenceMissingError for a proof that ends too early.
 */
export async function checkTrie(
  item: string,
  root: string,
  key: Uint8Array,
  proof: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  if (root === EMPTY_TRIE) return checkEmpty(item, proof);
  const [first] = proof;
  if (first === undefined) throw endsEarly(item);
  if (keccak256(first) !== root) throw new ContradictionError(item, root, keccak256(first));
  if (proof.length > MOST_NODES || proof.some(({ length }) => length > LONGEST_NODE))
    throw foreign(item, "one longer than any trie");
  const { node, remaining, stack } = await follow(item, root, key, proof);
  checkWay(item, stack, proof);
  if (node === null && remaining.length === 0) throw endsEarly(item);
  return node?.value() ?? undefined;
}

function checkEmpty(item: string, proof: readonly Uint8Array[]): undefined {
  const [first, second] = proof;
  if (first === undefined || (hexlify(first) === EMPTY_NODE && second === undefined)) return;
  throw foreign(item, "nodes of a trie that is empty");
}

async function follow(item: string, root: string, key: Uint8Array, proof: readonly Uint8Array[]) {
  try {
    const trie = await createMPTFromProof([...proof], { root: getBytes(root) });
    // Not told to insist: where the way ends is seen from the nodes.
    return await trie.findPath(getBytes(keccak256(key)));
  } catch (cause) {
    throw foreign(item, "nodes that cannot be read", cause);
  }
}

/** Nodes under 32 bytes stand inside the one above; some proofs give them once more. */
function checkWay(
  item: string,
  stack: readonly { serialize(): Uint8Array }[],
  proof: readonly Uint8Array[],
): void {
  const given = proof.map((bytes) => hexlify(bytes));
  let next = 0;
  for (const [depth, step] of stack.entries()) {
    const bytes = step.serialize();
    if (hexlify(bytes) === given[next]) next += 1;
    else if (depth === 0 || bytes.length >= 32) throw foreign(item, "nodes written in another way");
  }
  if (next < given.length) throw foreign(item, `${given.length - next} beside it`);
}

function foreign(item: string, found: string, cause?: unknown): ContradictionError {
  return new ContradictionError(`The proof of ${item}`, "nodes on the way to its key", found, {
    cause,
  });
}

function endsEarly(item: string): EvidenceMissingError {
  return new EvidenceMissingError(
    `The rest of the proof of ${item}`,
    "Ask another node: this one cut off its answer to eth_getProof.",
  );
}
