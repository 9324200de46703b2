import "../../property-seed.js";
import { RLP } from "@ethereumjs/rlp";
import { expect } from "chai";
import { concat, getBytes, hexlify, keccak256 } from "ethers";
import fc from "fast-check";
import { EMPTY_TRIE } from "../../../core/proof/check-trie.js";
import { outcomeOf } from "./outcome.js";
import { anyByte, anyValues, buildTrie, keyOf, mutated } from "./tries.js";

describe("checkTrie", () => {
  it("finds every value of a trie, and that there are no others", async () => {
    await fc.assert(
      fc.asyncProperty(anyValues, fc.string(), async (values, other) => {
        const { root, proofOf } = await buildTrie(values);
        for (const [key, value] of values)
          expect(await outcomeOf(root, key, await proofOf(key))).to.equal(hexlify(value));
        const absent = keyOf(`no ${other}`);
        expect(await outcomeOf(root, absent, await proofOf(absent))).to.equal("absent");
      }),
      { numRuns: 40 },
    );
  });

  it("refuses a proof with any byte changed", async () => {
    await fc.assert(
      fc.asyncProperty(anyValues, fc.nat(70), anyByte, async (values, name, change) => {
        const { root, proofOf } = await buildTrie(values);
        const proof = mutated(await proofOf(keyOf(name)), change);
        expect(await outcomeOf(root, keyOf(name), proof)).to.equal("contradiction");
      }),
      { numRuns: 400 },
    );
  });

  it("refuses a proof with any byte of any node changed, one after the other", async () => {
    const { root, proofOf } = await buildTrie(
      new Map(Array.from({ length: 40 }, (_, i) => [keyOf(i), RLP.encode(i + 1)])),
    );
    for (const key of [keyOf(7), keyOf("nobody")]) {
      const proof = await proofOf(key);
      for (const [node, bytes] of proof.entries())
        for (const byte of bytes.keys())
          expect(
            await outcomeOf(root, key, mutated(proof, { node, byte, flip: 1 })),
            `${node}/${byte}`,
          ).to.equal("contradiction");
    }
  });

  it("never takes a proof that ends early for one of absence", async () => {
    await fc.assert(
      fc.asyncProperty(anyValues, fc.nat(70), fc.nat(5), async (values, name, left) => {
        const { root, proofOf } = await buildTrie(values);
        const proof = await proofOf(keyOf(name));
        const cut = proof.slice(0, left % proof.length);
        expect(await outcomeOf(root, keyOf(name), cut)).to.equal("missing");
      }),
      { numRuns: 100 },
    );
  });

  it("refuses nodes out of order, twice, left out in between, or of another key's way", async () => {
    const values = new Map(Array.from({ length: 400 }, (_, i) => [keyOf(i), RLP.encode(i + 1)]));
    const { root, proofOf } = await buildTrie(values);
    const proof = await proofOf(keyOf(5));
    const other = await proofOf(keyOf(6));
    expect(proof.length).to.be.greaterThan(2);
    const [first, second, ...rest] = proof as [Uint8Array, Uint8Array];
    for (const wrong of [
      [second, first, ...rest],
      [first, first, second, ...rest],
      [first, second, ...rest, ...rest],
      [first, ...rest],
      [...proof, other.at(-1)!],
      [...proof, new Uint8Array()],
      other,
    ])
      expect(await outcomeOf(root, keyOf(5), wrong)).to.equal("contradiction");
  });

  it("wants the root, and knows one empty trie only", async () => {
    const values = new Map([[keyOf(1), RLP.encode(1)]]);
    const { root, proofOf } = await buildTrie(values);
    const forged = await buildTrie(new Map([[keyOf(1), RLP.encode(2)]]));
    expect(await outcomeOf(root, keyOf(1), await forged.proofOf(keyOf(1)))).to.equal(
      "contradiction",
    );
    expect(await outcomeOf(root, keyOf(1), [])).to.equal("missing");
    expect(await outcomeOf(root, keyOf(1), [getBytes("0x80")])).to.equal("contradiction");
    expect(keccak256("0x80")).to.equal(EMPTY_TRIE);
    expect(await outcomeOf(EMPTY_TRIE, keyOf(1), [])).to.equal("absent");
    expect(await outcomeOf(EMPTY_TRIE, keyOf(1), [getBytes("0x80")])).to.equal("absent");
    expect(await outcomeOf(EMPTY_TRIE, keyOf(1), await proofOf(keyOf(1)))).to.equal(
      "contradiction",
    );
  });

  it("refuses what hashes to the root and is no node of a trie", async () => {
    for (const node of [
      getBytes("0x"),
      getBytes("0x01"),
      RLP.encode([new Uint8Array(), new Uint8Array()]),
      RLP.encode([Uint8Array.of(0x20), Uint8Array.of(1), Uint8Array.of(2)]),
      RLP.encode([Uint8Array.of(0x40), Uint8Array.of(1)]),
      RLP.encode([[Uint8Array.of(0x20)], Uint8Array.of(1)]),
      RLP.encode(Array.from({ length: 17 }, () => [Uint8Array.of(1)])),
      getBytes(concat([RLP.encode([Uint8Array.of(0x20), Uint8Array.of(1)]), "0x00"])),
      new Uint8Array(5_000),
    ])
      expect(await outcomeOf(keccak256(node), keyOf(1), [node]), hexlify(node)).to.equal(
        "contradiction",
      );
  });
});
