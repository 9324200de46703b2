import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Wallet } from "ethers";
import { expect } from "chai";
import { SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import {
  cidOfDigest,
  contentDigest,
  encodeBatch,
  type SignedPost,
} from "../../../core/lists/index.js";
import { openDatabase } from "../../../relay/content/book/open-database.js";
import type { Want } from "../../../relay/content/service.js";
import { collect, sample } from "../../core/content/sample.js";
import { cidOf } from "../../core/content/unixfs-by-hand.js";
import { blockFiles } from "./block-files.js";
import { closeAll, openContentIn, type OpenedContent } from "./open-content.js";

const LARGE = 2 * SINGLE_BLOCK_LIMIT + 9;
const within = () => AbortSignal.timeout(20_000);
const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
const closing: (() => void)[] = [];

/** Somebody who answers on loopback as a peer would, or otherwise. */
async function peer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const stateOf = (relay: OpenedContent, url: string) =>
  relay.content.summary().peers.find((one) => one.url === `${url}/`)?.state;

/** Posts are judged by the chain's readers, not by the content store: signatures may be anything here. */
function batchOf(contents: Uint8Array[]): Uint8Array {
  const posts = contents.map((content, sequence): SignedPost => ({
    post: {
      list: `0x${"11".repeat(32)}`,
      author: new Wallet(`0x${"07".repeat(32)}`).address,
      parent: `0x${"00".repeat(32)}`,
      subject: `Post ${sequence}`,
      content: contentDigest(content),
      sentAt: 1_800_000_000,
      sequence: BigInt(sequence),
      previous: sequence === 0 ? `0x${"00".repeat(32)}` : `0x${"22".repeat(32)}`,
    },
    signature: `0x${"33".repeat(65)}`,
  }));
  return encodeBatch(posts);
}

describe("the exchange between relays", () => {
  afterEach(async () => {
    await closeAll();
    for (const close of closing.splice(0)) close();
  });

  it("brings two relays to the same archive: documents, batches, and the posts in them", async () => {
    const first = await openContentIn();
    const texts = Array.from({ length: 5 }, (_, index) =>
      new TextEncoder().encode(`# Post ${index}`),
    );
    const batch = batchOf(texts);
    const documents = [sample(0), sample(500, 1), sample(LARGE, 2), sample(SINGLE_BLOCK_LIMIT, 3)];
    const wants: Want[] = [{ cid: cidOf(0x55, batch), reason: "batch" }];
    for (const text of texts) await first.content.put(cidOf(0x55, text), text, "post");
    await first.content.put(cidOf(0x55, batch), batch, "batch");
    for (const bytes of documents) {
      const { cid } = await first.content.add(bytes, "document");
      wants.push({ cid, reason: "document", mediaType: "text/plain" });
    }

    const second = await openContentIn({ peers: [first.url] });
    second.content.want(...wants);
    const posts = texts.map((text) => cidOfDigest(contentDigest(text)));
    const all = [...wants.map(({ cid }) => cid), ...posts];
    for (const cid of all) {
      const text = String(cid);
      await second.content.arrival(text, within());
      const [here, there] = [first, second].map(({ content }) => collect(content.read(text)));
      expect(Buffer.compare(await here!, await there!)).to.equal(0);
    }
    const bytesOf = async ({ directory }: OpenedContent) =>
      Promise.all(
        (await blockFiles(join(directory, "blocks"))).map((file) => readFile(file, "base64")),
      );
    expect((await bytesOf(second)).toSorted()).to.deep.equal((await bytesOf(first)).toSorted());
    for (const cid of posts)
      expect(second.content.status(cid.bytes).reasons).to.deep.equal(["post"]);
  });

  it("asks for the posts of a batch that was here when the relay was killed", async () => {
    const text = new TextEncoder().encode("# A post");
    const batch = batchOf([text]);
    const relay = await openContentIn();
    await relay.content.put(cidOf(0x55, batch), batch, "batch");
    while (relay.content.status(cidOf(0x55, text).bytes).state === "unknown") await pause();
    // As if it had been killed between the batch and its posts.
    await relay.stop();
    const book = openDatabase(join(relay.directory, "contents.sqlite"));
    book.exec(
      "DELETE FROM opened_batches; DELETE FROM contents WHERE state = 'wanted'; DELETE FROM reasons WHERE reason = 'post'",
    );
    book.close();
    const again = await openContentIn({}, relay.directory);
    while (again.content.status(cidOf(0x55, text).bytes).state === "unknown") await pause();
    expect(again.content.status(cidOf(0x55, text).bytes)).to.deep.include({
      state: "wanted",
      reasons: ["post"],
    });
  });

  it("hands content on from relay to relay, and only to those who want it", async () => {
    const first = await openContentIn();
    const second = await openContentIn({ peers: [first.url] });
    const third = await openContentIn({ peers: [second.url] });
    const { cid } = await first.content.add(sample(LARGE, 1), "document");
    third.content.want({ cid, reason: "document" });
    while (third.content.status(cid).tries === 0) await pause();
    // Being asked makes nobody fetch.
    expect(second.content.status(cid)).to.include({ state: "unknown" });
    second.content.want({ cid, reason: "document" });
    await third.content.arrival(cid, within());
    expect(await second.content.has(cid)).to.equal(true);
  });

  it("goes on where it was when a peer comes back, and after a restart", async () => {
    const source = await openContentIn();
    const { cid } = await source.content.add(sample(LARGE, 5), "document");
    let reachable = 2;
    const shaky = await peer((request, response) => {
      if (reachable-- <= 0) return void response.destroy();
      void fetch(`${source.url}${request.url}`).then(async (answer) =>
        response.end(Buffer.from(await answer.arrayBuffer())),
      );
    });
    const relay = await openContentIn({ peers: [shaky.url] });
    relay.content.want({ cid, reason: "document" });
    while (relay.content.status(cid).tries === 0) await pause();
    expect(relay.content.status(cid)).to.include({ state: "wanted" });
    await relay.reopen();
    reachable = 100;
    const before = shaky.requests.length;
    await relay.content.arrival(cid, within());
    const asked = new Set(shaky.requests.slice(before));
    // Root and first part were here already; the second part and the end were not.
    expect(asked.size).to.be.at.most(2);
  });

  const again = (response: ServerResponse, bytes: Uint8Array, pause: number) => {
    const more = () => {
      if (response.destroyed) return;
      response.write(bytes);
      setTimeout(more, pause);
    };
    more();
  };
  const faults: [
    what: string,
    state: "dropped" | "paused",
    answer: (response: ServerResponse) => void,
  ][] = [
    ["sends other bytes", "dropped", (response) => void response.end(sample(1_000, 77))],
    ["sends nothing", "dropped", (response) => void response.end()],
    ["never stops sending", "dropped", (response) => again(response, sample(262_144), 1)],
    ["sends a byte now and then", "paused", (response) => again(response, sample(1), 50)],
    ["does not answer", "paused", () => undefined],
    ["hangs up", "paused", (response) => void response.destroy()],
    [
      "hangs up in the middle",
      "paused",
      (response) => {
        response.writeHead(200, { "content-length": 1_000 });
        response.write(sample(10), () => response.destroy());
      },
    ],
    [
      "answers with its own failure",
      "paused",
      (response) => void response.writeHead(500).end("oops"),
    ],
  ];
  for (const [what, state, answer] of faults) {
    it(`is done with a peer that ${what}: ${state}; an honest one serves`, async () => {
      const faulty = await peer((_request, response) => answer(response));
      const honest = await openContentIn();
      const relay = await openContentIn({
        peers: [faulty.url, honest.url],
        peerTimeoutSeconds: 0.3,
        retrySeconds: state === "paused" ? 60 : 0.05,
      });
      const bytes = [1, 2, 3, 4].map((seed) => sample(1_000, seed));
      const cids = bytes.map((one) => cidOf(0x55, one));
      relay.content.want(...cids.map((cid) => ({ cid, reason: "document" as const })));
      while (stateOf(relay, faulty.url) !== state) await pause();
      expect(await blockFiles(join(relay.directory, "blocks"))).to.deep.equal([]);
      while (cids.some((cid) => relay.content.status(cid.bytes).tries === 0)) await pause();
      const asked = faulty.requests.length;

      for (const one of bytes) await honest.content.add(one, "document");
      const later = sample(1_000, 5);
      await honest.content.add(later, "document");
      relay.content.want({ cid: cidOf(0x55, later), reason: "document" });
      await relay.content.arrival(cidOf(0x55, later).bytes, within());
      if (state === "dropped")
        for (const cid of cids) await relay.content.arrival(cid.bytes, within());
      expect(faulty.requests.length).to.equal(asked);
    });
  }

  it("follows no redirect, wherever it leads", async () => {
    const honest = await openContentIn();
    const { cid } = await honest.content.add(sample(1_000, 1), "document");
    const pointing = await peer((request, response) =>
      response.writeHead(302, { location: `${honest.url}${request.url}` }).end(),
    );
    const relay = await openContentIn({ peers: [pointing.url] });
    relay.content.want({ cid, reason: "document" });
    while (relay.content.status(cid).tries < 2) await pause();
    expect(relay.content.status(cid)).to.include({ state: "wanted" });
    expect(relay.content.status(cid).problem).to.contain("HTTP 302");
  });

  it("asks relays named on chain only if told to, and never at a private address", async () => {
    const seen = await peer((_request, response) => void response.writeHead(404).end());
    const cautious = await openContentIn();
    expect(cautious.content.meet("https://relay.example.org")).to.equal(false);

    const relay = await openContentIn({ followNamedRelays: true });
    expect(relay.content.meet(seen.url)).to.equal(false);
    for (const no of [
      "ftp://a.example",
      "http://u:p@a.example",
      "nonsense",
      "http://a.example/?q",
    ]) {
      expect(relay.content.meet(no), no).to.equal(false);
    }
    // A name passes until it is looked up: it is at each connection.
    const named = seen.url.replace("127.0.0.1", "localhost");
    expect(relay.content.meet(named)).to.equal(true);
    expect(relay.content.meet(named)).to.equal(false);
    const cid = cidOf(0x55, sample(1_000, 1));
    relay.content.want({ cid, reason: "document" });
    while (relay.content.status(cid.bytes).tries === 0) await pause();
    expect(relay.content.status(cid.bytes).problem).to.contain("not at a public address");
    expect(seen.requests).to.deep.equal([]);
  });

  it("takes nothing larger than it is told to keep, and reads no more than the root to know", async () => {
    const source = await openContentIn();
    const { cid } = await source.content.add(sample(LARGE, 5), "document");
    const relay = await openContentIn({ peers: [source.url], maxContentBytes: LARGE - 1 });
    relay.content.want({ cid, reason: "document" });
    while (relay.content.status(cid).tries === 0) await pause();
    expect(relay.content.status(cid).problem).to.contain("too large");
    expect(await blockFiles(join(relay.directory, "blocks"))).to.have.length(1);
  });

  it("puts back a damaged block from a peer while it is being read", async () => {
    const source = await openContentIn();
    const bytes = sample(LARGE, 6);
    const { cid } = await source.content.add(bytes, "document");
    const relay = await openContentIn({ peers: [source.url] });
    await relay.content.add(bytes, "document");
    for (const file of await blockFiles(join(relay.directory, "blocks")))
      await writeFile(file, "spoilt");
    expect(Buffer.compare(await collect(relay.content.read(cid)), bytes)).to.equal(0);
    await relay.content.arrival(cid, within());
    expect(relay.content.status(cid)).to.include({ state: "held" });
    expect(relay.logged.join("")).to.contain("block lost or changed");
    const files = await blockFiles(join(relay.directory, "blocks"));
    for (const file of files) expect((await readFile(file)).toString()).not.to.equal("spoilt");
  });
});
