import { expect } from "chai";
import { hexlify } from "ethers";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { versionId } from "../../core/archive/index.js";
import { describeContent } from "../../core/content/index.js";
import type { DocumentDetail } from "../../core/wire/read.js";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";
import { type OddNode, openOddNode, type Oddity, type Question } from "./odd-node.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { openStaticHost, type StaticHost } from "./static-host.js";
import { fileMotion } from "./past-the-browser.js";

const CHAIN = 31_337;
/** People nobody knows yet, and a founder who moves something. */
const [NEWCOMER, SECOND, MOVER] = [20, 21, 1] as const;
const PLACES = ["", "members", "lists", "motions", "elections", "offices", "archive"];

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const refused = { error: { code: -32_000, message: "history has been pruned for this block" } };
const isHistory = ({ method, params: [asked] }: Question) =>
  method === "eth_getLogs" && Number((asked as { fromBlock: string }).fromBlock) < 20;

/** Nodes of which nothing true can be learnt. */
const ODD_NODES: Readonly<Record<string, Oddity>> = {
  "has no history": { answer: (each) => (isHistory(each) ? refused : undefined) },
  "leaves old events out": { answer: (each) => (isHistory(each) ? { result: [] } : undefined) },
  "answers with a web page": { body: "<!doctype html><title>Sign in</title>" },
  "answers nothing that is asked": { body: "{}" },
  "answers in another form": { answer: () => ({ result: { number: "many", logs: 7 } }) },
  "is of another chain": {
    answer: ({ method }) => (method === "eth_chainId" ? { result: "0x1" } : undefined),
  },
  "has had too many questions": { status: 429, body: '{"message":"Too many requests"}' },
  "asks for money": {
    answer: () => ({ error: { code: -32_005, message: "daily request count exceeded" } }),
  },
};

describe("reading where something is odd", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let node: OddNode;
  let host: StaticHost;
  let context: BrowserContext;
  let complaints: Complaints;
  let page: Page;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    const { addresses } = stack.contracts;
    await joins(NEWCOMER);
    await fileMotion(stack, MOVER, "Publish the minutes");
    await stack.chain.travel(1);
    await eventually(async () => {
      const { item } = await asked<{ item: { members: number } }>("v1/coalition");
      expect(item.members).to.equal(13);
    });
    const { name } = await asked<{ name: string }>("coalition.json");
    node = await openOddNode(stack.rpcUrl);
    host = await openStaticHost("ipfs/bafyfolder", {
      ...{ chainId: CHAIN, directory: addresses.directory.toLowerCase(), fromBlock: 0 },
      ...{ rpcUrls: [node.url], relays: [], name },
    });
  });
  after(async () => {
    await browser?.close();
    await host?.close();
    await node?.close();
    await stack?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    page = await context.newPage();
  });
  afterEach(async () => {
    node.oddity = undefined;
    await context.close();
    expect(complaints.all).to.deep.equal([]);
  });

  const asked = async <Answer>(path: string) =>
    (await (await fetch(`${stack.url}/${path}`)).json()) as Answer;

  async function joins(person: number): Promise<void> {
    const { membership, archive } = stack.contracts;
    const { versionId } = await archive.currentCode();
    const signer = keyOf(person).connect(stack.chain.provider);
    await stack.chain.request("hardhat_setBalance", signer.address, "0xde0b6b3a7640000");
    await (await membership.connect(signer).join(2, versionId)).wait();
  }

  const main = () => page.getByRole("main");
  const members = () =>
    main().locator(".home-figures > div", { has: page.getByText("members", { exact: true }) });
  const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

  /** What a place says once everything it asked for has come. */
  async function textOf(url: string): Promise<string> {
    await page.goto(url);
    await main().locator("h1:not(.waiting)").waitFor();
    await eventually(async () => {
      expect(await main().locator(".loading").count()).to.equal(0);
    });
    // Time goes on between two readings.
    const text = await main().innerText();
    return text.replaceAll(/\d+ (second|minute)s?( left| ago)?/g, "");
  }

  it("shows from the chain alone, in a folder of any host, what it shows from a relay", async () => {
    for (const place of PLACES) {
      const byRelay = await textOf(`${stack.url}/#/${place}`);
      expect(await textOf(`${host.url}#/${place}`), place).to.equal(byRelay);
    }
    await page.goto(`${host.url}#/`);
    await members().getByText("13", { exact: true }).waitFor();
    await says(/Read from the chain itself/);
    await page.goto(`${host.url}#/connection`);
    await says("No relay is named.");
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(host.missed.filter((path) => path !== "/favicon.ico")).to.deep.equal([]);
  });

  for (const [how, oddity] of Object.entries(ODD_NODES))
    it(`shows no figure while the only node ${how}, says so, and goes on when it is well`, async () => {
      node.oddity = oddity;
      await page.goto(`${host.url}#/`);
      await says("This could not be read");
      expect(await members().locator("dd").innerText()).to.equal("–");
      expect(await main().innerText()).to.not.match(/Nothing is being decided|No deadline is set/);
      const beside = await context.newPage();
      await beside.goto(`${host.url}#/connection`);
      const problem = /The chain cannot be read just now|There is nothing to read from/;
      await beside.getByText(problem).first().waitFor();
      expect(await axeFaults(beside)).to.deep.equal([]);
      node.oddity = undefined;
      // Nobody presses anything.
      await members().getByText("13", { exact: true }).waitFor({ timeout: 90_000 });
    });

  it("waits for a node that is slow, with a heading meanwhile, and shows what it says", async () => {
    node.oddity = { takes: 1_500 };
    await page.goto(`${host.url}#/members`);
    await main().getByRole("heading", { level: 1, name: "Members" }).waitFor();
    await main().locator(".loading").first().waitFor();
    await main().getByText("13", { exact: true }).first().waitFor({ timeout: 120_000 });
    expect(await page.getByText("This could not be read").count()).to.equal(0);
  });

  /** Relays that must not be believed: what they answer, and what the page says of them. */
  const status = async (route: Route, change: (status: Status) => unknown) => {
    const answer = await route.fetch();
    await route.fulfill({ json: change((await answer.json()) as Status) });
  };
  interface Status {
    directory: string;
    index: { hash: string; number: number };
  }
  let old: Status;
  const odd: Readonly<Record<string, { answer(route: Route): Promise<void>; said: string }>> = {
    "is of another coalition": {
      answer: (route) => status(route, (now) => ({ ...now, directory: `0x${"12".repeat(20)}` })),
      said: "Another coalition",
    },
    "contradicts the chain": {
      answer: (route) =>
        status(route, (now) => ({ ...now, index: { ...now.index, hash: `0x${"12".repeat(32)}` } })),
      said: "Contradicts the chain",
    },
    "is stale": { answer: (route) => route.fulfill({ json: old }), said: "Late" },
    "is something else": {
      answer: (route) => route.fulfill({ body: "<!doctype html><title>Parked</title>" }),
      said: "No answer",
    },
  };

  for (const [how, { answer, said }] of Object.entries(odd))
    it(`reads the chain itself when the relay ${how}, and says so`, async () => {
      old = (await (await fetch(`${stack.url}/v1/status`)).json()) as Status;
      for (let blocks = 0; blocks < 4; blocks++) await stack.chain.travel(60);
      await page.route("**/v1/status", answer);
      await page.goto(`${stack.url}/#/connection`);
      await main().locator(".badge", { hasText: said }).waitFor();
      await says(/It reads the chain itself/);
      expect(await axeFaults(page)).to.deep.equal([]);
      await page.goto(`${stack.url}/#/`);
      await members().getByText("13", { exact: true }).waitFor();
    });

  for (const way of ["a relay", "the chain alone"])
    it(`takes back what the chain takes back, read from ${way}, without being loaded again`, async () => {
      await page.goto(way === "a relay" ? `${stack.url}/#/` : `${host.url}#/`);
      await members().getByText("13", { exact: true }).waitFor();
      const before = await stack.chain.request("evm_snapshot");
      await joins(SECOND);
      await members().getByText("14", { exact: true }).waitFor();
      await stack.chain.request("evm_revert", before);
      for (let blocks = 0; blocks < 5; blocks++) await stack.chain.travel(7);
      await members().getByText("13", { exact: true }).waitFor();
    });

  it("shows nothing of a relay that answers nonsense, and offers to ask again", async () => {
    for (const body of ["{}", "<!doctype html>", '{"at":{"number":1},"item":{"members":"many"}}']) {
      await page.route(/\/v1\/(?!status|events)/, (route) => route.fulfill({ body }));
      await page.goto(`${stack.url}/#/members`);
      await page.reload();
      await says("This could not be read");
      expect(await main().innerText()).to.not.match(/Members\s+\d/);
      await page.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).first().click();
      await main().getByText("13", { exact: true }).first().waitFor();
    }
  });

  for (const how of ["its number as it is", "a number that fits"])
    it(`shows no text that the chain does not record, though the relay gives it ${how}`, async () => {
      const forged = Buffer.from("Altogether other words, with a record to match.");
      const { digest, cid, cidBytes, size } = await describeContent(oneOf(forged));
      await page.route(`**/ipfs/${cid}*`, (route) => route.fulfill({ body: forged }));
      await page.route(/\/v1\/documents\/0x/, async (route) => {
        const answer = (await (await route.fetch()).json()) as { item: DocumentDetail };
        for (const version of answer.item.latest) {
          const { document, number, supersedes, renditions } = version;
          for (const each of renditions)
            Object.assign(each, { digest, size, cid: hexlify(cidBytes), cidText: cid });
          if (how === "a number that fits")
            version.id = versionId(document, number, supersedes, renditions);
        }
        await route.fulfill({ json: answer });
      });
      await page.goto(`${stack.url}/#/archive`);
      await main().getByRole("heading", { level: 3 }).getByRole("link").first().click();
      await says("The chain does not have this");
      expect(await main().getByText("Altogether").count()).to.equal(0);
      expect(await main().locator(".verified", { hasText: "Checked" }).count()).to.equal(0);
      expect(
        await main()
          .getByRole("button", { name: /^Save the file/ })
          .count(),
      ).to.equal(0);
      expect(await axeFaults(page)).to.deep.equal([]);
      if (how === "a number that fits") return;
      await page.goto(`${stack.url}/#/join`);
      await says("This text does not fit its number on the chain");
    });

  it("marks what is no document as such, whoever serves it", async () => {
    await page.route("**/ipfs/**", (route) => route.fulfill({ body: "Altogether other bytes." }));
    await page.goto(`${stack.url}/#/archive`);
    await main().getByRole("heading", { level: 3 }).getByRole("link").first().click();
    await says("These bytes are not the document");
    await main().locator(".verified", { hasText: "Not what was recorded" }).waitFor();
    expect(await main().locator(".verified", { hasText: "Checked" }).count()).to.equal(0);
    expect(await main().getByText("Altogether").count()).to.equal(0);
    expect(
      await main()
        .getByRole("button", { name: /^Save the file/ })
        .count(),
    ).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.goto(`${stack.url}/#/join`);
    await main().getByText("Altogether").waitFor({ state: "detached" });
    expect(await main().locator(".verified", { hasText: "Checked" }).count()).to.equal(0);
  });
});
