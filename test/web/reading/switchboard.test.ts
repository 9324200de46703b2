import { expect } from "chai";
import type { WebConfig } from "../../../core/wire/web-config.js";
import { ChainFollowing } from "../../../web/reading/chain-following.js";
import { type Chosen, NOTHING_CHOSEN } from "../../../web/reading/chosen.js";
import { passOn } from "../../../web/reading/reader-methods.js";
import { type OwnReader, Switchboard } from "../../../web/reading/switchboard.js";
import { refusalOf } from "../../core/refusal.js";
import { serveAnswers } from "./nearby.js";
import { serveForum, type ServedForum } from "./served-forum.js";

/** As `openChainReader`, without a worker around it. */
const openChain: ConstructorParameters<typeof Switchboard>[0]["openChain"] = (where, tell) => {
  const following = new ChainFollowing({ ...where, ...tell });
  const close = () => following.close();
  const wake = () => following.wake();
  const ask = passOn((method, args) => following.ask(method, args));
  return { kind: "chain", where: where.rpcUrls[0] ?? "", ...ask, wake, close } satisfies OwnReader;
};

const JSON_TYPE = { "content-type": "application/json" };
/** Of another chain, and with other figures. */
const lies: Readonly<Record<string, (text: string) => string>> = {
  "/v1/status": (text) =>
    text.replaceAll(/"hash":"0x[0-9a-f]{64}"/g, `"hash":"0x${"34".repeat(32)}"`),
  "/v1/coalition": (text) => text.replace(/"members":\d+/, '"members":1000000'),
};

const AWAY = "http://127.0.0.1:1";

describe("where the web app reads from", function () {
  this.timeout(60_000);
  let served: ServedForum;
  const open: Switchboard[] = [];
  const closing: (() => Promise<void>)[] = [];

  before(async function () {
    this.timeout(120_000);
    served = await serveForum();
  });
  afterEach(async () => {
    for (const switchboard of open.splice(0)) switchboard.close();
    for (const close of closing.splice(0)) await close();
  });
  after(() => served?.close());

  function board(change: Partial<WebConfig> = {}, chosen: Chosen = NOTHING_CHOSEN): Switchboard {
    const config = { ...served.config, ...change };
    const switchboard = new Switchboard({
      config,
      chosen,
      base: "http://page.example/",
      openChain,
    });
    open.push(switchboard);
    return switchboard;
  }

  /** What a relay that cannot be believed puts in place of an answer of the real one. */
  async function forged(change: (status: Record<string, unknown>) => unknown): Promise<string> {
    const server = await serveAnswers((request, _, response) => {
      void fetch(`${served.relay.url}${request.url ?? ""}`)
        .then((answer) => answer.json())
        .then((json) => {
          const isStatus = request.url?.startsWith("/v1/status") === true;
          const body = isStatus ? change(json as Record<string, unknown>) : json;
          response.setHeader("content-type", "application/json").end(JSON.stringify(body));
        });
    });
    closing.push(server.close);
    return server.url;
  }

  it("is the first relay that is well, and nothing is folded here", async () => {
    const switchboard = board({ relays: [AWAY, served.relay.url] });
    const { item } = await switchboard.reader.coalition();
    expect(item.members).to.be.greaterThan(5);
    const { choice, relays, node, progress } = switchboard.status;
    expect(choice).to.deep.equal({ kind: "relay", url: served.relay.url, why: "well" });
    expect(relays.map(({ state }) => state)).to.deep.equal(["away", "good"]);
    expect(node?.head?.number).to.equal(relays[1]?.status?.index?.number);
    expect(progress).to.equal(undefined);
  });

  it("is asked while it is still held against the chain, and heard only if it is chosen", async () => {
    for (const isLying of [false, true]) {
      let asked!: () => void;
      const wasAsked = new Promise<void>((resolve) => (asked = resolve));
      const relay = await serveAnswers((request, _, response) => {
        if (request.url === "/v1/coalition") asked();
        void fetch(`${served.relay.url}${request.url ?? ""}`)
          .then((answer) => answer.text())
          .then((text) => {
            const lie = isLying ? lies[request.url ?? ""] : undefined;
            response.setHeader("content-type", "application/json").end(lie ? lie(text) : text);
          });
      });
      // A node that says nothing before the relay has been asked.
      const node = await serveAnswers((_, body, response) => {
        void wasAsked
          .then(() => fetch(served.door.url, { method: "POST", body, headers: JSON_TYPE }))
          .then((answer) => answer.text())
          .then((text) => response.setHeader("content-type", "application/json").end(text));
      });
      closing.push(relay.close, node.close);
      const switchboard = board({ relays: [relay.url], rpcUrls: [node.url] });
      const { item } = await switchboard.reader.coalition();
      expect(item.members).to.be.within(6, 999_999);
      expect(switchboard.reader.kind).to.equal(isLying ? "chain" : "relay");
      expect(switchboard.status.relays[0]?.state).to.equal(isLying ? "differs" : "good");
    }
  });

  it("is the chain when no relay answers, with how far it is", async () => {
    const switchboard = board({ relays: [AWAY] });
    const { item } = await switchboard.reader.coalition();
    expect(item.members).to.be.greaterThan(5);
    expect(switchboard.reader.kind).to.equal("chain");
    expect(switchboard.status.choice).to.deep.equal({ kind: "chain", why: "no relay" });
    expect(switchboard.status.progress).to.include({ phase: "ready" });
  });

  it("changes over within the question when the relay goes away, and back when it is there again", async () => {
    let isThere = true;
    const relay = await serveAnswers((request, _, response) => {
      if (!isThere) return void response.destroy();
      void fetch(`${served.relay.url}${request.url ?? ""}`)
        .then((answer) => answer.text())
        .then((text) => response.setHeader("content-type", "application/json").end(text));
    });
    closing.push(relay.close);
    const switchboard = board({ relays: [relay.url] });
    let moves = 0;
    switchboard.onMove(() => (moves += 1));
    const before = await switchboard.reader.members({ limit: 3 });
    expect(switchboard.reader.kind).to.equal("relay");
    isThere = false;
    expect(await switchboard.reader.members({ limit: 3 })).to.deep.equal(before);
    expect(switchboard.reader.kind).to.equal("chain");
    expect(moves).to.be.greaterThan(0);
    isThere = true;
    await switchboard.look();
    expect(switchboard.reader.kind).to.equal("relay");
    expect(switchboard.status.progress).to.equal(undefined);
    expect(await switchboard.reader.members({ limit: 3 })).to.deep.equal(before);
  });

  it("says when nobody answers any more, and tells everybody when somebody does again", async () => {
    let isThere = true;
    const pass = await serveAnswers((request, body, response) => {
      if (!isThere) return void response.destroy();
      const isNode = request.method === "POST";
      const to = isNode ? served.door.url : `${served.relay.url}${request.url ?? ""}`;
      void fetch(to, isNode ? { method: "POST", body, headers: JSON_TYPE } : {})
        .then((answer) => answer.text())
        .then((text) => response.setHeader("content-type", "application/json").end(text));
    });
    closing.push(pass.close);
    for (const relays of [[pass.url], []]) {
      const switchboard = board({ relays, rpcUrls: [pass.url] });
      const moves: boolean[] = [];
      switchboard.onMove((isBack) => moves.push(isBack));
      const before = await switchboard.reader.members({ limit: 3 });
      expect(switchboard.status.isSilent).to.equal(false);
      isThere = false;
      await switchboard.lookAfresh();
      expect(switchboard.status).to.include({ isSilent: true, choice: undefined });
      if (relays.length > 0)
        await refusalOf(() => switchboard.reader.members({ limit: 3 }), "NOTHING_TO_READ_FROM");
      // What was read of the chain stays, and says of which block it is.
      else expect(await switchboard.reader.members({ limit: 3 })).to.deep.equal(before);
      expect(moves.filter((isBack) => isBack)).to.have.length(0);
      isThere = true;
      await switchboard.lookAfresh();
      expect(switchboard.status.isSilent).to.equal(false);
      expect(moves.filter((isBack) => isBack)).to.have.length(1);
      expect(await switchboard.reader.members({ limit: 3 })).to.deep.equal(before);
    }
  });

  it("is no relay of another coalition, on another chain or far behind", async () => {
    const first = (await board().rpc.send("eth_getBlockByNumber", ["0x1", false])) as {
      hash: string;
    };
    const index = (number: number, hash: string) => ({ index: { number, hash } });
    const cases = {
      other: await forged((status) => ({ ...status, directory: `0x${"12".repeat(20)}` })),
      differs: await forged((status) => ({ ...status, ...index(20, `0x${"34".repeat(32)}`) })),
      behind: await forged((status) => ({ ...status, ...index(1, first.hash) })),
      starting: await forged((status) => ({ ...status, index: null })),
      away: await forged(() => ({ hello: "world" })),
    };
    for (const [state, url] of Object.entries(cases)) {
      const switchboard = board({ relays: [url] });
      await switchboard.look();
      expect(switchboard.status.relays[0]?.state, state).to.equal(state);
      expect(switchboard.status.choice?.kind, state).to.equal("chain");
    }
    // Late is better than nothing, and said; what contradicts the chain is not.
    const late = board({ relays: [cases.other, cases.behind] }, { read: "relay" });
    await late.look();
    expect(late.status.choice).to.include({ kind: "relay", url: cases.behind });
    const lying = board({ relays: [cases.other, cases.differs] }, { read: "relay" });
    await refusalOf(() => lying.reader.coalition(), "NOTHING_TO_READ_FROM");
  });

  it("is nothing when nothing answers, which is said", async () => {
    const switchboard = board({ relays: [AWAY], rpcUrls: [AWAY] });
    await refusalOf(() => switchboard.reader.coalition(), "NOTHING_TO_READ_FROM");
    const { choice, node, looking } = switchboard.status;
    expect([choice, looking]).to.deep.equal([undefined, false]);
    expect(node?.problem).to.match(/No node of the chain answers/);
  });

  it("is what the reader chose", async () => {
    const chain = board({}, { read: "chain" });
    await chain.reader.coalition();
    expect(chain.status.choice).to.deep.equal({ kind: "chain", why: "asked" });
    const elsewhere = board({ relays: [AWAY] }, { read: "relay", relays: [served.relay.url] });
    await elsewhere.reader.coalition();
    expect(elsewhere.status.choice).to.include({ kind: "relay", why: "asked" });
  });

  it("knows the time of the chain, though this machine's clock says another", async () => {
    const switchboard = board();
    await switchboard.look();
    const { head } = switchboard.status.node ?? {};
    expect(switchboard.clock.now()).to.be.at.least(head?.time ?? Infinity);
  });
});
