import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Complaints, listen, openBrowser } from "./browser.js";
import { openStack, type Stack } from "./stack.js";

/** Every place with something in its address that others can write. */
const places = (part: string) => [
  ...[`archive/${part}`, `archive/${part}/compare`, `members/${part}`, `motions/${part}`],
  ...[`motions/${part}/amend`, `elections/${part}`, `recalls/${part}`, `lists/${part}`],
  ...[`lists/${part}/new`, `lists/general/history/${part}`, `posts/${part}`],
  ...[`posts/${part}/reply`, `conduct/cases/${part}`, `conduct/report/${part}`],
];
const PARTS = [
  ...["0x12", `0x${"zz".repeat(32)}`, `0x${"0".repeat(63)}`, `0x${"0".repeat(65)}`],
  ...["a".repeat(10_000), "%", "%E0%A4%A", "%00", "%E2%80%AE", "constructor", "__proto__"],
  ...["..%2F..%2Fv1%2Fstatus", "%3Cscript%3Epwned()%3C%2Fscript%3E", "javascript:pwned()"],
];

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

  it("in a link leads to a page that has a name, and never to a fault", async () => {
    await page.goto(`${stack.url}/#/`);
    for (const part of PARTS)
      for (const place of places(part)) {
        await page.goto(`${stack.url}/#/${place}`);
        await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
        expect(await title(), place.slice(0, 80)).to.not.match(/went wrong/);
      }
  });

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
