import { spawn } from "node:child_process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { describeContent, SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import { contentConfig } from "../../../relay/content/config.js";
import { openKuboStore } from "../../../relay/content/store/kubo-store.js";
import { refusalOf } from "../../core/refusal.js";
import { collect, sample, SIZES } from "../../core/content/sample.js";
import { describeContentService } from "./content-service.suite.js";
import { describeContentStore } from "./content-store.suite.js";
import { closeAll, openContentIn } from "./open-content.js";

/** Set by `npm run test:interop`; without a node there is nothing here to run. */
const rpc = process.env.THREE_OPENS_TEST_KUBO;
const gateway = process.env.THREE_OPENS_TEST_KUBO_GATEWAY ?? "";
const bin = process.env.THREE_OPENS_TEST_KUBO_BIN ?? "";

const LARGE = 3 * SINGLE_BLOCK_LIMIT + 7;

/** Runs `ipfs` with bytes on its standard input, and gives what it prints. */
async function ipfs(args: string[], input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const child = spawn(bin, args, { stdio: ["pipe", "pipe", "inherit"] });
  const [printed] = await Promise.all([
    text(child.stdout),
    pipeline(Readable.from(input, { objectMode: false }), child.stdin),
  ]);
  return printed.trim();
}

if (rpc !== undefined) {
  const { kubo } = contentConfig.parse({ kubo: { url: rpc } });

  describeContentStore("Kubo", () => Promise.resolve(openKuboStore(kubo)));
  describeContentService("Kubo", { store: "kubo", kubo: { url: rpc } });

  describe("Kubo as a second opinion", () => {
    afterEach(closeAll);

    for (const size of SIZES) {
      it(`gives ${size} bytes the CID that we give them`, async () => {
        const bytes = sample(size, 11);
        const { cid } = await describeContent(bytes);
        expect(await ipfs(["add", "--only-hash", "-Q"], [bytes])).to.equal(cid);
      });
    }

    it("gives a file of more than 1024 blocks, whose tree has two levels, the CID that we give it", async () => {
      const block = sample(SINGLE_BLOCK_LIMIT, 12);
      function* gibibyteAndMore() {
        for (let index = 0; index < 1025; index++) {
          const numbered = Uint8Array.from(block);
          new DataView(numbered.buffer).setUint32(0, index);
          yield numbered;
        }
        yield sample(3, 1);
      }
      const [{ cid }, theirs] = await Promise.all([
        describeContent(gibibyteAndMore()),
        ipfs(["add", "--only-hash", "-Q"], gibibyteAndMore()),
      ]);
      expect(theirs).to.equal(cid);
    });

    it("takes our CAR, and we take its", async () => {
      const relay = await openContentIn();
      const bytes = sample(LARGE, 21);
      const { cid } = await relay.content.add(bytes);
      const told = await ipfs(["dag", "import", "--offline"], relay.content.car(cid));
      expect(told)
        .to.contain(cid)
        .and.to.match(/success/);

      const other = sample(LARGE, 22);
      const added = await ipfs(["add", "-Q"], [other]);
      const exported = await fetch(`${rpc}/api/v0/dag/export?arg=${added}&offline=true`, {
        method: "POST",
      });
      if (exported.body === null) throw new Error("Kubo exported nothing");
      const taken = await relay.content.takeCar(exported.body);
      expect(taken).to.deep.equal([{ cid: added, size: LARGE }]);
      expect(Buffer.compare(await collect(relay.content.read(added)), other)).to.equal(0);
    });

    it("serves as a peer: its gateway has the shape that ours has", async () => {
      const bytes = sample(LARGE, 23);
      const cid = await ipfs(["add", "-Q"], [bytes]);
      const relay = await openContentIn({ peers: [gateway] });
      relay.content.want({ cid, reason: "document" });
      await relay.content.arrival(cid, AbortSignal.timeout(20_000));
      expect(Buffer.compare(await collect(relay.content.read(cid)), bytes)).to.equal(0);
      for (const query of ["?format=raw", "?format=car&dag-scope=block"]) {
        const [ours, theirs] = await Promise.all(
          [relay.url, gateway].map((base) => fetch(`${base}/ipfs/${cid}${query}`)),
        );
        const bodies = await Promise.all(
          [ours, theirs].map(async (one) => Buffer.from(await one!.arrayBuffer())),
        );
        expect(Buffer.compare(bodies[0]!, bodies[1]!), query).to.equal(0);
        const [mine, its] = [ours, theirs].map(
          (one) => one?.headers.get("content-type")?.split(";")[0],
        );
        expect(mine).to.equal(its);
      }
    });

    it("fills a relay that keeps files, and the other way round", async () => {
      const inKubo = await openContentIn({ store: "kubo", kubo: { url: rpc } });
      const { cid } = await inKubo.content.add(sample(LARGE, 31), "document");
      const inFiles = await openContentIn({ peers: [inKubo.url] });
      inFiles.content.want({ cid, reason: "document" });
      await inFiles.content.arrival(cid, AbortSignal.timeout(20_000));

      const { cid: other } = await inFiles.content.add(sample(LARGE, 32), "document");
      const back = await openContentIn({ store: "kubo", kubo: { url: rpc }, peers: [inFiles.url] });
      back.content.want({ cid: other, reason: "document" });
      await back.content.arrival(other, AbortSignal.timeout(20_000));
      expect((await collect(back.content.read(other))).length).to.equal(LARGE);
    });

    it("keeps what is pinned from its own collector, and lets go of what was dropped", async () => {
      const relay = await openContentIn({ store: "kubo", kubo: { url: rpc }, unpinnedHours: 1 });
      const kept = await relay.content.add(sample(LARGE, 41), "document");
      const dropped = await relay.content.add(sample(LARGE, 42));
      await (await fetch(`${rpc}/api/v0/repo/gc`, { method: "POST" })).text();
      expect((await collect(relay.content.read(dropped.cid))).length).to.equal(LARGE);
      relay.travel(2);
      await relay.content.tidy();
      expect((await collect(relay.content.read(kept.cid))).length).to.equal(LARGE);
      const pins = await (
        await fetch(`${rpc}/api/v0/pin/ls?type=recursive`, { method: "POST" })
      ).text();
      expect(pins).to.contain(kept.cid).and.not.to.contain(dropped.cid);
    });

    it("is refused in one line when it cannot be reached", async () => {
      const nobody = { ...kubo, url: "http://127.0.0.1:9" };
      await refusalOf(() => openKuboStore(nobody).check(), "CONTENT_STORE_UNUSABLE");
    });
  });
}
