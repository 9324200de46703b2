import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { hexlify, ZeroHash, type Signer } from "ethers";
import { connectCoalition } from "../../../core/contracts/index.js";
import { SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  postId,
  signPost,
  type PostEnvelope,
} from "../../../core/lists/index.js";
import { wantsOf } from "../../../relay/content/chain/wants.js";
import { sample } from "../../core/content/sample.js";
import {
  ethers,
  foundCoalition,
  loadFixture,
  networkHelpers,
  time,
} from "../../fixture/coalition.js";
import { rendition } from "../../fixture/renditions.js";
import { blockFiles } from "./block-files.js";
import { closeAll, openContentIn, type OpenedContent } from "./open-content.js";

const GENERAL = listId("general");
const STATEMENT = 5;
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("content that the chain names", () => {
  afterEach(closeAll);

  async function coalition() {
    const c = await foundCoalition();
    const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
    const domain = await postDomain(contracts);
    const chain = { provider: ethers.provider as never, coalition: contracts, fromBlock: 0 };
    const [ann, ben] = (await ethers.getSigners()) as unknown as [Signer, Signer];
    return { c, domain, chain, ann, ben };
  }

  async function envelope(author: Signer, content: Uint8Array): Promise<PostEnvelope> {
    return {
      list: GENERAL,
      author: await author.getAddress(),
      parent: ZeroHash,
      subject: "Minutes",
      content: contentDigest(content),
      sentAt: await time.latest(),
      sequence: 0n,
      previous: ZeroHash,
    };
  }

  const bytesIn = async ({ directory }: OpenedContent) => {
    const files = await blockFiles(join(directory, "blocks"));
    return (await Promise.all(files.map((file) => readFile(file, "base64")))).toSorted();
  };

  it("is gathered by a relay that follows the chain, until it has what the other has", async () => {
    const { c, domain, chain, ann, ben } = await loadFixture(coalition);
    const first = await openContentIn({ unpinnedHours: 1 });
    const document = sample(SINGLE_BLOCK_LIMIT + 5, 1);
    const [direct, batched] = [utf8("# Said directly"), utf8("# Said through a relay")];
    const signed = await signPost(ben, domain, await envelope(ben, batched));
    const batch = encodeBatch([signed]);
    for (const bytes of [document, direct, batched, batch]) await first.content.add(bytes);
    const { root } = batchTree(GENERAL, [postId(signed.post, domain)]);

    await c.archive
      .connect(ann)
      .deposit(STATEMENT, "ours", ZeroHash, [
        await rendition(document, { mediaType: "text/plain" }),
      ]);
    await c.lists.connect(ann).post(await envelope(ann, direct), "0x");
    await c.lists.connect(ben).anchor(GENERAL, root, 1, hexlify(contentCid(batch).bytes));

    const second = await openContentIn(
      { peers: [first.url], chain: { pollSeconds: 0.02 } },
      undefined,
      chain,
    );
    for (const bytes of [direct, batched, batch]) {
      await second.content.arrival(contentCid(bytes).bytes, AbortSignal.timeout(20_000));
    }
    const { cid } = await rendition(document);
    await second.content.arrival(ethers.getBytes(cid), AbortSignal.timeout(20_000));
    expect(await bytesIn(second)).to.deep.equal(await bytesIn(first));
    expect(second.content.status(ethers.getBytes(cid))).to.deep.include({
      reasons: ["document"],
      mediaType: "text/plain",
    });
    expect(second.content.status(contentCid(batched).bytes).reasons).to.deep.equal(["post"]);
    expect(second.content.status(contentCid(batch).bytes).reasons).to.deep.equal(["batch"]);

    // Uploads of the first are its own to drop; it follows the chain from its next start on.
    const again = await openContentIn({ chain: { pollSeconds: 0.02 } }, undefined, chain);
    for (const bytes of [document, direct, batched, batch]) await again.content.add(bytes);
    while (again.content.status(contentCid(batched).bytes).reasons.length === 0) await pause();
    again.travel(1_000);
    await again.content.tidy();
    expect(again.content.summary().contents).to.include({ held: 4, damaged: 0 });
  });

  it("is found although it was named before, after, or in place of what a node said before", async () => {
    const { c, chain, ann } = await loadFixture(coalition);
    const texts = ["before", "replaced", "instead"].map(utf8);
    const [before, replaced, instead] = texts.map((bytes) => contentCid(bytes).bytes);
    const name = async (bytes: Uint8Array) =>
      c.archive
        .connect(ann)
        .deposit(STATEMENT, new TextDecoder().decode(bytes), ZeroHash, [await rendition(bytes)]);
    await name(texts[0]!);
    const relay = await openContentIn(
      { chain: { pollSeconds: 0.02, blocksAtOnce: 3 } },
      undefined,
      chain,
    );
    const reasons = (cid: Uint8Array | undefined) => relay.content.status(cid!).reasons;
    while (reasons(before).length === 0) await pause();
    const snapshot = await networkHelpers.takeSnapshot();
    await name(texts[1]!);
    while (reasons(replaced).length === 0) await pause();
    await snapshot.restore();
    await name(texts[2]!);
    while (reasons(instead).length === 0) await pause();
    await relay.reopen();
    expect(reasons(instead)).to.deep.equal(["document"]);
  });

  it("is nothing where an event holds no CID, or one that no archive takes", () => {
    const cids = ["0x", "0x00", `0x0171${"00".repeat(34)}`, `0x${"ff".repeat(36)}`];
    for (const cid of cids) {
      expect(wantsOf({ name: "PostsAnchored", args: { cid } }), cid).to.deep.equal([]);
      const args = { rendition: { cid, mediaType: "text/plain" } };
      expect(wantsOf({ name: "RenditionRecorded", args }), cid).to.deep.equal([]);
    }
    expect(wantsOf({ name: "ListClosed", args: {} })).to.deep.equal([]);
  });

  it("is asked of relays that members named, where the operator follows them", async () => {
    const { c, chain, ann, ben } = await loadFixture(coalition);
    await c.lists.connect(ann).setRelay(await ben.getAddress(), "https://relay.example.org");
    const follows = await openContentIn(
      { followNamedRelays: true, chain: { pollSeconds: 0.02 } },
      undefined,
      chain,
    );
    while (follows.content.summary().peers.length === 0) await pause();
    expect(follows.content.summary().peers[0]?.url).to.equal("https://relay.example.org/");
  });

  it("is found on a node that gives few blocks at a time", async () => {
    const { c, chain, ann } = await loadFixture(coalition);
    const direct = utf8("# Said directly");
    await c.lists.connect(ann).post(await envelope(ann, direct), "0x");
    let widest = 0;
    const provider = {
      send: (method: string, params: unknown[]) => {
        if (method === "eth_getLogs") {
          const [{ fromBlock, toBlock }] = params as [{ fromBlock: string; toBlock: string }];
          const blocks = Number(toBlock) - Number(fromBlock) + 1;
          if (blocks > 3) return Promise.reject(new Error("block range too large"));
          widest = Math.max(widest, blocks);
        }
        return ethers.provider.send(method, params);
      },
    };
    const settings = { chain: { pollSeconds: 0.02 } };
    const relay = await openContentIn(settings, undefined, { ...chain, provider } as never);
    await relay.content.add(direct);
    const cid = contentCid(direct).toString();
    const end = Date.now() + 20_000;
    while (relay.content.status(cid).reasons.length === 0 && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(relay.content.status(cid).reasons).to.deep.equal(["post"]);
    expect(widest).to.be.greaterThan(1);
  });

  it("waits for a node that is away, and says so once in a while", async () => {
    const { c, chain, ann } = await loadFixture(coalition);
    let away = 3;
    const provider = {
      send: (method: string, parameters: unknown[]) =>
        away-- > 0 ? Promise.reject(new Error("away")) : ethers.provider.send(method, parameters),
    };
    const text = utf8("later");
    await c.lists.connect(ann).post(await envelope(ann, text), "0x");
    const relay = await openContentIn({ chain: { pollSeconds: 0.02 } }, undefined, {
      ...chain,
      provider: provider as never,
    });
    while (relay.content.status(contentCid(text).bytes).state === "unknown") await pause();
    expect(relay.logged.filter((line) => line.includes("could not be read"))).to.have.length(3);
  });
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
