import { keccak256, sha256, toUtf8Bytes } from "ethers";
import { cidOfDigest } from "../../../../core/lists/index.js";
import type { BundleFacts } from "../../../../core/audit/bundle/index.js";
import type { EvidenceSource } from "../../../../core/proof/evidence.js";

const bytes = (text: string) => toUtf8Bytes(text);

export const ADDRESSES = ["11", "22", "33"].map((byte) => `0x${byte.repeat(20)}`);
export const SLOTS = Array.from({ length: 6 }, (_, i) => `0x${i.toString(16).padStart(64, "0")}`);
export const CONTENTS = ["one", "two", "x".repeat(300_000)].map((text) => {
  const content = bytes(text);
  return { cid: cidOfDigest(sha256(content)).toString(), content };
});

/** Evidence of a made-up chain of ten blocks: nothing here proves anything, and all of it must come back as it was. */
export const source: EvidenceSource = {
  header: (number) => Promise.resolve(number < 10 ? bytes(`header ${number}`) : undefined),
  body: (number) =>
    Promise.resolve(
      number < 10 && number % 2 === 0
        ? {
            transactions: [bytes(`transaction ${number}`), new Uint8Array()],
            // One that is larger than a part.
            receipts: number === 4 ? [new Uint8Array(1_200_000).fill(7)] : [bytes(`r${number}`)],
          }
        : undefined,
    ),
  proof: (block, address, slots) =>
    Promise.resolve({
      account: [bytes(`root ${block}`), bytes(`account ${address}`)],
      storage: slots.map((slot) => ({
        slot,
        nodes: slot.endsWith("5") ? [] : [bytes(`storage ${address}`), bytes(`leaf ${slot}`)],
      })),
    }),
  code: (hash) => Promise.resolve(bytes(`code ${hash}`)),
  blob: (cid) => Promise.resolve(CONTENTS.find((each) => each.cid === cid)?.content),
};

/** One question to a source. */
export type Question = (from: EvidenceSource) => Promise<unknown>;

/** Everything that can be asked of it, what it does not have included. */
export const QUESTIONS: readonly Question[] = [
  ...Array.from(
    { length: 12 },
    (_, n): Question =>
      (from) =>
        from.header(n),
  ),
  ...Array.from(
    { length: 12 },
    (_, n): Question =>
      (from) =>
        from.body(n),
  ),
  ...ADDRESSES.flatMap((address) =>
    [3, 9].flatMap((block): Question[] => [
      (from) => from.proof(block, address, []),
      (from) => from.proof(block, address, SLOTS.slice(0, 2)),
      ...SLOTS.map(
        (slot): Question =>
          (from) =>
            from.proof(block, address, [slot]),
      ),
    ]),
  ),
  ...ADDRESSES.map(
    (address): Question =>
      (from) =>
        from.code(keccak256(address), { address, block: 9 }),
  ),
  ...CONTENTS.map(
    ({ cid }): Question =>
      (from) =>
        from.blob(cid),
  ),
  (from) => from.blob(cidOfDigest(sha256(bytes("nobody has it"))).toString()),
];

export const hashOf = (number: number): string => keccak256(bytes(`header ${number}`));

export const factsAt = (block: number): BundleFacts => ({
  chainId: "31337",
  directory: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  fromBlock: 0,
  captures: [{ block, hash: hashOf(block) }],
});

export const FILES = new Map([
  ["coalition.json5", bytes("{ name: 'x' }")],
  ["abi/Lists.json", bytes("[]")],
  // The same bytes twice: they are in the file once.
  ["abi/Archive.json", bytes("[]")],
]);
