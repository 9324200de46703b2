import { CarReader } from "@ipld/car/reader";
import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import fc from "fast-check";
import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";
import {
  exportCar,
  exportContent,
  importContent,
  parseCid,
  readCar,
  SINGLE_BLOCK_LIMIT,
} from "../../../core/content/index.js";
import { isDaoError } from "../../../core/errors.js";
import { refusalOf } from "../refusal.js";
import { carOf, inPieces, section, varint } from "./car-by-hand.js";
import { collect, sample, SIZES } from "./sample.js";
import { cidOf, fileNode } from "./unixfs-by-hand.js";

const RAW = 0x55;
const bytes = sample(3_000, 4);
const block = { cid: cidOf(RAW, bytes), bytes };

async function readAll(car: Uint8Array, options = {}) {
  const { roots, blocks } = await readCar(inPieces(car, 1_000), options);
  const found = new MemoryBlockstore();
  let count = 0;
  for await (const { cid, bytes: content } of blocks) {
    await found.put(cid, content);
    count++;
  }
  return { roots, found, count };
}

describe("exportCar and readCar", () => {
  for (const size of SIZES) {
    it(`carry ${size} bytes from one store to another`, async () => {
      const store = new MemoryBlockstore();
      const content = sample(size, 6);
      const { cid } = await importContent(content, store);
      const car = await collect(exportCar(cid, store));
      const { roots, found } = await readAll(car);
      expect(roots.map(String)).to.deep.equal([cid]);
      expect(Buffer.compare(await collect(exportContent(cid, found)), content)).to.equal(0);
    });
  }

  it("write what the library reads: one root, each block once, parents first", async () => {
    const store = new MemoryBlockstore();
    const twice = sample(SINGLE_BLOCK_LIMIT, 2);
    const { cid } = await importContent(Buffer.concat([twice, twice]), store);
    const reader = await CarReader.fromBytes(await collect(exportCar(cid, store)));
    expect((await reader.getRoots()).map(String)).to.deep.equal([cid]);
    const order: string[] = [];
    for await (const { cid: each } of reader.blocks()) order.push(each.toString());
    expect(order).to.deep.equal([cid, cidOf(RAW, twice).toString()]);
  });

  it("give the root block alone when asked to", async () => {
    const store = new MemoryBlockstore();
    const { cid } = await importContent(sample(SINGLE_BLOCK_LIMIT + 1, 2), store);
    const { count, found } = await readAll(
      await collect(exportCar(cid, store, { scope: "block" })),
    );
    expect(count).to.equal(1);
    expect(found.has(parseCid(cid))).to.equal(true);
  });

  it("end when the reader goes away, and read no further", async () => {
    const store = new MemoryBlockstore();
    const { cid } = await importContent(sample(3 * SINGLE_BLOCK_LIMIT, 2), store);
    let reads = 0;
    const counting = {
      get(each: CID) {
        reads++;
        return store.get(each);
      },
    };
    for await (const piece of exportCar(cid, counting)) {
      expect(piece.byteLength).to.be.greaterThan(0);
      break;
    }
    const before = reads;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reads).to.equal(before).and.to.be.lessThan(3);
  });

  it("say that a block is missing at the end of the stream, not as a whole file", async () => {
    const store = new MemoryBlockstore();
    const content = sample(3 * SINGLE_BLOCK_LIMIT, 2);
    const { cid } = await importContent(content, store);
    await store.delete(cidOf(RAW, content.subarray(SINGLE_BLOCK_LIMIT, 2 * SINGLE_BLOCK_LIMIT)));
    await refusalOf(() => collect(exportCar(cid, store)), "CONTENT_MISSING");
  });
});

describe("readCar", () => {
  const good = carOf([block.cid], [block]);

  it("reads a file written by hand", async () => {
    const { roots, count } = await readAll(good);
    expect([roots.map(String), count]).to.deep.equal([[block.cid.toString()], 1]);
  });

  it("refuses a file cut at any byte", async () => {
    const small = { cid: cidOf(RAW, bytes.subarray(0, 20)), bytes: bytes.subarray(0, 20) };
    const car = carOf([small.cid], [small]);
    const header = carOf([small.cid], []).length;
    for (let length = 0; length < car.length; length++) {
      // Cut behind the header it is whole, only without blocks.
      if (length === header) continue;
      await refusalOf(() => readAll(car.subarray(0, length)), "CAR_MALFORMED");
    }
  });

  it("refuses a changed byte in a block, naming the block", async () => {
    const changed = Uint8Array.from(good);
    changed[changed.length - 1]! ^= 1;
    const { message } = await refusalOf(() => readAll(changed), "CONTENT_MISMATCH");
    expect(message).to.contain(block.cid.toString());
  });

  it("waits for no more bytes than a block may have, whatever length is claimed", async () => {
    let taken = 0;
    async function* endless(start: Uint8Array) {
      yield start;
      for (;;) {
        taken += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    const header = carOf([block.cid], []);
    const lengths = [3_000_000n, 2n ** 32n, 2n ** 53n - 1n];
    const starts = [
      ...lengths.map((length) => varint(length)),
      ...lengths.map((length) => Buffer.concat([header, varint(length), block.cid.bytes])),
      // A hash that claims to be long (of longer numbers the library does not see the end).
      ...lengths
        .slice(0, 2)
        .map((length) =>
          Buffer.concat([header, varint(length), new Uint8Array([1, RAW, 0x12]), varint(length)]),
        ),
    ];
    for (const start of starts) {
      taken = 0;
      const read = async () => {
        const { blocks } = await readCar(endless(start));
        for await (const { cid } of blocks) expect.fail(`read ${cid}`);
      };
      await refusalOf(read, "CAR_TOO_LARGE");
      expect(taken).to.be.lessThan(3_000_000);
    }
  });

  it("refuses lengths that are no numbers", async () => {
    const header = carOf([block.cid], []);
    for (const bad of [new Uint8Array(12).fill(0xff), new Uint8Array([0])]) {
      await refusalOf(() => readAll(bad), "CAR_MALFORMED");
      await refusalOf(() => readAll(Buffer.concat([header, bad])), "CAR_MALFORMED");
    }
  });

  it("takes CIDv1 with sha2-256 and raw or dag-pb, and no other block", async () => {
    const { multihash } = block.cid;
    const identity = CID.createV1(RAW, {
      code: 0,
      size: 2,
      digest: new Uint8Array([1, 2]),
      bytes: new Uint8Array([0, 2, 1, 2]),
    });
    for (const cid of [
      CID.createV1(0x71, multihash),
      CID.createV0(create(0x12, multihash.digest)),
      identity,
    ]) {
      await refusalOf(() => readAll(carOf([block.cid], [{ cid, bytes }])), "CAR_MALFORMED");
      await refusalOf(() => readAll(carOf([cid], [block])), "CAR_MALFORMED");
    }
  });

  it("wants a root, and no more roots or blocks than it is told", async () => {
    await refusalOf(() => readAll(carOf([], [block])), "CAR_MALFORMED");
    const others = [1, 2, 3]
      .map((seed) => sample(9, seed))
      .map((each) => ({ cid: cidOf(RAW, each), bytes: each }));
    const many = carOf(
      others.map(({ cid }) => cid),
      others,
    );
    expect((await readAll(many)).count).to.equal(3);
    await refusalOf(() => readAll(many, { maxRoots: 2 }), "CAR_TOO_LARGE");
    await refusalOf(() => readAll(many, { maxBlocks: 2 }), "CAR_TOO_LARGE");
    const twice = carOf([block.cid, block.cid], [block]);
    expect((await readAll(twice)).roots).to.have.length(1);
  });

  it("refuses CARv2, which can point anywhere in the file", async () => {
    const pragma = Uint8Array.from([
      0x0a,
      0xa1,
      0x67,
      ...new TextEncoder().encode("version"),
      0x02,
    ]);
    for (const offset of [51n, 2n ** 60n, 0n]) {
      const fixed = new DataView(new ArrayBuffer(40));
      fixed.setBigUint64(16, offset, true);
      fixed.setBigUint64(24, BigInt(good.length), true);
      const car = Buffer.concat([pragma, new Uint8Array(fixed.buffer), good]);
      const error = await readAll(car).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(isDaoError(error) && error.code).to.match(/^CAR_(MALFORMED|TOO_LARGE)$/);
    }
  });

  it("passes on what breaks in the source itself", async () => {
    const broken = Object.assign(new Error("reset"), { code: "ECONNRESET" });
    async function* breaking() {
      yield good.subarray(0, 40);
      throw broken;
    }
    const read = (async () => {
      const { blocks } = await readCar(breaking());
      for await (const _ of blocks);
    })();
    expect(await read.catch((error: unknown) => error)).to.equal(broken);
  });

  it("answers any bytes with a refusal or with blocks that are what they say", async () => {
    const node = fileNode([{ cid: block.cid, size: bytes.length }]);
    const base = carOf([cidOf(0x70, node)], [{ cid: cidOf(0x70, node), bytes: node }, block]);
    const edits = fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    const damaged = edits.map((changes) => {
      const car = Uint8Array.from(base);
      for (const [place, value] of changes) car[place] = value;
      return car;
    });
    const cut = fc
      .tuple(damaged, fc.nat(base.length))
      .map(([car, length]) => car.subarray(0, length));
    const junk = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, cut, junk), async (car) => {
        try {
          const { blocks } = await readCar(inPieces(car, 7));
          for await (const each of blocks) {
            expect(cidOf(each.cid.code, each.bytes).toString()).to.equal(each.cid.toString());
          }
        } catch (error) {
          if (!isDaoError(error)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("a section by hand", () => {
  it("is what the library writes", async () => {
    const store = new MemoryBlockstore();
    await store.put(block.cid, bytes);
    const car = await collect(exportCar(block.cid.bytes, store));
    const expected = Buffer.concat([carOf([block.cid], []), section(block)]);
    expect(Buffer.compare(car, expected)).to.equal(0);
  });
});
