import { expect } from "chai";
import type { Browser } from "playwright-core";
import { axeFaults, listen, openBrowser } from "./browser.js";
import { openStack, type Stack } from "./stack.js";

const ADDRESSES = [
  ...["/", "/join", "/me", "/members", "/lists", "/lists/general", "/lists/general/new"],
  ...["/conduct", "/conduct/desk", "/motions", "/motions/new", "/elections", "/offices"],
  ...["/archive", "/archive/deposit", "/audit", "/connection", "/nowhere"],
];
/** Links somebody cut in the middle, or made up. */
const BROKEN = [
  ...["/motions/0x12", "/elections/none", "/posts/%3Cscript%3E", "/archive/0x", "/members/0xabc"],
  ...["/conduct/cases/1", "/lists/no-such-list"],
];
const SOME_ID = `0x${"12".repeat(32)}`;
/** What brings its own heading once it is read. */
const TOLD_BY_DATA = [
  ...[`/motions/${SOME_ID}`, `/motions/${SOME_ID}/amend`, `/elections/${SOME_ID}`],
  ...[`/recalls/${SOME_ID}`, `/posts/${SOME_ID}`, `/posts/${SOME_ID}/reply`],
  ...[`/conduct/cases/${SOME_ID}`, `/conduct/report/${SOME_ID}`, `/archive/${SOME_ID}`],
  ...[`/archive/${SOME_ID}/compare`, `/members/0x${"12".repeat(20)}`],
  "/lists/general/history/bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
];
/** Notes, whenever something on the page changes, that it has not exactly one heading of the first level, or no title. */
const WATCH_HEADINGS = `(() => {
  globalThis.oddMoments = [];
  new MutationObserver(() => {
    const root = document.getElementById("root");
    if (root === null || root.childElementCount === 0) return;
    const found = document.querySelectorAll("h1");
    if (found.length === 1 && found[0].textContent.trim() !== "" && document.title !== "") return;
    globalThis.oddMoments.push(location.hash + " has " + found.length + ", " + document.title);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;
const LANGUAGES = ["en", "ar", "fr", "es", "ru", "zh"];

const LOOKS = [
  { language: "en", scheme: "light", width: 1200, direction: "ltr" },
  { language: "ar", scheme: "dark", width: 320, direction: "rtl" },
] as const;

describe("every place", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });

  for (const { language, scheme, width, direction } of LOOKS)
    it(`has no fault that axe finds, and fits, in ${language}, ${scheme}, ${width} px wide`, async () => {
      const context = await browser.newContext({
        locale: language,
        colorScheme: scheme,
        viewport: { width, height: 800 },
      });
      const complaints = listen(context);
      const page = await context.newPage();
      for (const address of [...ADDRESSES, ...BROKEN]) {
        await page.goto(`${stack.url}/#${address}`);
        await page.locator("h1:not(.waiting)").waitFor();
        await page.waitForLoadState("networkidle");
        expect(await axeFaults(page), address).to.deep.equal([]);
        const over = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect(over, `${address} is too wide`).to.be.at.most(0);
        expect(await page.locator("html").getAttribute("dir")).to.equal(direction);
      }
      expect(complaints.all).to.deep.equal([]);
      await context.close();
    });

  for (const state of ["pending", "failed"] as const)
    it(`has one heading and a title at every moment, also while its questions are ${state}`, async () => {
      const context = await browser.newContext({
        locale: "en",
        viewport: { width: 320, height: 800 },
      });
      const complaints = listen(context);
      await context.addInitScript({ content: WATCH_HEADINGS });
      const page = await context.newPage();
      await page.route(
        (url) => /^\/(v1|ipfs)\//.test(url.pathname) || url.origin === new URL(stack.rpcUrl).origin,
        (route) => (state === "failed" ? route.abort() : undefined),
      );
      for (const address of [...ADDRESSES, ...BROKEN, ...TOLD_BY_DATA]) {
        await page.goto(`${stack.url}/#${address}`);
        // Another document, so that the question before does not count as the answer.
        await page.reload();
        await page.locator("h1:not(.waiting)").waitFor();
        if (state === "failed") await page.locator(".line-status .notice").waitFor();
        expect(await page.evaluate("oddMoments"), address).to.deep.equal([]);
        // Of the others, the states of their parts are the same.
        if (TOLD_BY_DATA.includes(address))
          expect(await axeFaults(page), address).to.deep.equal([]);
      }
      expect(complaints.all).to.deep.equal([]);
      await context.close();
    });

  it("speaks six languages, each with words of its own and no key among them", async () => {
    const titles = new Set<string>();
    for (const language of LANGUAGES) {
      const context = await browser.newContext({ locale: language });
      const page = await context.newPage();
      await page.goto(`${stack.url}/#/elections`);
      await page.locator("h1:not(.waiting)").waitFor();
      expect(await page.locator("html").getAttribute("lang")).to.match(new RegExp(`^${language}`));
      titles.add((await page.locator("h1:not(.waiting)").textContent()) ?? "");
      expect(await page.locator("body").innerText()).to.not.match(
        /\b[a-z]+(\.[a-z]+){1,3}\b(?!\S)/,
      );
      await context.close();
    }
    expect(titles.size).to.equal(LANGUAGES.length);
  });

  it("is reached with the keyboard alone, past a link that skips what is on every page", async () => {
    const context = await browser.newContext({ locale: "en" });
    const page = await context.newPage();
    await page.goto(stack.url);
    await page.locator("h1:not(.waiting)").waitFor();
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate("document.activeElement?.textContent");
    expect(await focused()).to.match(/skip/i);
    await page.getByRole("navigation").getByRole("link", { name: "Motions" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/motions$/);
    await page.getByRole("heading", { level: 1, name: "Motions" }).waitFor();
    await context.close();
  });
});
