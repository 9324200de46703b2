import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import fc from "fast-check";
import { importDirectory } from "ipfs-unixfs-importer";
import type { CID } from "multiformats/cid";
import {
  exportContent,
  importContent,
  parseCid,
  type ReadableStore,
  SINGLE_BLOCK_LIMIT,
} from "../../../core/content/index.js";
import { refusalOf } from "../refusal.js";
import { collect, sample, SIZES } from "./sample.js";
import { cidOf, fileNode, type Part } from "./unixfs-by-hand.js";

const RAW = 0x55;
const DAG_PB = 0x70;

/** A store in which one block can be swapped for anything. */
function tampered(store: ReadableStore, target: CID, change: (block: Uint8Array) => Uint8Array) {
  return {
    async *get(cid: CID) {
      const block = await collect(toAsync(store.get(cid)));
      yield cid.equals(target) ? change(block) : block;
    },
  };
}

async function* toAsync(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
  yield* pieces;
}

async function stored(...blocks: [number, Uint8Array][]): Promise<MemoryBlockstore> {
  const store = new MemoryBlockstore();
  for (const [codec, block] of blocks) await store.put(cidOf(codec, block), block);
  return store;
}

describe("exportContent", () => {
  for (const size of SIZES) {
    it(`gives back ${size} bytes as they were`, async () => {
      const bytes = sample(size, 3);
      const store = new MemoryBlockstore();
      const { cid, cidBytes } = await importContent(bytes, store);
      const seen: number[] = [];
      const back = await collect(exportContent(cid, store, { onProgress: (n) => seen.push(n) }));
      expect(Buffer.compare(back, bytes)).to.equal(0);
      expect(seen.at(-1) ?? 0).to.equal(size);
      expect(Buffer.compare(await collect(exportContent(cidBytes, store)), bytes)).to.equal(0);
    });
  }

  it("gives back any bytes around the limit of one block", async () => {
    const sizes = fc.integer({ min: -40, max: 40 }).map((by) => SINGLE_BLOCK_LIMIT + by);
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, seed) => {
        const bytes = sample(size, seed);
        const store = new MemoryBlockstore();
        const { cid } = await importContent(bytes, store);
        expect(cid.startsWith(size <= SINGLE_BLOCK_LIMIT ? "bafkrei" : "bafybei")).to.equal(true);
        expect(Buffer.compare(await collect(exportContent(cid, store)), bytes)).to.equal(0);
      }),
      { numRuns: 12 },
    );
  });

  it("notices any flipped bit in any block", async () => {
    const files = await Promise.all(
      [1, SINGLE_BLOCK_LIMIT, 2_500_000].map(async (size) => {
        const store = new MemoryBlockstore();
        const { cid } = await importContent(sample(size, 4), store);
        const blocks: CID[] = [];
        for await (const block of store.getAll()) blocks.push(block.cid);
        // A memory store forgets codecs, so the root is named apart.
        const root = parseCid(cid);
        return { cid, store, blocks: [root, ...blocks.filter((b) => !sameHash(b, root))] };
      }),
    );
    const flips = fc.tuple(fc.constantFrom(...files), fc.nat(), fc.nat(), fc.nat({ max: 7 }));
    await fc.assert(
      fc.asyncProperty(flips, async ([{ cid, store, blocks }, which, where, bit]) => {
        const target = blocks[which % blocks.length];
        if (target === undefined) throw new Error("no block");
        const damaged = tampered(store, target, (block) => {
          const copy = Uint8Array.from(block);
          const index = where % copy.length;
          copy[index] = (copy[index] ?? 0) ^ (1 << bit);
          return copy;
        });
        const refusal = await refusalOf(
          () => collect(exportContent(cid, damaged)),
          "CONTENT_MISMATCH",
        );
        expect(refusal.message).to.include(target.toString());
      }),
      { numRuns: 60 },
    );
  });

  it("notices a block cut short, grown, emptied or blown up", async () => {
    const store = new MemoryBlockstore();
    const { cid } = await importContent(sample(1_000), store);
    for (const change of [
      (block: Uint8Array) => block.subarray(1),
      (block: Uint8Array) => Buffer.concat([block, Buffer.of(0)]),
      () => new Uint8Array(),
      () => new Uint8Array(2 * SINGLE_BLOCK_LIMIT + 1),
    ]) {
      const damaged = tampered(store, parseCid(cid), change);
      await refusalOf(() => collect(exportContent(cid, damaged)), "CONTENT_MISMATCH");
    }
  });

  it("names the missing block, whether root or leaf", async () => {
    const store = new MemoryBlockstore();
    const bytes = sample(3 * SINGLE_BLOCK_LIMIT);
    const { cid } = await importContent(bytes, store);
    const leaf = cidOf(RAW, bytes.subarray(SINGLE_BLOCK_LIMIT, 2 * SINGLE_BLOCK_LIMIT));
    await store.delete(leaf);
    const refusal = await refusalOf(() => collect(exportContent(cid, store)), "CONTENT_MISSING");
    expect(refusal.message).to.include(leaf.toString());
    await refusalOf(() => collect(exportContent(cid, new MemoryBlockstore())), "CONTENT_MISSING");
  });

  it("reads no further than its reader", async () => {
    const store = new MemoryBlockstore();
    const { cid } = await importContent(sample(6 * SINGLE_BLOCK_LIMIT), store);
    let reads = 0;
    const counting: ReadableStore = {
      get(block) {
        reads++;
        return store.get(block);
      },
    };
    let pieces = 0;
    for await (const piece of exportContent(cid, counting)) {
      pieces += piece.length / SINGLE_BLOCK_LIMIT;
      await new Promise((resolve) => setImmediate(resolve));
      expect(reads).to.equal(pieces + 1); // and the root
      if (pieces === 3) break;
    }
    expect(reads).to.equal(4);
  });

  it("stops when told to", async () => {
    const store = new MemoryBlockstore();
    const { cid } = await importContent(sample(3 * SINGLE_BLOCK_LIMIT), store);
    const controller = new AbortController();
    const reason = new Error("enough");
    const reading = collect(
      exportContent(cid, store, {
        signal: controller.signal,
        onProgress: () => controller.abort(reason),
      }),
    );
    expect(await reading.catch((error: unknown) => error)).to.equal(reason);
  });

  it("passes on a fault of the store itself, also from deep in a tree", async () => {
    const leaf = sample(10);
    const inner = fileNode([{ cid: cidOf(RAW, leaf), size: 10 }]);
    const root = fileNode([{ cid: cidOf(DAG_PB, inner), size: 10 }]);
    const store = await stored([DAG_PB, inner], [DAG_PB, root]);
    const fault = new Error("input/output error");
    const failing: ReadableStore = {
      async *get(cid) {
        if (cid.code === RAW) throw fault;
        yield* store.get(cid);
      },
    };
    const reading = collect(exportContent(cidOf(DAG_PB, root).toString(), failing));
    expect(await reading.catch((error: unknown) => error)).to.equal(fault);
  });
});

describe("exportContent of genuine blocks that are no honest file", () => {
  const leaf = sample(10);
  const leafPart: Part = { cid: cidOf(RAW, leaf), size: 10 };

  async function refused(root: Uint8Array, code: string, ...others: [number, Uint8Array][]) {
    const store = await stored([RAW, leaf], [DAG_PB, root], ...others);
    return refusalOf(() => collect(exportContent(cidOf(DAG_PB, root).toString(), store)), code);
  }

  it("reads the honest tree these are made from", async () => {
    const root = fileNode([leafPart, leafPart]);
    const store = await stored([RAW, leaf], [DAG_PB, root]);
    const back = await collect(exportContent(cidOf(DAG_PB, root).toString(), store));
    expect(Buffer.compare(back, Buffer.concat([leaf, leaf]))).to.equal(0);
  });

  it("refuses a part larger or smaller than its parent says", async () => {
    await refused(fileNode([leafPart], { blockSizes: [11] }), "CONTENT_MALFORMED");
    await refused(fileNode([leafPart], { blockSizes: [9] }), "CONTENT_MALFORMED");
  });

  it("refuses links without sizes and sizes without links", async () => {
    await refused(fileNode([leafPart, leafPart], { blockSizes: [10] }), "CONTENT_MALFORMED");
    await refused(fileNode([leafPart], { blockSizes: [10, 10] }), "CONTENT_MALFORMED");
  });

  it("refuses empty parts, which could be walked for ever", async () => {
    const nothing = new Uint8Array();
    const root = fileNode([leafPart, { cid: cidOf(RAW, nothing), size: 0 }]);
    await refused(root, "CONTENT_MALFORMED", [RAW, nothing]);
  });

  it("refuses a tree deeper than any honest one", async () => {
    const blocks: [number, Uint8Array][] = [];
    let part = leafPart;
    for (let depth = 0; depth < 12; depth++) {
      const node = fileNode([part]);
      blocks.push([DAG_PB, node]);
      part = { cid: cidOf(DAG_PB, node), size: 10 };
    }
    await refused(fileNode([part]), "CONTENT_MALFORMED", ...blocks);
  });

  it("refuses bytes that are no UnixFS, and symbolic links", async () => {
    await refused(Uint8Array.of(1, 2, 3), "CONTENT_MALFORMED");
    await refused(Uint8Array.of(0x0a, 2, 8, 77), "CONTENT_MALFORMED");
    await refused(fileNode([], { type: 4 }), "CONTENT_NOT_A_FILE");
  });

  it("refuses a directory", async () => {
    const store = new MemoryBlockstore();
    const { cid } = await importDirectory({ path: "minutes" }, store);
    await refusalOf(() => collect(exportContent(cid.toString(), store)), "CONTENT_NOT_A_FILE");
  });
});

function sameHash(a: CID, b: CID): boolean {
  return Buffer.compare(a.multihash.digest, b.multihash.digest) === 0;
}
