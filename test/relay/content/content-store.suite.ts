import { expect } from "chai";
import {
  importContent,
  parseCid,
  readBlock,
  SINGLE_BLOCK_LIMIT,
} from "../../../core/content/index.js";
import type { ContentStore } from "../../../relay/content/store/content-store.js";
import { refusalOf } from "../../core/refusal.js";
import { collect, sample } from "../../core/content/sample.js";
import { cidOf, fileNode } from "../../core/content/unixfs-by-hand.js";

const RAW = 0x55;
const DAG_PB = 0x70;

/** What every store behind the seam must do. Run against files by the default tests, against Kubo by `test:interop`. */
export function describeContentStore(name: string, open: () => Promise<ContentStore>): void {
  describe(`content store: ${name}`, () => {
    let store: ContentStore;
    before(async () => (store = await open()));
    after(() => store.close());

    /** Different bytes for each test, so that none lives on what another left. */
    let seed = Date.now() % 1_000_000;
    const block = (size = 1_000) => {
      const bytes = sample(size, ++seed);
      return { bytes, cid: cidOf(RAW, bytes) };
    };

    it("says that it can be reached", () => store.check());

    for (const size of [0, 1, 262_145, SINGLE_BLOCK_LIMIT]) {
      it(`gives back a block of ${size} bytes`, async () => {
        const { bytes, cid } = block(size);
        await store.put(cid, bytes);
        expect(await store.has(cid)).to.equal(true);
        expect(Buffer.compare(await readBlock(cid, store), bytes)).to.equal(0);
      });
    }

    it("takes the same block twice, one after another and at once", async () => {
      const { bytes, cid } = block();
      await Promise.all([store.put(cid, bytes), store.put(cid, bytes)]);
      await store.put(cid, bytes);
      expect(Buffer.compare(await readBlock(cid, store), bytes)).to.equal(0);
    });

    it("finds a block by hash, whatever the codec of the CID", async () => {
      const node = fileNode([{ cid: block().cid, size: ++seed }]);
      await store.put(cidOf(DAG_PB, node), node);
      expect(await store.has(cidOf(RAW, node))).to.equal(true);
      expect(Buffer.compare(await readBlock(cidOf(DAG_PB, node), store), node)).to.equal(0);
      expect(Buffer.compare(await readBlock(cidOf(RAW, node), store), node)).to.equal(0);
    });

    it("knows nothing of what was never put, and does not look for it elsewhere", async () => {
      const { cid } = block();
      expect(await store.has(cid)).to.equal(false);
      await refusalOf(() => readBlock(cid, store), "CONTENT_MISSING");
    });

    it("forgets a deleted block, and minds no second deletion", async () => {
      const { bytes, cid } = block();
      await store.put(cid, bytes);
      await store.delete(cid);
      expect(await store.has(cid)).to.equal(false);
      await store.delete(cid);
    });

    it("holds a pinned content of several blocks until it is unpinned", async () => {
      const bytes = sample(2 * SINGLE_BLOCK_LIMIT + 5, ++seed);
      const { cid } = await importContent(bytes, store);
      await store.pin(parseCid(cid));
      await store.pin(parseCid(cid));
      expect(
        Buffer.compare(
          await readBlock(parseCid(cid), store),
          await collect(store.get(parseCid(cid))),
        ),
      ).to.equal(0);
      await store.unpin(parseCid(cid));
      await store.unpin(parseCid(cid));
    });

    it("keeps many blocks apart that come at once", async () => {
      const blocks = Array.from({ length: 40 }, () => block(64));
      await Promise.all(blocks.map(({ cid, bytes }) => store.put(cid, bytes)));
      for (const { cid, bytes } of blocks) {
        expect(Buffer.compare(await readBlock(cid, store), bytes)).to.equal(0);
      }
    });

    it("stops reading when it is told to", async () => {
      const { bytes, cid } = block();
      await store.put(cid, bytes);
      const reason = new Error("enough");
      const read = collect(store.get(cid, { signal: AbortSignal.abort(reason) }));
      expect(
        await read.then(
          () => undefined,
          () => "stopped",
        ),
      ).to.equal("stopped");
    });
  });
}
