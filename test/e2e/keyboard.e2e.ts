import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Complaints, listen, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31_337;
/** Somebody nobody knows yet, and a founder, who may post at once. */
const [NEWCOMER, AUTHOR] = [21, 0] as const;
/** Further than any control of a page is. */
const MOST_STOPS = 120;

/** What has the focus, as it is called: its label, its words, or its name. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return "";
  const label = at.labels?.[0]?.textContent ?? "";
  const by = (at.getAttribute("aria-labelledby") ?? "").split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const own = at.matches("button, a") ? at.textContent ?? "" : "";
  return [at.getAttribute("aria-label") ?? "", label, by, own].join(" ").trim();
})()`;

/** Notes whatever is said in the live region of what is under way. */
const LISTEN = `(() => {
  globalThis.heard = [];
  new MutationObserver(() => {
    for (const each of document.querySelectorAll("[data-live-announcer]"))
      if (each.textContent && !globalThis.heard.includes(each.textContent)) globalThis.heard.push(each.textContent);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

describe("with the keyboard alone", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: Complaints;
  let wallet: ScriptedWallet;
  let page: Page;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    const { account, url } = stack.relay();
    if (account === null) throw new Error("the relay has no account to pay with");
    const lists = stack.contracts.lists.connect(keyOf(AUTHOR).connect(stack.chain.provider));
    await (await lists.setRelay(account, url)).wait();
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });
  afterEach(async () => {
    await context.close();
    wallet.close();
    expect(complaints.all).to.deep.equal([]);
  });

  /** Goes on from stop to stop until something of that name has the focus. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (name.test((await page.evaluate(FOCUSED)) as string)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`nothing called ${String(name)} can be reached`);
  }

  const press = async (name: RegExp, key = "Enter") => {
    await tabTo(name);
    await page.keyboard.press(key);
  };

  /** Until a dialog holds the focus and says something. */
  const says = async (text: string | RegExp) => {
    await page.getByRole("dialog").getByText(text).first().waitFor();
    await page.waitForFunction("document.activeElement?.closest('[role=dialog]') !== null");
  };

  async function open(path: string, person: number): Promise<void> {
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    wallet = new ScriptedWallet({ keys: [keyOf(person)], rpc: stack.rpcUrl, chainId: CHAIN });
    wallet.behaviour.knows.push(CHAIN);
    await injectWallets(context, [wallet]);
    await context.addInitScript({ content: LISTEN });
    page = await context.newPage();
    await page.goto(`${stack.url}/${path}`);
    await page.locator("h1:not(.waiting)").waitFor();
    await press(/^Connect a wallet/);
    await says(/Scripted/);
    await press(/Use Scripted/);
    await says(keyOf(person).address);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }

  const heard = () => page.evaluate("heard.join(' ')") as Promise<string>;

  it("somebody joins, and is told in words how far it is", async () => {
    await open("#/join", NEWCOMER);
    // The first of a group is a stop of its own; the others are reached with the arrows.
    await press(/government/i, "Space");
    await page.keyboard.press("ArrowDown");
    await press(/I have read version/, "Space");
    await press(/^Join the coalition/);
    await says("I join the coalition");
    await press(/^Sign in my wallet/);
    await says("It is on the chain");
    await eventually(async () => {
      expect(await stack.contracts.membership.isMember(keyOf(NEWCOMER).address)).to.equal(true);
    });
    expect(await heard()).to.match(/on the chain/);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("a member writes a post and sends it", async () => {
    await open("#/lists/general/new", AUTHOR);
    await tabTo(/^Subject/);
    await page.keyboard.type("Typed and never clicked");
    await page.keyboard.press("Tab");
    await tabTo(/^Text/);
    await page.keyboard.type("All of it.");
    await press(/^Sign and send/);
    await press(/^Sign in my wallet/);
    await says("It is on the chain");
    await page.waitForURL(/#\/posts\/0x[0-9a-f]{64}$/);
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 1, name: "Typed and never clicked" }).waitFor();
  });
});
