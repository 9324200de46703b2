import { rm, readdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { NextToLast } from "blockstore-fs/sharding";
import { expect } from "chai";
import { toUtf8Bytes, ZeroHash } from "ethers";
import type { CID } from "multiformats/cid";
import {
  cidOfDigest,
  contentDigest,
  listId,
  postDomain,
  signPost,
} from "../../../core/lists/index.js";
import { receiptAnswerSchema } from "../../../core/wire/receipts.js";
import { introduceRelay } from "../../../scripts/start/introduce-relay.js";
import { relayAt } from "../../../scripts/via/relay-client.js";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import type { Answer } from "../commands/coalition-at-work.js";
import { developmentAccount } from "../via/development-account.js";

interface Checked extends Answer {
  verified?: boolean;
  batches?: number;
  posts?: number;
  renditions?: number;
  findings: { check: string; state: string; detail: string }[];
}

const TEXT = "Shall we meet on **Mondays**?";

describe("dao relay", () => {
  let served: ServedRelay;
  before(async () => (served = await servedRelay()));
  after(() => served?.close());

  const url = () => served.relay.url;

  /** A command that may find something: its answer and how it ended. */
  async function asks(...words: string[]): Promise<{ exitCode: number | null; answer: Checked }> {
    const { exitCode, stdout, stderr } = await served.shows(1, ...words, "--json");
    expect(stdout, stderr).not.to.equal("");
    return { exitCode, answer: JSON.parse(stdout) as Checked };
  }

  const wrongOf = ({ findings }: Checked) =>
    findings
      .filter(({ state }) => state !== "good")
      .map(({ check, state }) => `${check}: ${state}`);

  /** Posts over HTTP as any client may, and waits until it is anchored. */
  async function post(author: number): Promise<string> {
    const { coalition } = served.relay.services.chain;
    const member = developmentAccount(author);
    const envelope = {
      ...{ list: listId("general"), author: member.address, parent: ZeroHash, subject: "Mondays" },
      ...{ content: contentDigest(toUtf8Bytes(TEXT)), sequence: 0n, previous: ZeroHash },
      sentAt: Number(await coalition.governor.clock()),
    };
    const signed = await signPost(member, await postDomain(coalition), envelope);
    const body = {
      post: { ...envelope, sequence: "0" },
      signature: signed.signature,
      content: TEXT,
    };
    const relay = relayAt(url());
    const { receipt } = await relay.post("/v1/posts", body, receiptAnswerSchema);
    for (;;) {
      const { status } = await relay.get(`/v1/receipts/${receipt.message}`, receiptAnswerSchema);
      if (status === "landed" || status === "final") return receipt.message;
      expect(status).to.be.oneOf(["waiting", "travelling"]);
    }
  }

  it("status holds a relay against one's own node, and has it show its key", async () => {
    const { exitCode, answer } = await asks("relay", "status", url());
    const { relay } = answer as unknown as { relay: Checked & { relay: string; balance: string } };
    expect(exitCode, JSON.stringify(relay.findings)).to.equal(0);
    expect(relay.relay).to.equal(served.relay.services.wallet?.address);
    expect(BigInt(relay.balance) > 0n).to.equal(true);
    expect(relay.findings.map(({ check }) => check)).to.include.members([
      ...["place", "key", "head", "index", "write", "content", "mail"],
    ]);
  });

  it("status tells a relay that borrows another's name from the relay", async () => {
    const impostor = await borrowing(url(), (status) => ({ ...status, answer: status.answer }));
    const liar = await borrowing(url(), (status) => ({
      ...status,
      relay: developmentAccount(3).address,
      head: { number: 1, hash: ZeroHash },
    }));
    try {
      // A relay that only passes on what another says is that other, for all that can be asked.
      expect((await asks("relay", "status", addressOf(impostor))).exitCode).to.equal(0);
      const { exitCode, answer } = await asks("relay", "status", addressOf(liar));
      expect(exitCode).to.equal(1);
      const { relay } = answer as unknown as { relay: Checked };
      expect(wrongOf(relay)).to.include.members(["key: wrong", "head: wrong"]);
    } finally {
      impostor.close();
      liar.close();
    }
  });

  it("verify misses the founding documents until the relay is given them", async () => {
    const without = await asks("relay", "verify", url());
    expect(without.exitCode).to.equal(1);
    expect(without.answer.verified).to.equal(false);
    expect(wrongOf(without.answer).every((line) => line.endsWith(": missing"))).to.equal(true);

    const { deployments, content } = served;
    const place = { coalition: "coalitions/dc-bas.json5", deployments, content };
    const account = served.relay.services.wallet?.address ?? "";
    await introduceRelay(served.url, place, account, url());
    const { exitCode, answer } = await asks("relay", "verify", url());
    expect(exitCode, JSON.stringify(wrongOf(answer))).to.equal(0);
    expect(answer.verified).to.equal(true);
    expect(answer.renditions).to.be.greaterThan(0);
    expect(answer.findings.find(({ check }) => check === "replay")?.detail).to.match(/^\d+ events/);
  });

  it("verify fetches every anchored post, and says what was lost or changed", async () => {
    await post(5);
    // Landed is not yet indexed, and what the index has not seen is not looked at.
    const { chain, index } = served.relay.services;
    const block = await chain.provider.getBlockNumber();
    await index?.reached(block, AbortSignal.timeout(60_000));
    const whole = await asks("relay", "verify", url());
    expect(whole.exitCode, JSON.stringify(wrongOf(whole.answer))).to.equal(0);
    expect(whole.answer).to.deep.include({ batches: 1, posts: 1 });
    expect(whole.answer.findings).to.deep.include({
      ...{ check: "log of general", state: "good", detail: "1 entry" },
    });

    const cid = cidOfDigest(contentDigest(toUtf8Bytes(TEXT)));
    const path = await fileOf(join(served.data, "content"), cid);
    await writeFile(path, "Shall we meet on **Sundays**?");
    const changed = await asks("relay", "verify", url());
    expect(changed.exitCode).to.equal(1);
    await rm(path, { force: true });
    const lost = await asks("relay", "verify", url());
    for (const { answer } of [changed, lost]) {
      expect(wrongOf(answer).filter((line) => line.startsWith("content of post"))).to.have.length(
        1,
      );
    }
  });
});

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A server that passes on a relay's status, changed. */
async function borrowing(
  url: string,
  change: (status: Record<string, unknown>) => unknown,
): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const status = (await (await fetch(`${url}${request.url}`)).json()) as Record<
        string,
        unknown
      >;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(change(status)));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** The file that holds a block, wherever under the directory the store is. */
async function fileOf(directory: string, cid: CID): Promise<string> {
  const { dir, file } = new NextToLast().encode(cid);
  const names = await readdir(directory, { recursive: true });
  const found = names.find((name) => name.endsWith(join(dir, file)));
  if (found === undefined) throw new Error(`no file for ${cid} among ${names.length}`);
  return join(directory, found);
}
