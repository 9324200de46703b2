import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";
import { fileMotion } from "./past-the-browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { openStaticHost, type StaticHost } from "./static-host.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31_337;
const [AUTHOR, MOVER, NEWCOMER] = [0, 1, 20] as const;
const WORDS = "Words that took an hour to find.";

describe("when the line is cut", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let host: StaticHost;
  let motion: string;
  let context: BrowserContext;
  let complaints: Complaints;
  let page: Page;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    const id = await fileMotion(stack, MOVER, "Publish the minutes");
    motion = `0x${id.toString(16).padStart(64, "0")}`;
    // Anchoring is for members: one of them names the relay.
    const { account, url } = stack.relay();
    if (account === null) throw new Error("the relay has no account to pay with");
    const lists = stack.contracts.lists.connect(keyOf(MOVER).connect(stack.chain.provider));
    await (await lists.setRelay(account, url)).wait();
    const config = await (await fetch(`${stack.url}/coalition.json`)).json();
    host = await openStaticHost("folder", {
      ...{ chainId: CHAIN, directory: stack.contracts.addresses.directory.toLowerCase() },
      ...{ fromBlock: 0, rpcUrls: [stack.rpcUrl], relays: [], name: (config as Named).name },
    });
  });
  after(async () => {
    await browser?.close();
    await host?.close();
    await stack?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    expect(complaints.all).to.deep.equal([]);
  });

  interface Named {
    name: string;
  }
  const main = () => page.getByRole("main");
  const heading = (name: string | RegExp) =>
    main().getByRole("heading", { level: 1, name }).waitFor();
  const title = (name: string) => page.locator(".notice-title", { hasText: name });
  const go = (name: string) =>
    page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  const members = () =>
    main().locator(".home-figures > div", { has: page.getByText("members", { exact: true }) });

  async function joins(person: number): Promise<void> {
    const { membership, archive } = stack.contracts;
    const { versionId } = await archive.currentCode();
    const signer = keyOf(person).connect(stack.chain.provider);
    await stack.chain.request("hardhat_setBalance", signer.address, "0xde0b6b3a7640000");
    await (await membership.connect(signer).join(2, versionId)).wait();
  }

  it("between two pages, says so, says how old everything is, and fetches the page by itself later", async () => {
    await page.goto(`${stack.url}/#/`);
    await members().getByText("12", { exact: true }).waitFor();
    await context.setOffline(true);
    await title("You are offline").waitFor();
    await page.getByText(/The newest you see here is as of block \d+/).waitFor();
    await members().getByText("12", { exact: true }).waitFor();
    await go("Elections");
    await heading("This page could not be fetched");
    await main().getByText("The connection is lost").waitFor();
    expect(await page.title()).to.match(/^This page could not be fetched/);
    expect(await axeFaults(page)).to.deep.equal([]);
    await go("Home");
    await members().getByText("12", { exact: true }).waitFor();
    await go("Elections");
    await main().getByText("The connection is lost").waitFor();
    await context.setOffline(false);
    await heading("Elections");
    await title("You are offline").waitFor({ state: "detached" });
    await page.getByText("The connection is back.").waitFor({ state: "attached" });
    // It came with its style: of a sheet that failed once nothing must be left over.
    await go("Motions");
    await heading("Motions");
    expect(await page.locator("link[rel=stylesheet]").count()).to.be.greaterThan(1);
  });

  it("before a question, asks it again by itself once the line is back", async () => {
    await page.goto(`${stack.url}/#/motions`);
    await main().getByRole("link", { name: "Publish the minutes" }).waitFor();
    // Another motion's page brings the code of all of them.
    await page.goto(`${stack.url}/#/motions/0x${"12".repeat(32)}`);
    await heading("Motion not found");
    await context.setOffline(true);
    await title("You are offline").waitFor();
    await page.goto(`${stack.url}/#/motions/${motion}`);
    await heading("Motion");
    await title("This could not be read").waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await context.setOffline(false);
    await heading("Publish the minutes");
    expect(await title("This could not be read").count()).to.equal(0);
  });

  it("while the chain is read here, keeps what was read, and goes on where it stopped", async () => {
    await page.goto(`${host.url}#/`);
    await members().getByText("12", { exact: true }).waitFor();
    await context.setOffline(true);
    await title("You are offline").waitFor();
    await joins(NEWCOMER);
    await go("Members");
    await heading("This page could not be fetched");
    await go("Home");
    await members().getByText("12", { exact: true }).waitFor();
    await context.setOffline(false);
    await members().getByText("13", { exact: true }).waitFor();
    expect(await title("You are offline").count()).to.equal(0);
  });

  it("leaves the language as it is when the words of another cannot come, and takes it later", async () => {
    await page.goto(`${stack.url}/#/`);
    await members().getByText(/1[23]/).waitFor();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Français" }).click();
    await page.getByText("The words of this language could not be fetched.").waitFor();
    expect(await page.locator("html").getAttribute("lang")).to.equal("en");
    await context.setOffline(false);
    await title("You are offline").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Français" }).click();
    await page
      .getByRole("navigation", { name: "Lieux" })
      .or(page.locator("html[lang=fr]"))
      .first()
      .waitFor();
    expect(await page.locator("body").innerText()).to.not.match(/could not be fetched/);
  });

  it("before the code of a dialog came, shows it once it is there, and breaks nothing", async () => {
    await page.goto(`${stack.url}/#/`);
    await members().getByText(/1[23]/).waitFor();
    await context.setOffline(true);
    await title("You are offline").waitFor();
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    await members().getByText(/1[23]/).waitFor();
    await context.setOffline(false);
    await page.getByRole("dialog").waitFor();
  });

  it("tells an app that was replaced meanwhile from a lost line, and keeps what was typed", async () => {
    await page.goto(`${stack.url}/#/lists/general/new`);
    await main().getByLabel(/^Text/).fill(WORDS);
    await page.route(/\/assets\/elections-page-/, (route) => route.fulfill({ status: 404 }));
    await go("Elections");
    await heading("This page could not be fetched");
    await main().getByText("does not hand out this page").waitFor();
    const index = await (await fetch(`${stack.url}/`)).text();
    const replaced = index.replaceAll(/index-[\w-]+\.js/g, "index-anew.js");
    expect(replaced).to.not.equal(index);
    await page.route(`${stack.url}/`, (route) =>
      route.fulfill({ body: replaced, contentType: "text/html" }),
    );
    await main().getByRole("button", { name: "Try again" }).click();
    await main().getByText("The app was updated since you opened it").waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.unrouteAll();
    await main().getByRole("button", { name: "Load the page again" }).click();
    await heading("Elections");
    await page.goto(`${stack.url}/#/lists/general/new`);
    await eventually(async () => {
      expect(await main().getByLabel(/^Text/).inputValue()).to.equal(WORDS);
    });
  });

  it("in the middle of posting, keeps the words, and posts them once when the line is back", async () => {
    const wallet = new ScriptedWallet({ keys: [keyOf(AUTHOR)], rpc: stack.rpcUrl, chainId: CHAIN });
    wallet.behaviour.knows.push(CHAIN);
    await injectWallets(context, [wallet]);
    await page.goto(`${stack.url}/#/lists/general/new`);
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: `Use ${wallet.name}` }).click();
    await dialog.getByText(keyOf(AUTHOR).address).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
    await main().getByLabel("Subject").fill("Of the line");
    await main().getByLabel(/^Text/).fill(WORDS);
    await main().getByRole("button", { name: "Sign and send" }).click();
    const sign = dialog.getByRole("button", { name: "Sign in my wallet" });
    await sign.waitFor();
    await context.setOffline(true);
    await sign.click();
    await dialog.locator(".notice-title").first().waitFor();
    expect(await dialog.getByText("This is a mistake").count()).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(await main().getByLabel(/^Text/).inputValue()).to.equal(WORDS);
    await context.setOffline(false);
    await title("You are offline").waitFor({ state: "detached" });
    await dialog.getByRole("button", { name: "Try again" }).click();
    await sign.click();
    await dialog.getByText("It is on the chain").first().waitFor({ timeout: 90_000 });
    await page.waitForURL(/#\/posts\/0x[0-9a-f]{64}$/);
    const answer = await fetch(`${stack.url}/v1/lists/general`);
    const { item } = (await answer.json()) as { item: { posts: number } };
    expect(item.posts).to.equal(1);
    wallet.close();
  });

  it("in the middle of an audit, ends it with the reason, and another one passes", async () => {
    await page.goto(`${stack.url}/#/audit`);
    const begin = main().getByRole("button", { name: "Begin the audit" });
    let asked = 0;
    page.on("request", (each) => void (asked += Number(each.method() === "POST")));
    await begin.click();
    await eventually(() => Promise.resolve(void expect(asked).to.be.greaterThan(8)));
    await context.setOffline(true);
    await main().locator(".notice-danger, .notice-warning").first().waitFor();
    expect(await main().getByText(/^PASS/).count()).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await context.setOffline(false);
    await title("You are offline").waitFor({ state: "detached" });
    await main().getByRole("button", { name: /audit/i }).first().click();
    await main()
      .getByText(/^PASS: everything was looked at/)
      .waitFor({ timeout: 180_000 });
  });
});
