import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { listId } from "../../../core/lists/index.js";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import type { Answer } from "../commands/coalition-at-work.js";
import { drain } from "./development-account.js";
import { type GoBetween, goBetween } from "./go-between.js";

/** A founder without ether. */
const POOR = 5;

interface Posted extends Answer {
  post: { id: string; sequence: string; parent: string };
  transaction: string;
}

interface Shown extends Answer {
  threads: { subject: string }[];
  missing: { posts: number; batches: { count: number; cid: string }[]; relays: string[] };
}

describe("dao post --via", () => {
  let served: ServedRelay;
  let url: string;
  before(async () => {
    served = await servedRelay();
    url = served.relay.url;
    // Without an address on chain nobody knows where to ask.
    await served.does(0, "relay", "name", served.relay.services.wallet?.address ?? "");
  });
  after(() => served?.close());

  const post = (as: number, ...words: string[]) =>
    served.does(as, "post", ...words) as Promise<Posted>;
  const shown = (...words: string[]) => served.does(0, ...words) as Promise<Shown>;
  let first: Posted;

  it("is anchored by the relay for a member without ether, and read at once", async () => {
    await drain(served.url, POOR);
    first = await post(
      POOR,
      "general",
      "--subject",
      "Mondays",
      "--text",
      "Shall we?",
      "--via",
      url,
    );
    const { provider, coalition } = served.relay.services.chain;
    const receipt = await provider.getTransactionReceipt(first.transaction);
    expect(receipt?.from).to.equal(served.relay.services.wallet?.address);
    const anchored = receipt?.logs
      .map((log) => coalition.lists.interface.parseLog(log))
      .find((log) => log?.name === "PostsAnchored");
    expect(anchored?.args.list).to.equal(listId("general"));
    // The batch was fetched for the proof, and kept.
    const { threads, missing } = await shown("thread", "general");
    expect(threads.map(({ subject }) => subject)).to.deep.equal(["Mondays"]);
    expect(missing).to.deep.equal({ posts: 0, batches: [], relays: [] });
  });

  it("answers what the relay has, and goes on with its author's number", async () => {
    const answer = await post(2, first.post.id.slice(0, 12), "--text", "Yes.", "--via", url);
    expect(answer.post).to.include({ parent: first.post.id, sequence: "0" });
    const second = await post(POOR, answer.post.id, "--text", "Then at ten.", "--via", url);
    expect(second.post).to.include({ parent: answer.post.id, sequence: "1" });
  });

  it("is refused in words before anything is handed over", async () => {
    const line = await served.refused(
      "MAY_NOT_POST",
      ...[14, "post", "general", "--subject", "a", "--text", "b", "--via", url],
    );
    expect(line).to.include("not a member");
    await served.refused(
      "POST_UNKNOWN",
      ...[POOR, "post", "0x12345678", "--text", "To whom?", "--via", url],
    );
  });

  it("is said to be elsewhere where the batches are not, and how it is read", async () => {
    await rm(served.content, { recursive: true });
    const { threads, missing } = await shown("thread", "general");
    expect(threads).to.deep.equal([]);
    expect(missing).to.deep.include({ posts: 3, relays: [] });
    expect(missing.batches.map(({ count }) => count)).to.deep.equal([1, 1, 1]);
    const { stdout } = await served.shows(0, "thread", "general");
    expect(stdout).to.include("3 posts in 3 batches are anchored, and are not at hand.");
    expect(stdout).to.include("0 threads on general, as far as its posts are at hand.");
    expect(stdout).to.include("add --relay <url>");
    const lists = await served.shows(0, "lists");
    expect(lists.stdout).to.include("3 posts in 3 batches are anchored, and are not at hand.");
    const log = await served.shows(0, "thread", "general", "--log");
    expect(log.stdout).to.include("3 posts in 3 batches are anchored, and are not at hand.");
    const unknown = await served.shows(0, "thread", first.post.id);
    expect(unknown.stderr)
      .to.match(/POST_UNKNOWN/)
      .and.include("3 posts in 3 batches");
    const asked = await shown("thread", "general", "--relay", url);
    expect(asked.threads).to.have.length(1);
    expect(asked.missing.posts).to.equal(0);
    const away = await served.shows(0, "thread", "general", "--relay", "http://127.0.0.1:1");
    expect(away.stderr)
      .to.match(/RELAY_UNREACHABLE/)
      .and.not.include("--via");
    const thread = await served.does(0, "thread", first.post.id, "--relay", url);
    expect((thread.posts as { text: string }[]).map(({ text }) => text)).to.deep.equal([
      ...["Shall we?", "Yes.", "Then at ten."],
    ]);
  });

  it("is not followed by a direct one with a number that was taken", async () => {
    const words = ["post", "general", "--subject", "Tuesdays", "--text", "Or Tuesdays?"];
    const line = await served.refused("POSTS_NOT_AT_HAND", 2, ...words);
    expect(line).to.include("3 posts");
    const direct = await post(2, ...words.slice(1), "--relay", url);
    expect(direct.post).to.include({ sequence: "1" });
    const blind = await post(3, ...words.slice(1), "--despite-missing");
    expect(blind.post).to.include({ sequence: "0" });
  });

  it("is read from the relay that is named on chain, where that is on this machine", async () => {
    await served.does(0, "relay", "name", served.relay.services.wallet?.address ?? "", url);
    const { threads, missing } = await shown("thread", "general");
    expect(threads.map(({ subject }) => subject)).to.include("Mondays");
    expect(missing.posts).to.equal(0);
    // A mailbox has what the relay's index has seen by then.
    const { chain, index } = served.relay.services;
    await index?.reached(await chain.provider.getBlockNumber(), AbortSignal.timeout(60_000));
    const out = join(served.directory, "general.mbox");
    const exported = await served.does(0, "mbox", "export", "--list", "general", "--out", out);
    expect(exported).to.include({ relay: url, posts: 5, signed: 3 });
    await served.refused("LIST_UNKNOWN", 0, "mbox", "export", "--list", "discuss");
    // A relay that is away is no reason to read nothing.
    const away = "http://127.0.0.1:1";
    await served.does(0, "relay", "name", served.relay.services.wallet?.address ?? "", away);
    const without = await shown("thread", "general");
    expect(without.missing).to.deep.include({ posts: 3, relays: [away] });
    const { stdout } = await served.shows(0, "thread", "general");
    expect(stdout).to.include(`named on chain: ${away}`);
  });

  it("says that reading needs --relay and not --via", async () => {
    const { exitCode, stderr } = await served.shows(0, "thread", "general", "--via", url);
    expect(exitCode).to.equal(2);
    expect(stderr).to.include("--relay <url>");
  });

  describe("with a relay that lies", () => {
    const between: GoBetween[] = [];
    after(() => between.forEach((each) => each.close()));
    const liar = async (instead: Parameters<typeof goBetween>[1]) => {
      between.push(await goBetween(url, instead));
      return between.at(-1)?.url ?? "";
    };

    it("is not believed that a batch without it is one with it", async () => {
      const before = first.transaction;
      const told = await liar((path, _, answer) => {
        if (!/^\/v1\/(posts|receipts)/.test(path)) return undefined;
        const said = JSON.parse(answer.toString()) as Record<string, unknown>;
        return { body: JSON.stringify({ ...said, status: "landed", transaction: before }) };
      });
      const line = await served.refused(
        "RELAY_LIED",
        ...[POOR, "post", "general", "--subject", "Lost", "--text", "Lost?", "--via", told],
      );
      expect(line).to.include(before);
    });

    it("is told apart from one that does not give the batch", async () => {
      const silent = await liar((path) =>
        path.startsWith("/ipfs/")
          ? { status: 404, body: JSON.stringify({ code: "content-missing", message: "No." }) }
          : undefined,
      );
      const words = ["--subject", "Hidden", "--text", "Hidden?", "--via", silent];
      const line = await served.refused("POST_UNPROVED", 6, "post", "general", ...words);
      expect(line).to.include("does not give");
    });
  });
});
