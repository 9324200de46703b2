import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import fc from "fast-check";
import type { CID } from "multiformats/cid";
import {
  exportContent,
  importContent,
  SINGLE_BLOCK_LIMIT,
  walkBlocks,
  type ContentShape,
  type ReadableStore,
  type WalkLimits,
} from "../../../core/content/index.js";
import { isDaoError } from "../../../core/errors.js";
import { refusalOf } from "../refusal.js";
import { collect, sample, SIZES } from "./sample.js";
import { cidOf, fileNode, type Part } from "./unixfs-by-hand.js";

const RAW = 0x55;
const DAG_PB = 0x70;

async function walked(cid: string | Uint8Array, store: ReadableStore, limits?: WalkLimits) {
  const cids: string[] = [];
  const walk = walkBlocks(cid, store, limits);
  let step = await walk.next();
  for (; step.done !== true; step = await walk.next()) cids.push(step.value.cid.toString());
  return { cids, shape: step.value };
}

/** Trees written by hand: each node names earlier ones, any number of times. */
class Trees extends MemoryBlockstore {
  async add(codec: number, block: Uint8Array, size: number): Promise<Part> {
    const cid = cidOf(codec, block);
    await this.put(cid, block);
    return { cid, size };
  }

  leaf(size: number, seed = 1): Promise<Part> {
    return this.add(RAW, sample(size, seed), size);
  }

  async node(parts: Part[], blockSizes?: number[]): Promise<Part> {
    const block = fileNode(parts, blockSizes === undefined ? {} : { blockSizes });
    const size = (blockSizes ?? parts.map((part) => part.size)).reduce(
      (sum, each) => sum + each,
      0,
    );
    return this.add(DAG_PB, block, size);
  }
}

describe("walkBlocks", () => {
  for (const size of SIZES) {
    it(`names every block of ${size} bytes once, and their size`, async () => {
      const store = new MemoryBlockstore();
      const put: string[] = [];
      const { cid } = await importContent(sample(size, 2), {
        async put(each: CID, block: Uint8Array) {
          put.push(each.toString());
          await store.put(each, block);
        },
      });
      const { cids, shape } = await walked(cid, store);
      expect(cids[0]).to.equal(cid);
      expect(cids.toSorted()).to.deep.equal(put.toSorted());
      expect(shape).to.deep.equal({ size, blocks: put.length });
    });
  }

  it("reads a repeated part once, and still counts its bytes", async () => {
    const store = new MemoryBlockstore();
    const { cid, size } = await importContent(new Uint8Array(3 * SINGLE_BLOCK_LIMIT), store);
    expect((await walked(cid, store)).shape).to.deep.equal({
      size,
      blocks: 2,
    } satisfies ContentShape);
  });

  it("refuses a small tree that unfolds without end, without unfolding it", async () => {
    const trees = new Trees();
    let top = await trees.leaf(1);
    for (let level = 0; level < 7; level++)
      top = await trees.node(Array.from({ length: 100 }, () => top));
    let reads = 0;
    const counting: ReadableStore = {
      get(cid) {
        reads++;
        return trees.get(cid);
      },
    };
    await refusalOf(() => walked(top.cid.bytes, counting), "CONTENT_TOO_LARGE");
    expect(reads).to.be.at.most(8);
  });

  it("refuses by the size that the root tells, before any part is read", async () => {
    const trees = new Trees();
    const parts = [await trees.leaf(600, 1), await trees.leaf(600, 2)];
    const root = await trees.node(parts);
    for (const { cid } of parts) await trees.delete(cid);
    await refusalOf(() => walked(root.cid.bytes, trees, { maxBytes: 1_199 }), "CONTENT_TOO_LARGE");
    await refusalOf(() => walked(root.cid.bytes, trees, { maxBytes: 1_200 }), "CONTENT_MISSING");
  });

  it("refuses more blocks than it is told, different or repeated", async () => {
    const trees = new Trees();
    const parts = await Promise.all([1, 2, 3].map((seed) => trees.leaf(10, seed)));
    const different = await trees.node(parts);
    const repeated = await trees.node(parts.flatMap((part) => [part, part]));
    expect((await walked(different.cid.bytes, trees, { maxBlocks: 4 })).shape.blocks).to.equal(4);
    await refusalOf(
      () => walked(different.cid.bytes, trees, { maxBlocks: 3 }),
      "CONTENT_TOO_LARGE",
    );
    await refusalOf(() => walked(repeated.cid.bytes, trees, { maxBlocks: 6 }), "CONTENT_TOO_LARGE");
  });

  it("refuses a part that is another size than some parent says, also when it was seen before", async () => {
    const trees = new Trees();
    const leaf = await trees.leaf(10);
    const honest = await trees.node([leaf]);
    const lying = await trees.node([leaf], [11]);
    for (const parts of [
      [honest, lying],
      [lying, honest],
      [honest, { ...honest, size: 11 }],
    ]) {
      const root = await trees.node(parts);
      await refusalOf(() => walked(root.cid.bytes, trees), "CONTENT_MALFORMED");
    }
  });

  it("refuses what is deeper than any file, also through a part seen before", async () => {
    const trees = new Trees();
    const levels = [await trees.leaf(5)];
    for (let level = 1; level <= 9; level++) levels.push(await trees.node([levels[level - 1]!]));
    expect((await walked(levels[8]!.cid.bytes, trees)).shape.blocks).to.equal(9);
    await refusalOf(() => walked(levels[9]!.cid.bytes, trees), "CONTENT_MALFORMED");
    const root = await trees.node([levels[7]!, levels[8]!]);
    await refusalOf(() => walked(root.cid.bytes, trees), "CONTENT_MALFORMED");
  });

  it("is not led in a circle by a store that lies", async () => {
    const trees = new Trees();
    const { cid, size } = await trees.node([await trees.leaf(5)]);
    const circular: ReadableStore = {
      *get() {
        yield fileNode([{ cid, size }]);
      },
    };
    await refusalOf(() => walked(cid.bytes, circular), "CONTENT_MISMATCH");
  });

  it("agrees with exportContent about any tree: both read it, or both refuse it", async () => {
    const shapes = fc.array(
      fc.record({
        parts: fc.array(fc.tuple(fc.nat(7), fc.constantFrom(0, 0, 0, 0, 1, -1)), { maxLength: 4 }),
        leaf: fc.option(fc.nat(30), { nil: undefined }),
        kept: fc.constantFrom(true, true, true, true, false),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const seen = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(shapes, async (nodes) => {
        const trees = new Trees();
        const made: Part[] = [await trees.leaf(1)];
        for (const { parts, leaf, kept } of nodes) {
          const named = parts.map(([index, off]) => {
            const part = made[index % made.length]!;
            return { ...part, size: Math.max(0, part.size + off) };
          });
          const next = leaf !== undefined ? await trees.leaf(leaf, leaf) : await trees.node(named);
          if (!kept) await trees.delete(next.cid);
          made.push(next);
        }
        const root = made.at(-1)!.cid.bytes;
        const outcome = (work: Promise<number>) =>
          work.catch((error: unknown) => {
            if (isDaoError(error)) return "refused";
            throw error;
          });
        const read = await outcome(
          collect(exportContent(root, trees)).then((bytes) => bytes.length),
        );
        const walk = await outcome(walked(root, trees).then(({ shape }) => shape.size));
        expect(walk).to.equal(read);
        seen[read === "refused" ? "refused" : "read"]++;
      }),
      {
        numRuns: 300,
        examples: [
          [[{ parts: [[0, 0]], leaf: undefined, kept: true }]],
          [[{ parts: [[0, 1]], leaf: undefined, kept: true }]],
        ],
      },
    );
    expect(seen.read).to.be.greaterThan(0);
    expect(seen.refused).to.be.greaterThan(0);
  });
});
