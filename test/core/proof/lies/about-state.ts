import type { Lie } from "../lies.js";
import { otherByte, otherHex } from "./retell.js";

interface Proof {
  accountProof: string[];
  storageProof: { key: string; proof: string[] }[];
}

const LEAF_OF_NOBODY = "0xc22080";

function proofLie(
  id: string,
  what: string,
  retell: (proof: Proof, params: readonly unknown[]) => Partial<Proof> | undefined,
): Lie {
  return {
    ...{ id, what, method: "eth_getProof" },
    retell: (proof: Proof, params) => {
      const changes = retell(proof, params);
      return changes && { ...proof, ...changes };
    },
  };
}

const NODE_LIES: readonly [string, string, (nodes: string[]) => string[] | undefined][] = [
  ["root", "changes a byte of the root's node", ([root, ...rest]) => [otherByte(root!), ...rest]],
  [
    "leaf",
    "changes a byte of the last node, where the value is",
    (nodes) => nodes.with(-1, otherHex(nodes.at(-1)!)),
  ],
  ["cut", "leaves the last node out", (nodes) => nodes.slice(0, -1)],
  [
    "gap",
    "leaves a node out in between",
    (nodes) => (nodes.length < 3 ? undefined : nodes.toSpliced(1, 1)),
  ],
  ["none", "leaves all nodes out", () => []],
  ["more", "adds a node", (nodes) => [...nodes, LEAF_OF_NOBODY]],
  ["twice", "tells a node twice", (nodes) => [...nodes, nodes.at(-1)!]],
  [
    "reordered",
    "tells the nodes in another order",
    (nodes) => (nodes.length < 2 ? undefined : nodes.toReversed()),
  ],
  ["empty", "calls the whole state empty", () => ["0x80"]],
];

/** The contracts' accounts; the sender of calls is nobody, and has no code to lie about. */
const isSlot = ({ storageProof: [slot] }: Proof) => slot !== undefined && slot.proof.length > 0;

export const proofLies: readonly Lie[] = [
  ...NODE_LIES.map(([id, what, retell]) =>
    proofLie(`account-${id}`, `${what}, in proofs of accounts`, ({ accountProof }) => {
      const retold = retell(accountProof);
      return retold && { accountProof: retold };
    }),
  ),
  ...NODE_LIES.map(([id, what, retell]) =>
    proofLie(`slot-${id}`, `${what}, in proofs of storage`, (proof) => {
      if (!isSlot(proof)) return undefined;
      const [{ key, proof: nodes }] = proof.storageProof as [Proof["storageProof"][0]];
      const retold = retell(nodes);
      return retold && { storageProof: [{ key, proof: retold }] };
    }),
  ),
  proofLie("slot-other", "proves another slot than was asked for", (proof) =>
    isSlot(proof)
      ? { storageProof: proof.storageProof.map((one) => ({ ...one, key: otherHex(one.key) })) }
      : undefined,
  ),
  proofLie("slot-unasked", "proves slots nobody asked for", (proof) =>
    proof.storageProof.length === 0
      ? { storageProof: [{ key: "0x0", proof: [] }] }
      : { storageProof: [...proof.storageProof, ...proof.storageProof] },
  ),
  proofLie("slot-left-out", "proves the account without the slot", (proof) =>
    isSlot(proof) ? { storageProof: [] } : undefined,
  ),
];

const codeLie = (id: string, what: string, retell: (code: string) => string): Lie => ({
  ...{ id, what, method: "eth_getCode" },
  retell: (code: string) => (code === "0x" ? undefined : retell(code)),
});

export const codeLies: readonly Lie[] = [
  codeLie("code-byte", "changes a byte of a contract's code", otherByte),
  codeLie("code-cut", "cuts a contract's code short", (code) => code.slice(0, -2)),
  codeLie("code-more", "adds to a contract's code", (code) => `${code}00`),
  codeLie("code-none", "says that a contract has no code", () => "0x"),
  codeLie("code-yes", "gives code that answers yes to everything", () => "0x600160005260206000f3"),
];
