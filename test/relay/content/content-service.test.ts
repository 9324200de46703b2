import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { describeContent, parseCid, SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import { refusalOf } from "../../core/refusal.js";
import { collect, sample } from "../../core/content/sample.js";
import { cidOf } from "../../core/content/unixfs-by-hand.js";
import { blockFiles } from "./block-files.js";
import { closeAll, openContentIn, type OpenedContent } from "./open-content.js";

const LARGE = 3 * SINGLE_BLOCK_LIMIT + 7;
const filesOf = ({ directory }: OpenedContent) => blockFiles(join(directory, "blocks"));

describe("the content service", () => {
  afterEach(closeAll);

  for (const size of [0, 5, SINGLE_BLOCK_LIMIT, LARGE]) {
    it(`keeps ${size} bytes across a restart, and gives them back as they were`, async () => {
      const relay = await openContentIn();
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
    const { content } = await openContentIn();
    const bytes = sample(100, 1);
    await content.put(cidOf(0x55, bytes), bytes, "post");
    expect(Buffer.compare(await content.bytes(cidOf(0x55, bytes).bytes), bytes)).to.equal(0);
    await refusalOf(() => content.put(cidOf(0x55, sample(99)), bytes), "CONTENT_MISMATCH");
    await refusalOf(() => content.put(cidOf(0x70, bytes), bytes), "CONTENT_MISMATCH");
    const large = sample(SINGLE_BLOCK_LIMIT + 1);
    await refusalOf(() => content.put(cidOf(0x55, large), large), "CONTENT_MISMATCH");
  });

  it("leaves nothing of a content that is too large or breaks off", async () => {
    const relay = await openContentIn({ maxContentBytes: LARGE });
    await refusalOf(() => relay.content.add(sample(LARGE + 1)), "CONTENT_TOO_LARGE");
    async function* breaking() {
      yield sample(2 * SINGLE_BLOCK_LIMIT, 5);
      throw new Error("gone");
    }
    const added = relay.content.add(breaking()).then(
      () => "added",
      (error: Error) => error.message,
    );
    expect(await added).to.equal("gone");
    expect(await filesOf(relay)).to.deep.equal([]);
    expect(relay.content.summary().storedBytes).to.equal(0);
  });

  it("keeps a block as long as one content needs it, and no longer", async () => {
    const relay = await openContentIn({ unpinnedHours: 1 });
    const shared = sample(SINGLE_BLOCK_LIMIT, 1);
    const first = await relay.content.add(Buffer.concat([shared, sample(10, 2)]), "document");
    const second = await relay.content.add(Buffer.concat([shared, sample(10, 3)]), "document");
    // Root, shared part and end; of the second only root and end are new.
    expect(await filesOf(relay)).to.have.length(5);
    relay.content.release(first.cid, "document");
    await letExpire(relay);
    expect(relay.content.status(first.cid).state).to.equal("unknown");
    expect(await filesOf(relay)).to.have.length(3);
    expect((await collect(relay.content.read(second.cid))).length).to.equal(second.size);
    relay.content.release(second.cid, "document");
    await letExpire(relay);
    expect(await filesOf(relay)).to.deep.equal([]);
    expect(relay.content.summary().storedBytes).to.equal(0);
  });

  it("keeps bytes that are a content and a root node at once until neither is needed", async () => {
    const relay = await openContentIn({ unpinnedHours: 1 });
    const { cid } = await relay.content.add(sample(LARGE, 9), "document");
    const node = await collect(relay.content.get(parseCid(cid)));
    const raw = cidOf(0x55, node).toString();
    await relay.content.add(node);
    await letExpire(relay);
    expect(relay.content.status(raw).state).to.equal("unknown");
    expect((await collect(relay.content.read(cid))).length).to.equal(LARGE);
  });

  it("drops what nothing names when its time is over, and nothing else", async () => {
    const relay = await openContentIn({ unpinnedHours: 1 });
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
    expect(await filesOf(relay)).to.have.length(1);
  });

  it("takes uploads within their budget only, whatever the chain's content takes", async () => {
    const relay = await openContentIn({ maxUnpinnedBytes: 1_000, maxStoredBytes: 5_000 });
    await relay.content.add(sample(2_000, 1), "document");
    await relay.content.add(sample(900, 2));
    await refusalOf(() => relay.content.add(sample(101, 3)), "CONTENT_BUDGET_SPENT");
    await relay.content.add(sample(100, 4));
    await refusalOf(() => relay.content.add(sample(2_001, 5), "document"), "CONTENT_BUDGET_SPENT");
    await relay.content.add(sample(2_000, 6), "document");
    expect(await filesOf(relay)).to.have.length(4);
  });

  it("counts what is on its way, so that many at once do not pass the budget together", async () => {
    const relay = await openContentIn({ maxUnpinnedBytes: 1_000 });
    const adding = Array.from({ length: 8 }, (_, seed) => relay.content.add(sample(400, seed)));
    const outcomes = await Promise.allSettled(adding);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).to.be.within(1, 2);
    expect(relay.content.summary().storedBytes).to.be.at.most(1_000);
  });

  it("survives the same content being added, refused and dropped at once", async () => {
    const relay = await openContentIn({ maxContentBytes: LARGE });
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
    const cut = lengths.map((length) => relay.content.add(cutShort(length)).catch(() => undefined));
    const { cid } = await relay.content.add(bytes, "document");
    await Promise.all(cut);
    expect(Buffer.compare(await collect(relay.content.read(cid)), bytes)).to.equal(0);
    expect(await filesOf(relay)).to.have.length(5);
  });

  it("notices a block changed or lost on the disk, says so, and never hands it on", async () => {
    const relay = await openContentIn();
    const { cid } = await relay.content.add(sample(LARGE, 4), "document");
    for (const file of await filesOf(relay)) {
      if ((await readFile(file)).length === SINGLE_BLOCK_LIMIT)
        await writeFile(file, sample(SINGLE_BLOCK_LIMIT, 99));
    }
    const seen: Uint8Array[] = [];
    const read = async () => {
      for await (const piece of relay.content.read(cid)) seen.push(piece);
    };
    await refusalOf(read, "CONTENT_DAMAGED");
    expect(seen).to.deep.equal([]);
    expect(relay.content.status(cid)).to.include({ state: "damaged" });
    expect(await relay.content.has(cid)).to.equal(false);
    expect(relay.logged.join("")).to.contain("block lost or changed");
    // Given again, it is whole again.
    await relay.content.add(sample(LARGE, 4));
    expect(relay.content.status(cid)).to.include({ state: "held" });
    expect((await collect(relay.content.read(cid))).length).to.equal(LARGE);
  });

  it("gives nothing that is on its way or that it does not keep", async () => {
    const relay = await openContentIn();
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
    const { content } = await openContentIn();
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
    const { content } = await openContentIn();
    const cid = cidOf(0x55, sample(9)).toString();
    content.want({ cid, reason: "document" }, { cid, reason: "attachment" });
    content.release(cid, "document");
    expect(content.status(cid)).to.include({ state: "wanted" });
    content.release(cid, "attachment");
    expect(content.status(cid)).to.include({ state: "unknown" });
  });

  it("refuses a second relay on the same directory", async () => {
    const relay = await openContentIn();
    await refusalOf(() => openContentIn({}, relay.directory), "CONTENT_STORE_UNUSABLE");
  });
});

/** Lets the hour of expiry go by. */
async function letExpire(relay: OpenedContent): Promise<void> {
  relay.travel(1.1);
  await relay.content.tidy();
}
