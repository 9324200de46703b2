import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31_337;
/** Founders: who proposes, and who objects. */
const [MOVER, OBJECTING] = [0, 1] as const;

describe("what members propose, read and take back", function () {
  this.timeout(180_000);
  // Each step begins where the one before it ended.
  this.bail(true);
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
    context.setDefaultTimeout(30_000);
    complaints = listen(context);
    wallet = new ScriptedWallet({ keys: [keyOf(MOVER)], rpc: stack.rpcUrl, chainId: CHAIN });
    await injectWallets(context, [wallet]);
    page = await context.newPage();
  });
  after(async () => {
    await context?.close();
    wallet?.close();
    await browser?.close();
    await stack?.close();
  });
  afterEach(() => {
    expect(complaints.all).to.deep.equal([]);
  });

  const main = () => page.getByRole("main");
  const dialog = () => page.getByRole("dialog");
  const button = (name: string) => main().getByRole("button", { name, exact: true });
  const next = () => button("Next").click();
  const region = (name: string) => main().getByRole("region", { name, exact: true });

  /** Presses a button and goes through the dialog. @returns what was to be read before signing. */
  async function act(name: string): Promise<string> {
    await button(name).click();
    const sign = dialog().getByRole("button", { name: "Sign in my wallet", exact: true });
    await sign.waitFor();
    const said = await dialog().innerText();
    await sign.click();
    await dialog().getByText("It is on the chain", { exact: true }).waitFor();
    await dialog().getByRole("button", { name: "Close", exact: true }).click();
    await dialog().waitFor({ state: "detached" });
    return said;
  }

  // The mark itself is drawn by the page, over the field.
  const choose = (name: RegExp) => main().getByRole("radio", { name }).check({ force: true });

  async function begin(about: RegExp): Promise<void> {
    await page.goto(`${stack.url}/#/motions/new`);
    await choose(about);
  }

  async function entitle(title: string): Promise<void> {
    await main()
      .getByLabel(/^Title/)
      .fill(title);
    await next();
  }

  it("say what does not do where it is typed, and go on once it is mended", async () => {
    await page.goto(`${stack.url}/#/`);
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    await dialog()
      .getByRole("button", { name: /Scripted/ })
      .click();
    await dialog().getByText("Scripted", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await begin(/^Open a list/);
    await next();
    await main()
      .getByLabel(/^Name of the list/)
      .fill("young people");
    await next();
    await main()
      .getByText(/no spaces/)
      .waitFor();
    expect(await main().getByRole("list", { name: "Step 2 of 4" }).count()).to.equal(1);
    await main()
      .getByLabel(/^Name of the list/)
      .fill("young-people");
    await main()
      .getByText(/no spaces/)
      .waitFor({ state: "detached" });
    await next();
    await main()
      .getByLabel(/^Title/)
      .waitFor();
    await next();
    await main().getByText("A title is needed", { exact: false }).waitFor();
    await button("Start again").click();
  });

  it("show the very text a motion adopts, checked, and against the one in force", async () => {
    await begin(/^Adopt or amend a document/);
    await next();
    await main()
      .getByLabel(/^Which document/)
      .selectOption({ label: "Code of Conduct · code-of-conduct" });
    await main().getByLabel(/^Text/).fill("# Code of Conduct\n\nBe kind, all of you.");
    await next();
    await entitle("A shorter Code");
    await act("File the motion");
    // Whoever has just filed it is never told that there is no such motion.
    await main()
      .getByRole("heading", { level: 1, name: /A shorter Code|Motion not found/ })
      .waitFor();
    expect(await main().locator("h1:not(.waiting)").innerText()).to.equal("A shorter Code");
    const does = region("What it does");
    await does.getByText("Read the text it adopts: English").click();
    await does.getByText("Be kind, all of you.", { exact: true }).waitFor();
    await does.getByText(/exactly what is named below/).waitFor();
    await does.getByText("What changes against version 1: English").click();
    await does.locator("ins", { hasText: "kind" }).waitFor();
    expect(await does.locator("del").count()).to.be.greaterThan(0);
    expect(await axeFaults(page)).to.deep.equal([]);
  });

  it("are told that a withdrawal is for good when nobody has seconded", async () => {
    expect(await act("Withdraw it")).to.contain("gone at once and for good");
    await main()
      .getByText(/Withdrawn for good/)
      .waitFor();
  });

  it("object to a notice, and everybody reads who did and why", async () => {
    await begin(/^A plain resolution/);
    await choose(/^By notice/);
    await next();
    await main()
      .getByLabel(/^Words of the resolution/)
      .fill("The coalition meets on Fridays.");
    await next();
    await entitle("Meet on Fridays");
    await act("Give the notice");
    await main().getByRole("heading", { level: 1, name: "Meet on Fridays" }).waitFor();
    await wallet.useAccounts([keyOf(OBJECTING)]);
    await main()
      .getByLabel(/^Your reason/)
      .fill("Some pray on <b>Fridays</b>.\u202Etxt");
    await act("Object");
    const reasons = region("Reasons of those who objected");
    await reasons.getByText("Some pray on <b>Fridays</b>.", { exact: false }).waitFor();
    expect(await reasons.locator("b").count()).to.equal(0);
    // What would turn the words around is shown, not done.
    expect(await reasons.locator(".unseen").count()).to.equal(1);
    expect(await reasons.innerText()).to.contain("against:");
    expect(await axeFaults(page)).to.deep.equal([]);
  });
});
