import { createHash } from "node:crypto";
import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import fc from "fast-check";
import { importBytes } from "ipfs-unixfs-importer";
import { fixedSize } from "ipfs-unixfs-importer/chunker";
import { CHUNKING } from "../../../core/content/chunking.js";
import { describeContent, importContent, SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import { sample, SIZES } from "./sample.js";
import { cidOf, fileNode, type Part } from "./unixfs-by-hand.js";

const RAW = 0x55;
const DAG_PB = 0x70;

function leavesOf(bytes: Uint8Array): Part[] {
  const leaves: Part[] = [];
  for (let start = 0; start < bytes.length; start += SINGLE_BLOCK_LIMIT) {
    const leaf = bytes.subarray(start, start + SINGLE_BLOCK_LIMIT);
    leaves.push({ cid: cidOf(RAW, leaf), size: leaf.length });
  }
  return leaves;
}

describe("importContent", () => {
  const known: [string, string][] = [
    ["", "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"],
    ["hello world", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"],
    ["hello\n", "bafkreicysg23kiwv34eg2d7qweipxwosdo2py4ldv42nbauguluen5v6am"],
  ];
  for (const [text, cid] of known) {
    it(`gives ${JSON.stringify(text)} the CID every IPFS tool gives it`, async () => {
      expect((await describeContent(new TextEncoder().encode(text))).cid).to.equal(cid);
    });
  }

  for (const size of SIZES) {
    it(`describes ${size} bytes as sha256sum and the UnixFS specification do`, async () => {
      const bytes = sample(size);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const leaves = leavesOf(bytes);
      const cid = size <= SINGLE_BLOCK_LIMIT ? cidOf(RAW, bytes) : cidOf(DAG_PB, fileNode(leaves));

      const found = await importContent(bytes, new MemoryBlockstore());

      expect(found.size).to.equal(size);
      expect(found.digest).to.equal(`0x${sha256}`);
      expect(found.cid).to.equal(cid.toString());
      expect(Buffer.from(found.cidBytes).equals(cid.bytes)).to.equal(true);
      expect(found.cidBytes).to.have.length(36);
      expect(await describeContent(bytes)).to.deep.equal(found);
    });
  }

  it("keeps one block as its exact bytes, so that the CID holds the sha-256 itself", async () => {
    const { cidBytes, digest } = await describeContent(sample(SINGLE_BLOCK_LIMIT));
    expect(`0x${Buffer.from(cidBytes.subarray(4)).toString("hex")}`).to.equal(digest);
  });

  it("is the unixfs-v1-2025 profile, so that other tools can repeat it", async () => {
    const bytes = sample(3 * SINGLE_BLOCK_LIMIT + 5);
    const profile = await importBytes(bytes, new MemoryBlockstore(), { profile: "unixfs-v1-2025" });
    expect((await describeContent(bytes)).cid).to.equal(profile.cid.toString());
  });

  it("opens a second level above 1,024 blocks", async () => {
    // The layout under test with blocks of one byte: the real ones would take a gibibyte.
    const bytes = sample(1_100);
    const leaves = Array.from(bytes, (byte) => ({ cid: cidOf(RAW, Uint8Array.of(byte)), size: 1 }));
    const inner = [leaves.slice(0, 1_024), leaves.slice(1_024)].map((parts) => {
      const node = fileNode(parts);
      const size = parts.length;
      return { cid: cidOf(DAG_PB, node), size, treeSize: size + node.length };
    });
    const chunker = fixedSize({ chunkSize: 1 });
    const { cid } = await importBytes(bytes, new MemoryBlockstore(), { ...CHUNKING, chunker });
    expect(cid.toString()).to.equal(cidOf(DAG_PB, fileNode(inner)).toString());
  });

  it("does not depend on how a stream is cut", async () => {
    const bytes = sample(SINGLE_BLOCK_LIMIT + 70_000);
    const whole = await describeContent(bytes);
    const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, async (positions) => {
        const edges = [0, ...positions.sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        expect(await describeContent(pieces)).to.deep.equal(whole);
      }),
      { numRuns: 15 },
    );
  });

  it("holds only a few blocks in memory, however long the stream", async () => {
    const blocks = 40;
    let given = 0;
    let stored = 0;
    let most = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      for (; given < blocks; given++) {
        most = Math.max(most, given - stored);
        yield sample(SINGLE_BLOCK_LIMIT, given);
      }
    }
    const slowStore = {
      async put() {
        await new Promise((resolve) => setImmediate(resolve));
        stored++;
      },
    };
    const { size } = await importContent(source(), slowStore);
    expect(size).to.equal(blocks * SINGLE_BLOCK_LIMIT);
    expect(stored).to.equal(blocks + 1);
    expect(most).to.be.at.most(8);
  });

  it("reports progress up to the last byte", async () => {
    const seen: number[] = [];
    await describeContent(sample(2_500_000), { onProgress: (bytes) => seen.push(bytes) });
    expect(seen).to.deep.equal([SINGLE_BLOCK_LIMIT, 2 * SINGLE_BLOCK_LIMIT, 2_500_000]);
  });

  it("stops when told to, with the reason given", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let handled = 0;
    const importing = describeContent(sample(5_000_000), {
      signal: controller.signal,
      onProgress: (bytes) => {
        handled = bytes;
        controller.abort(reason);
      },
    });
    expect(await importing.catch((error: unknown) => error)).to.equal(reason);
    expect(handled).to.equal(SINGLE_BLOCK_LIMIT);
  });

  it("passes on what the store says when it cannot write", async () => {
    const full = new Error("disk full");
    const failing = { put: () => Promise.reject(full) };
    expect(await importContent(sample(10), failing).catch((error: unknown) => error)).to.equal(
      full,
    );
  });
});
