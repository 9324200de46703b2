import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Registry } from "prom-client";
import { parseCid } from "../../../core/content/index.js";
import { MemoryStore, replayAll, stateDigest } from "../../../core/replay/index.js";
import { stateSchema } from "../../../core/wire/state.js";
import { rpc } from "./following-chain.js";
import * as wire from "../../../core/wire/read.js";
import type { ContentService } from "../../../relay/content/service.js";
import { eventRoutes } from "../../../relay/http/routes/events.js";
import { readRoutes } from "../../../relay/http/routes/read.js";
import { openIndex } from "../../../relay/index/open.js";
import type { IndexService } from "../../../relay/index/service.js";
import { openLog } from "../../../relay/log.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import { breach, decide, foundWithOfficers, heardCase } from "../../conduct/case.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { ethers } from "../../fixture/coalition.js";
import { call, fileMotion } from "../../fixture/motions.js";
import { serveApp, type ServedApp } from "../http/served-app.js";
import { Forum, GENERAL } from "./forum.js";

const draft = { who: 9, answers: 99, fault: "none", lost: false } as const;

describe("the read side of the relay", () => {
  let directory: string;
  let index: IndexService;
  let served: ServedApp;
  let forum: Forum;
  let c: Awaited<ReturnType<typeof foundWithOfficers>>;
  let caseId: string;
  let motion: string;

  const reached = async () =>
    index.reached(await ethers.provider.getBlockNumber(), AbortSignal.timeout(20_000));
  const get = async (path: string) => {
    const response = await fetch(`${served.url}${path}`);
    return { status: response.status, body: (await response.json()) as never };
  };
  const ok = async <Answer>(path: string): Promise<Answer> => {
    const { status, body } = await get(path);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const refused = async (path: string, status: number, code: string) => {
    const answer = await get(path);
    expect(answer.status).to.equal(status);
    expect(answer.body).to.include({ code });
  };

  before(async function () {
    this.timeout(120_000);
    directory = await mkdtemp(join(tmpdir(), "three-opens-index-"));
    c = await foundWithOfficers();
    const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
    forum = await Forum.open({ c, contracts });
    const content = {
      has: (cid: string) => Promise.resolve(forum.blobs.has(cid)),
      bytes: (cid: string) => Promise.resolve(forum.blobs.get(cid)),
      want: () => undefined,
    } as unknown as ContentService;
    const config = parseConfig({
      chain: { directory: contracts.addresses.directory, finality: 3 },
      data: directory,
      index: { pollMs: 20, retryMs: 50, searchesPerMinute: 12 },
    });
    const chain = {
      provider: ethers.provider as never,
      ...{ chainId: 31_337n, coalition: contracts, fromBlock: 0 },
    };
    const base = { config, log: openLog("silent"), metrics: new Registry(), chain };
    index = await openIndex(base, { content });
    served = await serveApp([
      (app) => readRoutes(app, { index, config }),
      (app) => eventRoutes(app, { index }),
    ]);
    await forum.anchor(
      [draft, { ...draft, who: 10, answers: 0 }, { ...draft, fault: "gap" }],
      false,
    );
    await forum.play([{ act: "direct", who: 11, answers: 1 }]);
    const filed = await fileMotion(
      c,
      [await call(c.archive, "recordResolution", ["We resolve."])],
      "Éloge des ponts",
    );
    motion = `0x${filed.id.toString(16).padStart(64, "0")}`;
    await reached();
    const posts = await ok<{ items: { id: string }[] }>(`/v1/lists/general/log`);
    // About somebody who did not write the post: it hides nothing.
    const other = await heardCase(c, { respondent: c.voters[3]!, post: posts.items[0]!.id });
    await decide(c, other, breach(1, { hideReason: "It is about a friend." }));
    caseId = await heardCase(c, { respondent: c.voters[2]!, post: posts.items[1]!.id });
    await decide(c, caseId, breach(1, { hideReason: "It names somebody." }));
    await reached();
  });

  after(async () => {
    await served?.close();
    await index?.close();
    await rm(directory, { recursive: true, force: true });
  });

  it("tells of the coalition, its members and each of them", async () => {
    const { item } = wire.oneOf(wire.coalitionSchema).parse(await ok("/v1/coalition"));
    expect(item).to.include({ members: 12, voters: 12, chainId: 31_337 });
    expect(item.rules.ordinary?.voting).to.be.a("number");
    const page = wire.pageOf(wire.seatSchema).parse(await ok("/v1/members?limit=5"));
    expect(page.items.length).to.equal(5);
    const more = wire
      .pageOf(wire.seatSchema)
      .parse(await ok(`/v1/members?limit=100&cursor=${page.next}`));
    expect(more.items.length).to.equal(7);
    expect(more.next).to.equal(null);
    const one = wire
      .oneOf(wire.memberSchema)
      .parse(await ok(`/v1/members/${c.founders[3]!.address}`));
    expect(one.item.postingRight).to.equal("granted");
  });

  it("tells of motions by the rules, as the governor does", async () => {
    const page = wire.pageOf(wire.motionSummarySchema).parse(await ok("/v1/motions"));
    expect(page.items[0]).to.include({ id: motion, title: "Éloge des ponts", outcome: "open" });
    const { item } = wire.oneOf(wire.motionSchema).parse(await ok(`/v1/motions/${motion}`));
    const seconds = await c.governor.motion(BigInt(motion));
    expect(page.items[0]?.secondsNeeded).to.equal(Number(seconds.secondsNeeded));
    expect(page.items[0]?.secondsGiven).to.equal(item.secondsGiven);
    expect(BigInt(item.state)).to.equal(await c.governor.state(BigInt(motion)));
    expect(item.calls.length).to.equal(1);
    const [own] = item.texts;
    expect(own).to.include({ id: motion, kind: "motion", state: item.state, mover: item.mover });
    const { codeDigest } = await c.governor.motion(BigInt(motion));
    expect(own?.codeDigest).to.equal(codeDigest.toString());
    wire.pageOf(wire.ballotSchema).parse(await ok(`/v1/motions/${motion}/ballots`));
  });

  it("tells of lists, threads, posts, refused ones and hidden marks", async () => {
    const lists = wire.pageOf(wire.listSchema).parse(await ok("/v1/lists"));
    expect(lists.items.map(({ name }) => name)).to.include("general");
    const { item } = wire.oneOf(wire.listSchema).parse(await ok("/v1/lists/general"));
    expect(item).to.include({ id: GENERAL, posts: 3, next: 4, threads: 1 });
    const threads = wire.pageOf(wire.threadSchema).parse(await ok(`/v1/lists/${GENERAL}/threads`));
    expect(threads.items[0]).to.include({ posts: 3 });
    const posts = wire
      .pageOf(wire.postViewSchema)
      .parse(await ok(`/v1/threads/${threads.items[0]!.id}`));
    expect(posts.items.map(({ hidden }) => hidden?.caseId)).to.deep.equal([
      ...[undefined, caseId, undefined],
    ]);
    const log = wire.pageOf(wire.logEntrySchema).parse(await ok("/v1/lists/general/log"));
    expect(log.items.map(({ fault }) => fault)).to.deep.equal([
      ...[undefined, undefined, "sequence-gap", undefined],
    ]);
    for (const { id } of posts.items)
      wire.oneOf(wire.postViewSchema).parse(await ok(`/v1/posts/${id}`));
  });

  it("says what an author's next post has to follow", async () => {
    const log = wire.pageOf(wire.logEntrySchema).parse(await ok("/v1/lists/general/log"));
    const counted = log.items.filter(({ fault }) => fault === undefined);
    for (const account of new Set(counted.map(({ author }) => author))) {
      const own = counted.filter(({ author }) => author === account);
      const { item } = wire
        .oneOf(wire.authorSchema)
        .parse(await ok(`/v1/lists/general/authors/${account}`));
      expect(item).to.deep.equal({
        ...{ next: String(own.length), previous: own.at(-1)!.id, unread: 0 },
      });
    }
    const stranger = await ok<{ item: object }>(
      `/v1/lists/${GENERAL}/authors/0x${"12".repeat(20)}`,
    );
    expect(stranger.item).to.deep.equal({ next: "0", previous: `0x${"00".repeat(32)}`, unread: 0 });
    await refused(`/v1/lists/nowhere/authors/0x${"12".repeat(20)}`, 404, "not-found");
  });

  it("gives proofs the contract takes", async () => {
    const log = wire.pageOf(wire.logEntrySchema).parse(await ok("/v1/lists/general/log"));
    const { item } = wire
      .oneOf(wire.proofSchema)
      .parse(await ok(`/v1/posts/${log.items[1]!.id}/proof`));
    const { list, root, count, place, postId, proof } = item;
    const { bytes: cid } = parseCid(item.cid!);
    const { lists } = c;
    expect(await lists.isAnchored(list, root!, count!, cid, place!, postId, proof!)).to.equal(true);
    const direct = wire
      .oneOf(wire.proofSchema)
      .parse(await ok(`/v1/posts/${log.items[3]!.id}/proof`));
    expect(direct.item.how).to.equal("direct");
  });

  it("tells of cases, elections and documents", async () => {
    const cases = wire.pageOf(wire.caseSchema).parse(await ok("/v1/cases"));
    expect(cases.items[0]).to.include({ id: caseId, stage: "appealable", rung: 1 });
    const one = wire.oneOf(wire.caseDetailSchema).parse(await ok(`/v1/cases/${caseId}`));
    expect(one.item.events.map(({ name }) => name)).to.include.members([
      "CaseReported",
      "Sanctioned",
    ]);
    wire.pageOf(wire.electionSchema).parse(await ok("/v1/elections"));
    const offices = wire.pageOf(wire.officeSchema).parse(await ok("/v1/offices"));
    expect(offices.items.length).to.be.greaterThan(0);
    wire.pageOf(wire.recallSchema).parse(await ok("/v1/recalls"));
    const unknown = `0x${"ab".repeat(32)}`;
    for (const path of ["recalls", "papers", "elections"])
      await refused(`/v1/${path}/${unknown}`, 404, "not-found");
    wire.pageOf(wire.rankingSchema).parse(await ok(`/v1/papers/${unknown}/ballots`));
    const documents = wire.pageOf(wire.documentSchema).parse(await ok("/v1/documents"));
    const { item } = wire
      .oneOf(wire.documentDetailSchema)
      .parse(await ok(`/v1/documents/${documents.items[0]!.id}`));
    expect(item.latest[0]?.renditions.length).to.be.greaterThan(0);
  });

  it("finds posts, motions and documents by words", async () => {
    const found = async (query: string) =>
      wire.searchAnswerSchema.parse(await ok(`/v1/search?${query}`)).items.map(({ kind }) => kind);
    expect(await found("q=eloge")).to.deep.equal(["motion"]);
    expect(await found("q=bridges&kind=post")).to.deep.equal(["post", "post", "post"]);
    expect(await found(`q=words&list=${GENERAL}&limit=1`)).to.deep.equal(["post"]);
    expect(await found("q=code")).to.include("document");
  });

  it("finds what an archivist brought, marked as imported, and narrows to it", async () => {
    const history = { cid: "bafkreia", index: 3 };
    const [id, at] = [`0x${"ab".repeat(32)}`, 1_130_000_000];
    const text = { id, within: GENERAL, title: "Re: Bylaws", body: "About seats.", at };
    await index.shelf.shelve(
      "h",
      new Map([["imported/h/3", { kind: "imported", ...text, history }]]),
    );
    const { items } = wire.searchAnswerSchema.parse(await ok("/v1/search?q=bylaws&kind=imported"));
    expect(items).to.deep.equal([
      {
        kind: "imported",
        id,
        list: GENERAL,
        title: "Re: Bylaws",
        excerpt: "About seats.",
        at,
        history,
      },
    ]);
  });

  it("has the digest that a replay to the same block gives", async () => {
    const state = stateSchema.parse(await ok("/v1/state"));
    const store = new MemoryStore();
    const { addresses } = forum.found.contracts;
    const range = { fromBlock: 0, toBlock: state.number };
    await replayAll(rpc, addresses, range, store, forum.ports(true));
    expect(state.digest).to.equal(await stateDigest(store));
  });

  it("refuses what is malformed or not there in one line", async () => {
    await refused(`/v1/motions/0x12`, 400, "input-invalid");
    await refused(`/v1/motions/0x${"12".repeat(32)}`, 404, "not-found");
    await refused(`/v1/members/0x${"12".repeat(20)}`, 404, "not-found");
    await refused("/v1/lists/nowhere/threads", 404, "not-found");
    await refused("/v1/members?limit=0", 400, "input-invalid");
    await refused("/v1/members?limit=1000", 400, "input-invalid");
    await refused("/v1/members?cursor=%20x", 400, "input-invalid");
    await refused("/v1/search?q=%22*%22", 400, "search-without-words");
    await refused("/v1/search", 400, "input-invalid");
  });

  it("bounds searches by themselves", async () => {
    let searches = 0;
    while ((await get("/v1/search?q=bridges")).status === 200) searches += 1;
    expect(searches).to.be.lessThan(12);
    await refused("/v1/search?q=bridges", 429, "too-many-requests");
    await ok("/v1/lists");
  });

  it("tells listeners what changes, and those who come back what they missed", async function () {
    this.timeout(30_000);
    const listen = async (count: number, headers: Record<string, string> = {}) => {
      const gone = new AbortController();
      const response = await fetch(`${served.url}/v1/events`, { headers, signal: gone.signal });
      const events: { id: string; event: string; data: { id: string } }[] = [];
      let text = "";
      const done = (async () => {
        for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
          text += chunk;
          for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
            const fields = Object.fromEntries(
              text
                .slice(0, end)
                .split("\n")
                .map((line) => line.split(/: (.*)/)),
            ) as Record<string, string>;
            text = text.slice(end + 2);
            if (fields.data === undefined) continue;
            events.push({
              id: fields.id!,
              event: fields.event!,
              data: JSON.parse(fields.data) as never,
            });
          }
          if (events.length >= count) break;
        }
        gone.abort();
        return events;
      })();
      return done.catch((error: unknown) => {
        if (events.length >= count) return events;
        throw error;
      });
    };
    const first = listen(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await c.membership.connect(c.voters[3]!).leave();
    const [left] = await first;
    expect(left).to.deep.include({ event: "member" });
    expect(left!.data.id).to.equal(c.voters[3]!.address);
    await c.membership.connect(c.voters[1]!).leave();
    await reached();
    const [missed] = await listen(1, { "last-event-id": left!.id });
    expect(missed!.data.id).to.equal(c.voters[1]!.address);
    const [reset] = await listen(1, { "last-event-id": "999999999" });
    expect(reset!.event).to.equal("missed");
  });

  it("says how it is, and at which block", () => {
    expect(index.at()?.number).to.be.greaterThan(0);
    expect(index.health()).to.include({ ok: true });
  });
});
