import { HDNodeWallet, JsonRpcProvider, NonceManager, ZeroHash } from "ethers";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { contentDigest } from "../../../core/lists/content.js";
import { listId, postDomain, postId, type PostEnvelope } from "../../../core/lists/post.js";
import { splitMbox } from "../../../core/mail/index.js";
import { verifyExportedPost } from "../../../core/mail/verify-exported-post.js";
import { mailboxFile } from "../../core/mail/mailbox-file.js";
import { servedRelay, type ServedRelay } from "../http/served-relay.js";
import { daoHere } from "../../scripts/commands/dao-here.js";
import { readFeed } from "./atom.js";
import { does, electArchivist } from "./elect-archivist.js";
import { gather } from "../../core/mail/gather.js";

const MNEMONIC = "test test test test test test test test test test test junk";
const ANNA = 2;

describe("mail of a relay over a coalition", () => {
  let served: ServedRelay;
  let provider: JsonRpcProvider;
  let url: string;

  before(async () => {
    served = await servedRelay({ index: { pollMs: 50 }, mail: { historySeconds: 1 } });
    ({ url } = served.relay);
    provider = new JsonRpcProvider(served.url, 31337, { staticNetwork: true, cacheTimeout: -1 });
  });
  after(async () => {
    provider?.destroy();
    await served?.close();
  });

  /** Posts directly on the chain, content first to the relay. */
  async function post(
    who: number,
    subject: string,
    text: string,
    before?: PostEnvelope,
    parent = ZeroHash,
  ) {
    const path = `m/44'/60'/0'/0/${who}`;
    const wallet = HDNodeWallet.fromPhrase(MNEMONIC, undefined, path).connect(provider);
    const { coalition } = served.relay.services.chain;
    const lists = coalition.lists.connect(new NonceManager(wallet));
    const bytes = Buffer.from(text);
    const stored = await fetch(`${url}/v1/content`, {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: bytes,
    });
    expect(stored.status, await stored.text()).to.be.lessThan(300);
    const domain = await postDomain(coalition);
    const block = await provider.getBlock("latest");
    const envelope: PostEnvelope = {
      list: listId("general"),
      author: wallet.address,
      parent,
      subject,
      content: contentDigest(bytes),
      sentAt: block?.timestamp ?? 0,
      sequence: before === undefined ? 0n : before.sequence + 1n,
      previous: before === undefined ? ZeroHash : postId(before, domain),
    };
    const receipt = await (await lists.post(envelope, "0x")).wait();
    await served.relay.services.index?.reached(
      receipt?.blockNumber ?? 0,
      AbortSignal.timeout(20_000),
    );
    return { envelope, id: postId(envelope, domain) };
  }

  it("brings posts from the chain into a feed and a mailbox that prove themselves", async () => {
    const first = await post(ANNA, "Agenda — 議題", "One **point**.\n\nFrom me, with love.\n");
    const second = await post(3, "Re: Agenda", "Two\r\npoints.", undefined, first.id);
    const feed = readFeed(await (await fetch(`${url}/v1/lists/general/feed.atom`)).text());
    expect(feed.entries.map(({ id }) => id)).to.deep.equal(
      [second.id, first.id].map((id) => `urn:three-opens:post:${id}`),
    );
    expect(feed.entries[1]?.content).to.contain("<strong>point</strong>");
    expect(feed.entries[1]?.author).to.match(/^0x[0-9a-fA-F]{40} \([a-z ]+\)$/);

    const mbox = await (await fetch(`${url}/v1/lists/general/archive.mbox`)).bytes();
    const messages = await gather(splitMbox([mbox]));
    const verified = await Promise.all(
      messages.map(({ bytes }) => verifyExportedPost(bytes ?? new Uint8Array())),
    );
    expect(verified.map(({ id, content }) => [id, content])).to.deep.equal([
      [first.id, "yes"],
      [second.id, "yes"],
    ]);
  });

  it("gives the mailbox to mbox export, which checks every post in it", async () => {
    const out = join(served.directory, "general.mbox");
    const exports = ["mbox", "export", "--list", "general", "--relay", url, "--out", out];
    const answer = await does(served, 0, ...exports);
    expect(answer).to.include({ posts: 2, unknown: 2, signed: 0, missing: 0 });
    expect(answer.wrong).to.deep.equal([]);
    expect((await readFile(out)).subarray(0, 7).toString()).to.equal("From 0x");
    const again = await daoHere(served, ...exports, "--json");
    expect(JSON.parse(again.stdout)).to.have.nested.property("error.code", "FILE_EXISTS");
    const other = await daoHere(
      served,
      "mbox",
      "export",
      "--list",
      "nothing",
      "--relay",
      url,
      "--json",
    );
    expect(JSON.parse(other.stdout)).to.have.nested.property("error.code", "LIST_UNKNOWN");
  });

  it("shows the history an archivist brought, and nobody else's", async () => {
    const mailbox = join(served.directory, "list-2005.mbox");
    await writeFile(mailbox, mailboxFile("list-2005"));
    const imports = ["mbox", "import", mailbox, "--list", "general", "--via", url];
    await does(served, 5, ...imports, "--name", "not-an-archivist");
    await electArchivist(served, ANNA);
    const { cid } = await does(served, ANNA, ...imports);
    const histories = await eventually(async () => {
      const response = await fetch(`${url}/v1/lists/general/history`);
      const { histories } = (await response.json()) as { histories: { cid: string }[] };
      return histories.length > 0 ? histories : undefined;
    });
    expect(histories).to.have.length(1);
    expect(histories[0]).to.include({ cid, provenance: "imported" });
    expect(histories[0])
      .to.have.property("archivist")
      .that.equals(HDNodeWallet.fromPhrase(MNEMONIC, undefined, `m/44'/60'/0'/0/${ANNA}`).address);
    const page = (await (await fetch(`${url}/v1/lists/general/history/${String(cid)}`)).json()) as {
      entries: { kind: string; body?: { cid: string } }[];
    };
    expect(page.entries).to.have.length(7);
    const [first] = page.entries;
    const body = await fetch(`${url}/ipfs/${first?.body?.cid ?? ""}?format=raw`);
    expect(await body.text()).to.contain("I propose three points for our first call.");
    const hits = await eventually(async () => {
      const response = await fetch(`${url}/v1/search?q=propose+three+points`);
      const { items } = (await response.json()) as { items: { kind: string; history: object }[] };
      return items.length > 0 ? items : undefined;
    });
    expect(new Set(hits.map(({ kind }) => kind))).to.deep.equal(new Set(["imported"]));
    expect(hits.map(({ history }) => history)).to.deep.include({ cid, index: 0 });
  });
});

async function eventually<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error("it never came");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
