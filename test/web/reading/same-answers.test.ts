import { expect } from "chai";
import { relayAt } from "../../../core/via/relay-client.js";
import { ChainFollowing } from "../../../web/reading/chain-following.js";
import type { Page, PageQuery, Reader } from "../../../web/reading/reader.js";
import {
  passOn,
  READER_METHODS,
  type ReaderQuestions,
} from "../../../web/reading/reader-methods.js";
import { relayReader } from "../../../web/reading/relay-reader.js";
import { serveForum, type ServedForum } from "./served-forum.js";

const NOTHING = `0x${"77".repeat(32)}`;

/** Longer than any id, and than any path that is asked for. */
const LONG = ["a".repeat(300), "a".repeat(10_000)];

describe("the two readers", () => {
  let served: ServedForum;
  let relay: Reader;
  let chain: ReaderQuestions;
  let following: ChainFollowing;
  const asked = new Set<string>();

  before(async function () {
    this.timeout(120_000);
    served = await serveForum();
    relay = relayReader(relayAt(served.relay.url));
    following = new ChainFollowing({
      ...{ config: served.config, rpcUrls: served.config.rpcUrls, relays: [served.relay.url] },
      ...{ progress: () => undefined, moved: () => undefined },
    });
    chain = passOn((method, args) => following.ask(method, args));
  });
  after(async () => {
    following?.close();
    await served?.close();
  });

  /** Both answers, which must be one. */
  async function same<Method extends keyof ReaderQuestions>(
    method: Method,
    ...args: Parameters<ReaderQuestions[Method]>
  ): Promise<Awaited<ReturnType<ReaderQuestions[Method]>>> {
    asked.add(method);
    const ask = (reader: ReaderQuestions) =>
      (reader[method] as (...given: unknown[]) => Promise<unknown>)(...args);
    const [one, other] = [await ask(relay), await ask(chain)];
    // What JSON cannot carry is not there on either side.
    const plain = other === undefined ? undefined : (JSON.parse(JSON.stringify(other)) as unknown);
    expect(one, `${method}(${JSON.stringify(args)})`).to.deep.equal(plain);
    return one as Awaited<ReturnType<ReaderQuestions[Method]>>;
  }

  /** All pieces of a long answer, in pieces of two. */
  async function whole<Item>(
    read: (query: PageQuery) => Promise<Page<Item> | undefined>,
  ): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await read({ limit: 2, cursor });
      items.push(...(page?.items ?? []));
      cursor = page?.next ?? null;
    }
    return items;
  }

  it("give the same answers to all questions", async function () {
    this.timeout(60_000);
    const { item } = await same("coalition");
    expect(item.members).to.be.greaterThan(5);
    const seats = await whole((query) => same("members", query));
    expect(seats.length).to.equal(item.members);
    for (const { account } of seats.slice(0, 3)) {
      await same("member", account);
      await same("member", account.toLowerCase());
    }
    const motions = await whole((query) => same("motions", query));
    expect(motions.length).to.be.greaterThan(0);
    for (const { id } of motions) {
      await same("motion", id);
      await whole((query) => same("ballots", id, query));
    }
    const elections = await whole((query) => same("elections", query));
    for (const { id } of elections) await same("election", id);
    expect((await whole((query) => same("offices", query))).length).to.be.greaterThan(0);
    for (const { id } of await whole((query) => same("recalls", query))) await same("recall", id);
    await same("recall", NOTHING);
    await same("paper", NOTHING);
    await whole((query) => same("rankings", NOTHING, query));
    const documents = await whole((query) => same("documents", query));
    expect(documents.length).to.be.greaterThan(0);
    for (const { id } of documents) await same("document", id);
  });

  it("give the same of lists, posts and cases", async function () {
    this.timeout(60_000);
    const lists = await whole((query) => same("lists", query));
    let hidden = 0;
    for (const { id, name } of lists) {
      await same("list", id);
      await same("list", name);
      const threads = await whole((query) => same("threads", name, query));
      for (const thread of threads) {
        const posts = await whole((query) => same("thread", thread.id, query));
        for (const post of posts) {
          await same("post", post.id);
          await same("proof", post.id);
          await same("author", id, post.author);
          if (post.hidden !== undefined) hidden += 1;
        }
      }
      await whole((query) => same("log", id, query));
    }
    expect(hidden).to.equal(1);
    const cases = await whole((query) => same("cases", query));
    expect(cases.length).to.equal(1);
    for (const { id } of cases) await same("case", id);
  });

  it("have nothing for what is not there, and for what is no id", async () => {
    for (const id of [NOTHING, "0x12", "", "../members", "%2e%2e", "\0", ...LONG]) {
      for (const method of ["motion", "election", "post", "proof", "case", "document"] as const)
        expect(await same(method, id), `${method} ${id}`).to.equal(undefined);
      expect(await same("member", id)).to.equal(undefined);
      expect(await same("list", id)).to.equal(undefined);
      expect(await same("threads", id, {})).to.equal(undefined);
      expect(await same("thread", id, {})).to.equal(undefined);
      expect(await same("author", id, NOTHING)).to.equal(undefined);
    }
  });

  it("find the same by words", async () => {
    const order = <Item extends { id: string }>(items: readonly Item[]) =>
      items.map(({ id }) => id).sort();
    for (const q of ["bridges", "eloge", "Words number", "brid", "nowhere"]) {
      asked.add("search");
      const [one, other] = [await relay.search({ q }), await chain.search({ q })];
      expect(order(one.items), q).to.deep.equal(order(other.items));
    }
    expect((await chain.search({ q: "bridges", kind: "post", limit: 2 })).items.length).to.equal(2);
  });

  it("were asked everything", () => {
    expect(READER_METHODS.filter((method) => !asked.has(method))).to.deep.equal([]);
  });

  it("see what is new", async function () {
    this.timeout(30_000);
    const { number } = (await chain.coalition()).at;
    await served.forum.anchor([{ who: 9, answers: 0, fault: "none", lost: false }], false);
    await served.reached();
    let at = number;
    while (at === number) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      ({ number: at } = (await chain.coalition()).at);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    await same("log", "general", {});
  });
});
