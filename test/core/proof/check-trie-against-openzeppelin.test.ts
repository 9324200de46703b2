import "../../property-seed.js";
import { createMerkleProof, createMPT } from "@ethereumjs/mpt";
import { RLP } from "@ethereumjs/rlp";
import { expect } from "chai";
import { getBytes, hexlify, keccak256 } from "ethers";
import fc from "fast-check";
import { orderedRoot } from "../../../core/proof/ordered-root.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { node } from "./audited.js";
import { outcomeOf } from "./outcome.js";
import { anyByte, anyValues, buildTrie, keyOf, mutated } from "./tries.js";

const deployed = () => ethers.deployContract("PublicTrieProof");

/** What OpenZeppelin's verifier makes of a proof: it finds values, and has no proofs of absence. */
async function valueBy(
  verifier: Awaited<ReturnType<typeof deployed>>,
  root: string,
  hashedKey: string,
  proof: readonly Uint8Array[],
): Promise<string | undefined> {
  try {
    const [value, failure] = await verifier.traverse!(root, hashedKey, [...proof]);
    return failure === 0n ? value : undefined;
  } catch {
    // What is no RLP makes it revert.
    return undefined;
  }
}

describe("checkTrie beside OpenZeppelin's TrieProof", () => {
  it("finds the same values in the same proofs, whole or changed", async () => {
    const verifier = await loadFixture(deployed);
    const met = { value: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyValues,
        fc.nat(70),
        fc.option(anyByte, { freq: 2 }),
        async (values, name, change) => {
          const { root, proofOf } = await buildTrie(values);
          const key = keyOf(name % (values.size + 2));
          const proof = await proofOf(key);
          const given = change === null ? proof : mutated(proof, change);
          const ours = await outcomeOf(root, key, given);
          const theirs = await valueBy(verifier, root, keccak256(key), given);
          expect(ours.startsWith("0x") ? ours : undefined).to.equal(theirs);
          met[theirs === undefined ? "refused" : "value"] += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(met.value).to.be.greaterThan(20);
    expect(met.refused).to.be.greaterThan(20);
  });

  it("finds the same in the state of a real chain, changed in any place", async () => {
    const verifier = await loadFixture(deployed);
    const c = await foundCoalition();
    const address = (await c.governor.getAddress()).toLowerCase();
    const { stateRoot } = (await node.send("eth_getBlockByNumber", ["latest", false])) as {
      stateRoot: string;
    };
    const { accountProof } = (await node.send("eth_getProof", [address, [], "latest"])) as {
      accountProof: string[];
    };
    const proof = accountProof.map((one) => getBytes(one));
    const account = await outcomeOf(stateRoot, address, proof);
    expect(account).to.equal(await valueBy(verifier, stateRoot, keccak256(address), proof));
    expect(account).to.match(/^0xf8/);
    for (const [at, bytes] of proof.entries())
      for (let byte = 0; byte < bytes.length; byte += 17) {
        const changed = mutated(proof, { node: at, byte, flip: 0x80 });
        expect(await outcomeOf(stateRoot, address, changed)).to.equal("contradiction");
        expect(await valueBy(verifier, stateRoot, keccak256(address), changed)).to.equal(undefined);
      }
  });
});

describe("orderedRoot beside OpenZeppelin's TrieProof", () => {
  it("is the root under which every item of the list is proved", async () => {
    const verifier = await loadFixture(deployed);
    const items = Array.from({ length: 150 }, (_, i) => RLP.encode(`item ${"x".repeat(i)} ${i}`));
    const trie = await createMPT();
    for (const [index, item] of items.entries()) await trie.put(RLP.encode(index), item);
    const root = await orderedRoot(items);
    for (const [index, item] of items.entries()) {
      const key = RLP.encode(index);
      const proof = await createMerkleProof(trie, key);
      expect(await valueBy(verifier, root!, hexlify(key), proof)).to.equal(hexlify(item));
    }
  });
});
