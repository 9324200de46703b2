import { expect } from "chai";
import { describeContent, parseCid, SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import { refusalOf } from "../../core/refusal.js";
import { collect, sample } from "../../core/content/sample.js";
import { cidOf } from "../../core/content/unixfs-by-hand.js";
import { closeAll, letExpire, openContentIn, type ContentSettings } from "./open-content.js";

const LARGE = 3 * SINGLE_BLOCK_LIMIT + 7;

/** What the content service does wherever blocks lie. Run against files by default, against Kubo by `test:interop`. */
export function describeContentService(name: string, settings: ContentSettings): void {
  describe(`the content service on ${name}`, () => {
    afterEach(closeAll);

    for (const size of [0, 5, SINGLE_BLOCK_LIMIT, LARGE]) {
      it(`keeps ${size} bytes across a restart, and gives them back as they were`, async () => {
        const relay = await openContentIn(settings);
        const bytes = sample(size, 3);
        const described = await relay.content.add(bytes, "document");
        expect(described).to.deep.equal(await describeContent(bytes));
        await relay.reopen();
        expect(Buffer.compare(await collect(relay.content.read(described.cid)), bytes)).to.equal(0);
        expect(await relay.content.has(described.cidBytes)).to.equal(true);
        const { state, reasons, size: known, expiresAt } = relay.content.status(described.cid);
        expect({ state, reasons, known, expiresAt }).to.deep.equal({
          state: "held",
          reasons: ["document"],
          known: size,
          expiresAt: undefined,
        });
      });
    }

    it("puts one block under the CID it was told, and refuses any other", async () => {
      const { content } = await openContentIn(settings);
      const bytes = sample(100, 1);
      await content.put(cidOf(0x55, bytes), bytes, "post");
      expect(Buffer.compare(await content.bytes(cidOf(0x55, bytes).bytes), bytes)).to.equal(0);
      await refusalOf(() => content.put(cidOf(0x55, sample(99)), bytes), "CONTENT_MISMATCH");
      await refusalOf(() => content.put(cidOf(0x70, bytes), bytes), "CONTENT_MISMATCH");
      const large = sample(SINGLE_BLOCK_LIMIT + 1);
      await refusalOf(() => content.put(cidOf(0x55, large), large), "CONTENT_MISMATCH");
    });

    it("keeps bytes that are a content and a root node at once until neither is needed", async () => {
      const relay = await openContentIn({ ...settings, unpinnedHours: 1 });
      const { cid } = await relay.content.add(sample(LARGE, 9), "document");
      const node = await collect(relay.content.get(parseCid(cid)));
      const raw = cidOf(0x55, node).toString();
      await relay.content.add(node);
      await letExpire(relay);
      expect(relay.content.status(raw).state).to.equal("unknown");
      expect((await collect(relay.content.read(cid))).length).to.equal(LARGE);
    });

    it("drops what nothing names when its time is over, and nothing else", async () => {
      const relay = await openContentIn({ ...settings, unpinnedHours: 1 });
      const uploaded = await relay.content.add(sample(50, 1));
      const named = await relay.content.add(sample(50, 2));
      const expiry = relay.content.status(uploaded.cid).expiresAt ?? 0;
      expect(expiry - (relay.content.status(uploaded.cid).storedAt ?? 0)).to.equal(3_600);
      await relay.content.tidy();
      expect(relay.content.status(uploaded.cid).state).to.equal("held");
      relay.content.want({ cid: named.cid, reason: "document" });
      await letExpire(relay);
      expect(relay.content.status(uploaded.cid).state).to.equal("unknown");
      expect(relay.content.status(named.cid).state).to.equal("held");
      expect(relay.content.summary().storedBytes).to.equal(50);
    });

    it("takes uploads within their budget only, whatever the chain's content takes", async () => {
      const relay = await openContentIn({
        ...settings,
        maxUnpinnedBytes: 1_000,
        maxStoredBytes: 5_000,
      });
      await relay.content.add(sample(2_000, 1), "document");
      await relay.content.add(sample(900, 2));
      await refusalOf(() => relay.content.add(sample(101, 3)), "CONTENT_BUDGET_SPENT");
      await relay.content.add(sample(100, 4));
      await refusalOf(
        () => relay.content.add(sample(2_001, 5), "document"),
        "CONTENT_BUDGET_SPENT",
      );
      await relay.content.add(sample(2_000, 6), "document");
      expect(relay.content.summary().storedBytes).to.equal(5_000);
    });

    it("counts what is on its way, so that many at once do not pass the budget together", async () => {
      const relay = await openContentIn({ ...settings, maxUnpinnedBytes: 1_000 });
      const adding = Array.from({ length: 8 }, (_, seed) => relay.content.add(sample(400, seed)));
      const outcomes = await Promise.allSettled(adding);
      expect(outcomes.filter(({ status }) => status === "fulfilled").length).to.be.within(1, 2);
      expect(relay.content.summary().storedBytes).to.be.at.most(1_000);
    });

    it("gives each address its share, of which the chain's content takes nothing, also after a restart", async () => {
      const limits = { maxUnpinnedBytes: 1_000, maxUnpinnedBytesEach: 300, unpinnedHours: 1 };
      const relay = await openContentIn({ ...settings, ...limits });
      const [here, there] = [{ client: "192.0.2.1" }, { client: "2001:db8:0:0::/64" }];
      const add = (size: number, seed: number, by = here) =>
        relay.content.add(sample(size, seed), undefined, by);
      const first = await add(200, 1);
      await refusalOf(() => add(101, 2), "CONTENT_SHARE_SPENT");
      await add(101, 2, there);
      await add(100, 3);
      await relay.reopen();
      await refusalOf(() => add(1, 4), "CONTENT_SHARE_SPENT");
      // Of what has no address, siblings' and peers', nothing is anybody's share.
      await relay.content.add(sample(400, 5));
      relay.content.want({ cid: first.cid, reason: "document" });
      await add(200, 6);
      await refusalOf(() => add(1, 7), "CONTENT_SHARE_SPENT");
      await letExpire(relay);
      await add(300, 8);
    });

    it("counts what is on its way from an address, so that many at once do not pass its share", async () => {
      const limits = { maxUnpinnedBytes: 10_000, maxUnpinnedBytesEach: 1_000 };
      const relay = await openContentIn({ ...settings, ...limits });
      const by = { client: "192.0.2.1" };
      const adding = Array.from({ length: 8 }, (_, seed) =>
        relay.content.add(sample(400, seed), undefined, by),
      );
      const outcomes = await Promise.allSettled(adding);
      expect(outcomes.filter(({ status }) => status === "fulfilled").length).to.be.within(1, 2);
      await relay.content.add(sample(1_000, 9), undefined, { client: "192.0.2.2" });
    });

    it("survives the same content being added, refused and dropped at once", async () => {
      const relay = await openContentIn({ ...settings, maxContentBytes: LARGE });
      const bytes = sample(LARGE, 8);
      async function* cutShort(length: number) {
        yield bytes.subarray(0, length);
        await new Promise((resolve) => setTimeout(resolve, length % 13));
        throw new Error("gone");
      }
      const lengths = [1, 2, 3].flatMap((blocks) => [
        blocks * SINGLE_BLOCK_LIMIT,
        blocks * SINGLE_BLOCK_LIMIT + 3,
      ]);
      const cut = lengths.map((length) =>
        relay.content.add(cutShort(length)).catch(() => undefined),
      );
      const { cid } = await relay.content.add(bytes, "document");
      await Promise.all(cut);
      expect(Buffer.compare(await collect(relay.content.read(cid)), bytes)).to.equal(0);
      expect(relay.content.summary().contents).to.deep.equal({ held: 1, wanted: 0, damaged: 0 });
    });

    it("gives nothing that is on its way or that it does not keep", async () => {
      const relay = await openContentIn(settings);
      const part = sample(SINGLE_BLOCK_LIMIT, 4);
      let asked: unknown;
      async function* slowly() {
        yield Buffer.concat([part, part, part]);
        asked = await relay.content
          .read(cidOf(0x55, part).bytes)
          .next()
          .catch((error: unknown) => error);
        yield sample(5, 1);
      }
      const { cid } = await relay.content.add(slowly());
      expect(asked).to.include({ code: "CONTENT_MISSING" });
      expect(await relay.content.has(cid)).to.equal(true);
      await refusalOf(
        () => collect(relay.content.read(cidOf(0x55, sample(3)).bytes)),
        "CONTENT_MISSING",
      );
    });

    it("tells those who wait when something arrives, however it comes", async () => {
      const { content } = await openContentIn(settings);
      const bytes = sample(70, 1);
      const cid = cidOf(0x55, bytes);
      const told: [string, readonly string[]][] = [];
      const stop = content.onHeld((arrived, reasons) => told.push([arrived, reasons]));
      const waiting = content.arrival(cid.bytes, AbortSignal.timeout(5_000));
      content.want({ cid, reason: "document", mediaType: "text/plain" });
      expect(content.status(cid.bytes)).to.include({ state: "wanted", mediaType: "text/plain" });
      await content.add(bytes);
      await waiting;
      stop();
      await content.add(sample(71, 1));
      expect(told).to.deep.equal([[cid.toString(), ["document"]]]);
      const reason = new Error("no more");
      const never = content.arrival(cidOf(0x55, sample(2)).bytes, AbortSignal.abort(reason));
      expect(await never.catch((error: unknown) => error)).to.equal(reason);
    });

    it("forgets what was only wanted when the last reason goes", async () => {
      const { content } = await openContentIn(settings);
      const cid = cidOf(0x55, sample(9)).toString();
      content.want({ cid, reason: "document" }, { cid, reason: "attachment" });
      content.release(cid, "document");
      expect(content.status(cid)).to.include({ state: "wanted" });
      content.release(cid, "attachment");
      expect(content.status(cid)).to.include({ state: "unknown" });
    });
  });
}
