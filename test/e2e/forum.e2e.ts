import { expect } from "chai";
import { openContentStore } from "../../scripts/content/index.js";
import { createOutput } from "../../scripts/cli/output.js";
import { electBench } from "../../scripts/demo/forum/officers.js";
import type { Person } from "../../scripts/demo/cast.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31337;
const HOUR = 3_600;
/** Founders: who posts, answers, reports, and names the relay. Those elected are among 3 to 8. */
const [AUTHOR, ANSWERING, REPORTING, SPONSOR] = [0, 1, 2, 11] as const;

/** What must stay text wherever it is shown: each would call `pwned` if it ran. */
const HOSTILE = [
  "<script>pwned()</script>",
  "<img src=x onerror=pwned()>",
  '"><svg/onload=pwned()>',
  "[click](javascript:pwned())",
  "[data](data:text/html,<script>pwned()</script>)",
  "![picture](https://evil.example/beacon.png)",
  "<iframe srcdoc='<script>parent.pwned()</script>'></iframe>",
  '<a href="javas\tcript:pwned()">tab</a>',
  "<style>*{display:none}</style>",
  "{{constructor.constructor('pwned()')()}}",
  "turned \u202Etxt.exe, hidden \u200B here",
];
/** The same in a line: what a subject and a reason may hold. */
const HOSTILE_LINE = `<script>pwned()</script> <img src=https://evil.example/x onerror=pwned()> [go](javascript:pwned())`;

describe("the lists and the Code of Conduct", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let home: string;
  let officers: Person[];
  let post: string;
  const left: { context: BrowserContext; wallet: ScriptedWallet | undefined }[] = [];

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    home = await mkdtemp(join(tmpdir(), "three-opens-forum-"));
    officers = await elect();
    await letRelayAnchor();
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
    if (home !== undefined) await rm(home, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const { context, wallet } of left.splice(0)) {
      await context.close();
      wallet?.close();
    }
  });

  /** Conduct officers and a panel, by elections of the twelve founders. */
  async function elect(): Promise<Person[]> {
    const { chain, contracts } = stack;
    const founders = Array.from({ length: 12 }, (_, index): Person => {
      const signer = keyOf(index).connect(chain.provider);
      return { signer, address: signer.address, group: 0, founder: true };
    });
    const bench = await electBench(
      {
        ...{ chain, contracts, founders, newcomers: [] },
        anybody: founders[0]!.signer,
        store: await openContentStore(home),
        output: createOutput(true),
        coalition: undefined as never,
      },
      founders.slice(3, 9),
    );
    return bench.officers;
  }

  /** Anchoring is for members: one of them names the relay. */
  async function letRelayAnchor(): Promise<void> {
    const { account, url } = stack.relay();
    if (account === null) throw new Error("the relay has no account to pay with");
    const lists = stack.contracts.lists.connect(keyOf(SPONSOR).connect(stack.chain.provider));
    await (await lists.setRelay(account, url)).wait();
  }

  interface Visit {
    page: Page;
    complaints: Complaints;
    /** What something hostile got done: ran, opened a dialog, or fetched from elsewhere. */
    harm: string[];
  }

  /** Somebody opens a page; with a wallet if a founder does. */
  async function visit(path: string, person?: number): Promise<Visit> {
    const context = await browser.newContext({ locale: "en" });
    const complaints = listen(context);
    const harm: string[] = [];
    await context.exposeFunction("pwned", () => harm.push("ran"));
    context.on("dialog", (each) => {
      harm.push(`dialog: ${each.message()}`);
      void each.dismiss();
    });
    context.on("request", (each) => {
      if (each.url().includes("evil.example")) harm.push(`fetched: ${each.url()}`);
    });
    const wallet =
      person === undefined
        ? undefined
        : new ScriptedWallet({ keys: [keyOf(person)], rpc: stack.rpcUrl, chainId: CHAIN });
    wallet?.behaviour.knows.push(CHAIN);
    if (wallet !== undefined) await injectWallets(context, [wallet]);
    left.push({ context, wallet });
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    await page.goto(`${stack.url}/${path}`);
    await page.locator("h1:not(.waiting)").waitFor();
    if (wallet !== undefined) {
      await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: `Use ${wallet.name}` }).click();
      await dialog.getByText(keyOf(person ?? 0).address).waitFor();
      await dialog.getByRole("button", { name: "Close" }).click();
      await dialog.waitFor({ state: "detached" });
    }
    return { page, complaints, harm };
  }

  async function sign(page: Page): Promise<void> {
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Sign in my wallet" }).click();
    await dialog.getByText("It is on the chain").first().waitFor();
  }

  const founderOf = ({ address }: Person) =>
    Array.from({ length: 12 }, (_, index) => index).find((i) => keyOf(i).address === address)!;

  it("post what somebody wrote, and show it as the text it is, however hostile", async () => {
    const { page, complaints, harm } = await visit("#/lists/general/new", AUTHOR);
    const main = page.getByRole("main");
    await main.getByLabel("Subject").fill("\u202Eharmless");
    await main.getByLabel(/^Text/).focus();
    await main.getByText("turn the direction of text").first().waitFor();
    expect(await main.getByRole("button", { name: "Sign and send" }).isDisabled()).to.equal(true);
    await main.getByLabel("Subject").fill(HOSTILE_LINE);
    await main.getByLabel(/^Text/).fill(`Hello **everybody**.\n\n${HOSTILE.join("\n\n")}`);
    await main.getByRole("tab", { name: "Preview" }).click();
    await main.locator(".markdown strong", { hasText: "everybody" }).waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await main.getByRole("button", { name: "Sign and send" }).click();
    await sign(page);
    await page.waitForURL(/#\/posts\/0x[0-9a-f]{64}$/);
    post = page.url().slice(-66);

    const reader = await visit(`#/posts/${post}`);
    const shown = reader.page.getByRole("main");
    await shown.getByRole("heading", { level: 1, name: HOSTILE_LINE }).waitFor();
    await shown.locator(".markdown strong", { hasText: "everybody" }).waitFor();
    await shown.locator(".verified", { hasText: "Checked" }).waitFor();
    for (const each of HOSTILE.filter((one) => one.startsWith("<")))
      await shown.locator(".markdown", { hasText: each }).waitFor();
    await shown.getByText("turned ⟦U+202E⟧txt.exe, hidden ⟦U+200B⟧ here").waitFor();
    const links = await shown
      .locator(".markdown a")
      .evaluateAll((found) =>
        found.map((each) => (each as unknown as { protocol: string }).protocol),
      );
    expect(links.every((protocol) => protocol === "https:")).to.equal(true);
    expect(await shown.locator(".markdown :is(script, img, svg, iframe, style)").count()).to.equal(
      0,
    );
    expect(await axeFaults(reader.page)).to.deep.equal([]);
    for (const each of [{ complaints, harm }, reader]) {
      expect(each.harm).to.deep.equal([]);
      expect(each.complaints.all).to.deep.equal([]);
    }
  });

  it("say when a link has filled in what goes out in one's name", async () => {
    const { page, complaints } = await visit("#/lists/general/new?subject=Mondays&text=I%20agree.");
    const main = page.getByRole("main");
    expect(await main.getByLabel(/^Text/).inputValue()).to.equal("I agree.");
    const linked = main.getByText("The link you followed filled this in.", { exact: false });
    await linked.waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await main.getByLabel(/^Text/).fill("I do not.");
    await linked.waitFor({ state: "detached" });
    expect(complaints.all).to.deep.equal([]);
  });

  it("answer a post, and say what it answers; the chain confirms the place", async () => {
    const { page, complaints } = await visit(`#/posts/${post}/reply`, ANSWERING);
    const main = page.getByRole("main");
    await main.getByLabel(/^Text/).fill("I see it as you do.");
    await main.getByRole("button", { name: "Sign and send" }).click();
    await sign(page);
    await page.waitForURL(
      (url) => /#\/posts\/0x[0-9a-f]{64}$/.test(url.hash) && !url.hash.includes(post),
    );
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await main.getByText("In reply to").first().waitFor();
    await main.getByText("On record").first().click();
    await main.getByText("The chain confirms it").first().waitFor();
    expect(complaints.all).to.deep.equal([]);
  });

  it("report a post without publishing the evidence, or a name to those who look on", async () => {
    const { page, complaints } = await visit(`#/conduct/report/${post}`, REPORTING);
    const main = page.getByRole("main");
    await main.getByText("6 – Act in good faith").click();
    await main.getByLabel("Evidence").fill("It tries to run script.");
    expect(await axeFaults(page)).to.deep.equal([]);
    await main.getByRole("button", { name: "Report", exact: true }).click();
    await sign(page);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await main.getByText("Keep your words").waitFor();
    await main.getByRole("link", { name: "My cases" }).click();
    await main.getByRole("link", { name: /^Case/ }).waitFor();

    const stranger = await visit("#/conduct?part=cases");
    const seen = stranger.page.getByRole("main");
    await seen.getByRole("link", { name: /^Case/ }).click();
    await seen.getByText("not named here").first().waitFor();
    const text = await seen.innerText();
    for (const index of [AUTHOR, REPORTING])
      expect(text).not.to.contain(keyOf(index).address.slice(0, 6));
    expect(await seen.getByRole("link", { name: "Read the post" }).count()).to.equal(0);
    expect(await axeFaults(stranger.page)).to.deep.equal([]);
    expect([...complaints.all, ...stranger.complaints.all]).to.deep.equal([]);
  });

  it("let two officers decide, who say exactly the same, and no rung skipped", async () => {
    const [first, second] = officers.map(founderOf) as [number, number];
    await stack.chain.travel(73 * HOUR);
    const one = await visit("#/conduct/desk", first);
    const main = one.page.getByRole("main");
    await main.getByRole("link", { name: /^Case/ }).click();
    await main.getByRole("button", { name: "Say what the decision should be" }).click();
    const suspension = main.locator("label", { hasText: "Suspension from posting" }).first();
    await suspension.getByText("No rung is skipped").waitFor();
    await main.getByText("Public notice", { exact: true }).click();
    await main.getByText("Mark the post as hidden").click();
    await main.getByLabel(/Why it is hidden/).fill(`Carries ${HOSTILE_LINE}`);
    await main.getByLabel(/^Reasons/).fill(`No place for it.\n\n${HOSTILE.join("\n\n")}`);
    await main.getByRole("button", { name: "Say what the decision should be" }).last().click();
    await sign(one.page);
    const address = new URL(one.page.url()).hash;

    const two = await visit(address, second);
    const desk = two.page.getByRole("main");
    const proposed = desk.getByRole("region", { name: "What officers said" });
    await proposed.getByRole("button", { name: "Read", exact: true }).click();
    const said = proposed.locator("blockquote", { hasText: "No place for it." });
    for (const each of HOSTILE.filter((one) => !/[\t\u202E]/.test(one)))
      await said.getByText(each).waitFor();
    await said.getByText("turned U+202Etxt.exe, hidden U+200B here").waitFor();
    await desk.getByRole("button", { name: "Say exactly the same" }).click();
    await sign(two.page);
    await two.page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    await desk.getByText("May be appealed").first().waitFor();
    expect([...one.complaints.all, ...two.complaints.all]).to.deep.equal([]);
    expect([...one.harm, ...two.harm]).to.deep.equal([]);
  });

  it("fold the post away with the reason and the case, and show the original to who asks", async () => {
    const { page, complaints, harm } = await visit(`#/posts/${post}`);
    const main = page.getByRole("main");
    await main.getByText("This post is marked as hidden").waitFor();
    await main.getByText(`Carries ${HOSTILE_LINE}`).waitFor();
    expect(await main.getByText("Hello everybody").count()).to.equal(0);
    // Its subject is as much its author's words as the rest.
    await main.getByRole("heading", { level: 1, name: "Hidden post" }).waitFor();
    expect(await main.getByText(HOSTILE_LINE, { exact: true }).count()).to.equal(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    await main.getByRole("button", { name: "Show the original" }).click();
    await main.locator(".markdown strong", { hasText: "everybody" }).waitFor();
    await main.getByRole("link", { name: "The case that decided it" }).click();
    await main.getByText("Public notice").first().waitFor();
    expect(await main.innerText()).to.contain(keyOf(AUTHOR).address.slice(0, 6));
    expect(harm).to.deep.equal([]);
    expect(complaints.all).to.deep.equal([]);

    const search = await visit("#/lists?q=everybody");
    const hit = search.page.locator(".hit", { hasText: "Hidden post" });
    await hit.waitFor();
    expect(await hit.innerText()).not.to.match(/pwned|Hello|everybody/);
    expect(search.complaints.all).to.deep.equal([]);
  });
});
