import { toQuantity } from "ethers";
import type { Lie } from "../lies.js";

const METHODS = [
  "eth_getBlockByNumber",
  "eth_getTransactionReceipt",
  "eth_getProof",
  "eth_getCode",
] as const;

const NAMES: Readonly<Record<(typeof METHODS)[number], string>> = {
  eth_getBlockByNumber: "blocks",
  eth_getTransactionReceipt: "receipts",
  eth_getProof: "proofs",
  eth_getCode: "code",
};

const WAYS: readonly [string, string, () => unknown][] = [
  ["none", "has no", () => null],
  ["number", "answers with a number when asked for", () => 42],
  ["text", "answers with words when asked for", () => "<html>Too many requests</html>"],
  ["object", "answers with nothing inside when asked for", () => ({})],
  ["refused", "refuses to give", () => Promise.reject(new Error("missing trie node"))],
  ["late", "never answers when asked for", () => new Promise(() => undefined)],
];

/** A node that keeps quiet from the middle of the history on: nothing it says is wrong, and nothing is proved. */
export const silences: readonly Lie[] = METHODS.flatMap((method) =>
  WAYS.map(([id, what, retell]) => ({
    id: `silence-${NAMES[method]}-${id}`,
    what: `${what} ${NAMES[method]}`,
    method,
    retell: (_answer: unknown, params: readonly unknown[], { block }: { block: number }) =>
      method !== "eth_getBlockByNumber" || params[0] === toQuantity(block) ? retell() : undefined,
  })),
);
