import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";

/** A development account that is no founder of the example. */
const NEWCOMER = 12;

/** How its Code of Conduct and its charter begin, and where the charter unfolds, by language. */
const TEXTS = [
  {
    locale: "en",
    code: "Code of Conduct of the Example",
    read: "Read the charter",
    charter: "Charter of the Example",
  },
  {
    locale: "fr",
    code: "Code de conduite de la Coalition dynamique d’exemple",
    read: "Lire la charte",
    charter: "Charte de la Coalition dynamique d’exemple",
  },
  {
    locale: "es",
    code: "Código de conducta de la Coalición Dinámica de ejemplo",
    read: "Leer la carta",
    charter: "Carta de la Coalición Dinámica de ejemplo",
  },
];

describe("another coalition in the browser, from its file alone", function () {
  this.timeout(120_000);
  let stack: Stack;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints: Complaints[] = [];

  const openAs = async (locale: string): Promise<Page> => {
    const context = await browser.newContext({ locale });
    contexts.push(context);
    complaints.push(listen(context));
    const page = await context.newPage();
    await page.goto(`${stack.url}/#/join`);
    await page.locator("h1:not(.waiting)").waitFor();
    return page;
  };

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack("coalitions/example.json5"), openBrowser()]);
  });
  after(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await stack?.close();
  });

  for (const { locale, code, read, charter } of TEXTS)
    it(`shows its Code of Conduct and its charter to readers of ${locale} in their language`, async () => {
      const page = await openAs(locale);
      const main = page.getByRole("main");
      await main.getByRole("heading", { name: code }).waitFor();
      await main.getByText(read, { exact: true }).click();
      await main.getByRole("heading", { name: charter }).waitFor();
    });

  it("takes a newcomer in by the test wallet, into a group of its own", async () => {
    const page = await openAs("en");
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Who you are").selectOption(String(NEWCOMER));
    await dialog.getByRole("button", { name: "Use the test wallet" }).click();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("disability organisations", { exact: true }).click();
    await page.getByText("I have read version 1 of the Code of Conduct").click();
    await page.getByRole("main").getByRole("button", { name: "Join the coalition" }).click();
    await dialog.getByRole("button", { name: "Sign in my wallet" }).click();
    await dialog.getByText("It is on the chain", { exact: true }).waitFor({ timeout: 60_000 });
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    const { membership } = stack.contracts;
    expect(await membership.isMember(keyOf(NEWCOMER).address)).to.equal(true);
    // It asks for vouches, as its file does and the pilot's does not.
    await page.getByText("Needed: 2. So far: 0.", { exact: false }).waitFor();
  });

  it("complained of nothing", () => {
    expect(complaints.flatMap(({ all }) => all)).to.deep.equal([]);
  });
});
