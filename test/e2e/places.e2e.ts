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
        await page.getByRole("heading", { level: 1 }).waitFor();
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

  it("speaks six languages, each with words of its own and no key among them", async () => {
    const titles = new Set<string>();
    for (const language of LANGUAGES) {
      const context = await browser.newContext({ locale: language });
      const page = await context.newPage();
      await page.goto(`${stack.url}/#/elections`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.locator("html").getAttribute("lang")).to.match(new RegExp(`^${language}`));
      titles.add((await page.getByRole("heading", { level: 1 }).textContent()) ?? "");
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
    await page.getByRole("heading", { level: 1 }).waitFor();
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
