import { readFile } from "node:fs/promises";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31_337;
const AUTHOR = 1;

const TABLE = "| Matter | Votes |\n| --- | --- |\n| Bridges | 12 |\n";
const FIRST = `# Minutes\n\nTwelve members met.\n\n<script>document.title='pwned'</script>\n\n${TABLE}`;
const SECOND = FIRST.replace("Twelve", "Thirteen");

describe("the archive and the audit", () => {
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: Complaints;
  let wallet: ScriptedWallet;
  let page: Page;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    wallet = new ScriptedWallet({ keys: [keyOf(AUTHOR)], rpc: stack.rpcUrl, chainId: CHAIN });
    wallet.behaviour.knows.push(CHAIN);
    await injectWallets(context, [wallet]);
    page = await context.newPage();
  });
  after(async () => {
    await context?.close();
    wallet?.close();
    await browser?.close();
    await stack?.close();
  });

  async function connect(): Promise<void> {
    await page.goto(`${stack.url}/#/archive/deposit`);
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: `Use ${wallet.name}` }).click();
    await dialog.getByText(keyOf(AUTHOR).address).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
  }

  async function deposit(text: string, version: number): Promise<void> {
    const main = page.getByRole("main");
    const file = {
      name: "minutes-may.en.md",
      mimeType: "text/markdown",
      buffer: Buffer.from(text),
    };
    await page.locator("input[type=file]").setInputFiles(file);
    await main.getByText("Address of the content (CID)").waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await main.getByRole("button", { name: "Deposit for good" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Sign in my wallet" }).click();
    await dialog.getByText("It is on the chain").first().waitFor();
    await page.waitForURL(/#\/archive\/0x[0-9a-f]{64}$/);
    await dialog.getByRole("button", { name: "Close" }).click();
    await main.getByRole("heading", { name: `Version ${version}` }).waitFor();
    await main
      .getByText("This page asked the chain: it has this version with exactly these texts")
      .waitFor();
  }

  it("says why a file will not do, and keeps the others", async () => {
    await connect();
    const main = page.getByRole("main");
    const program = { name: "x.en.md", mimeType: "text/markdown", buffer: Buffer.from("MZ\u0000") };
    await page.locator("input[type=file]").setInputFiles(program);
    await main.getByText("This is a program, not a document.").waitFor();
    await main.getByText("A file cannot be archived; it says why.").waitFor();
    await main.getByRole("button", { name: "Remove" }).click();
    await main.getByText("Choose a file first.").waitFor();
  });

  it("takes a document and its next version, and shows both as the bytes they are", async () => {
    const main = page.getByRole("main");
    await main.getByLabel("Name").fill("minutes-may");
    await deposit(FIRST, 1);
    await main.getByRole("heading", { name: "minutes-may" }).waitFor();
    await main.getByText("<script>document.title='pwned'</script>").waitFor();
    await main.getByRole("columnheader", { name: "Votes" }).waitFor();
    await main.getByRole("cell", { name: "Bridges" }).waitFor();
    expect(await page.title()).to.not.equal("pwned");
    expect(await axeFaults(page)).to.deep.equal([]);

    await main.getByRole("link", { name: "Deposit a new version" }).click();
    await main.getByText("this will be version 2").waitFor();
    await deposit(SECOND, 2);
    await main.getByRole("link", { name: "Compare with version 1" }).click();
    await main.locator("ins", { hasText: "Thirteen" }).waitFor();
    await main.locator("del", { hasText: "Twelve" }).waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it("saves the file under a name of its own, byte for byte", async () => {
    await page.goto(`${stack.url}/#/archive?q=minutes-may`);
    const main = page.getByRole("main");
    await main.getByRole("heading", { level: 3 }).getByRole("link").first().click();
    const button = main.getByRole("button", { name: /^Save the file/ });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).to.equal("minutes-may-v2.en.md");
    expect(await readFile(await download.path(), "utf8")).to.equal(SECOND);
  });

  it("says that an address names no document", async () => {
    await page.goto(`${stack.url}/#/archive/0x12`);
    await page.getByRole("heading", { name: "No such document" }).waitFor();
  });

  it("says which result somebody would dissent from, whatever link led there", async () => {
    const motion = `0x${"77".repeat(32)}`;
    await page.goto(`${stack.url}/#/archive/deposit?dissent=${motion}`);
    await page.getByRole("main").getByRole("link", { name: motion }).waitFor();
  });

  it("counts everything again in the browser, and writes the page about it", async function () {
    this.timeout(240_000);
    await page.goto(`${stack.url}/#/audit`);
    const main = page.getByRole("main");
    expect(await axeFaults(page)).to.deep.equal([]);
    await main.getByRole("button", { name: "Begin the audit" }).click();
    await main.getByText(/^PASS: everything was looked at/).waitFor({ timeout: 180_000 });
    expect(await axeFaults(page)).to.deep.equal([]);
    const button = main.getByRole("button", { name: /^Save the report/ });
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      button.click(),
    ]);
    const report = await readFile(await download.path(), "utf8");
    expect(report).to.match(/<title>Audit of .*: PASS<\/title>/);
    expect(complaints.all).to.deep.equal([]);
  });
});
