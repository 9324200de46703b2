import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Complaints, listen, openBrowser } from "./browser.js";
import { openStack, type Stack } from "./stack.js";

/** Places that take up something kept, and what may lie there after a mishap. */
const KEPT = ["connection", "pending", "wallet", "theme", "language"];
const DRAFTS = ["deposit/kind", "deposit/name", "join/group", "me/relay", "lists/order"];
const NONSENSE = ["{", "null", "[]", "7", '{"read":7,"relays":"x"}', '[{"id":1}]', '{"ranks":{}}'];

describe("nonsense", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: Complaints;
  let page: Page;
  let harm: string[];

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    harm = [];
    await context.exposeFunction("pwned", () => harm.push("ran"));
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    expect(harm).to.deep.equal([]);
    expect(complaints.all).to.deep.equal([]);
  });

  const title = () => page.getByRole("main").getByRole("heading", { level: 1 }).innerText();

  for (const nonsense of NONSENSE)
    it(`in what this browser kept (${nonsense}) is as if nothing had been kept`, async () => {
      const keys = [...KEPT, ...DRAFTS.map((draft) => `draft/${draft}`)];
      const put = keys.map((key) =>
        ["localStorage", "sessionStorage"]
          .map((where) => `${where}.setItem("three-opens/${key}", ${JSON.stringify(nonsense)});`)
          .join(""),
      );
      await context.addInitScript({ content: put.join("") });
      for (const place of [
        "",
        "join",
        "me",
        "lists/general/new",
        "archive/deposit",
        "connection",
      ]) {
        await page.goto(`${stack.url}/#/${place}`);
        await page.reload();
        await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
        expect(await title(), place).to.not.match(/went wrong/);
      }
      await page.goto(`${stack.url}/#/`);
      await page.getByText("12", { exact: true }).first().waitFor();
    });
});
