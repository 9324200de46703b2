import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";
import { openStack, type Stack } from "./stack.js";

/** Every place with something in its address that others can write. */
const places = (part: string) => [
  ...[`archive/${part}`, `archive/${part}/compare`, `members/${part}`, `motions/${part}`],
  ...[`motions/${part}/amend`, `elections/${part}`, `recalls/${part}`, `lists/${part}`],
  ...[
    `lists/${part}/new`,
    `lists/general/history/${part}`,
    `lists/${part}/history/bafy`,
    `posts/${part}`,
  ],
  ...[`posts/${part}/reply`, `conduct/cases/${part}`, `conduct/report/${part}`],
];
const PARTS = [
  ...["0x12", `0x${"zz".repeat(32)}`, `0x${"0".repeat(63)}`, `0x${"0".repeat(65)}`],
  ...["a".repeat(10_000), "%", "%E0%A4%A", "%00", "%E2%80%AE", "constructor", "__proto__"],
  ...["%252e%252e%252f", "%2500", "%25", "%C0%80", "%EF%BF%BF", "%ED%A0%80", "%F0%9F%92%A9"],
  ...["0X" + "12".repeat(32), `0x${"12".repeat(32)}%00`, `0x${"12".repeat(32)}%20`, "-1", "1e309"],
  ...["..%2F..%2Fv1%2Fstatus", "%3Cscript%3Epwned()%3C%2Fscript%3E", "javascript:pwned()"],
];

/** Places with the names of what they take after the question mark. */
const PLACES_WITH_QUESTIONS = [
  ...[
    "lists q kind from",
    "lists/general q",
    "lists/general/new subject text",
    "motions q group kind class",
  ],
  ...[
    "motions/new about office case as",
    "archive q kind",
    "archive/deposit as document version motion",
  ],
  ...["conduct part", "audit block", "elections office", "lists/general/history/bafy at"],
];

/** Places that take up something kept, and what may lie there after a mishap. */
const KEPT = ["connection", "pending", "wallet", "theme", "language"];
const DRAFTS = ["deposit/kind", "deposit/name", "join/group", "me/relay", "lists/order"];
const NONSENSE = ["{", "null", "[]", "7", '{"read":7,"relays":"x"}', '[{"id":1}]', '{"ranks":{}}'];

/** Places where something can be typed without a wallet. */
const WITH_FIELDS = [
  ...["lists/general/new", "lists", "lists/general", "conduct/report", "motions", "archive"],
  ...["connection", "audit"],
];
/** Whatever room there is, to the last character. */
const FILL_STORAGE = `(() => {
  let filler = "";
  for (let more = 2 ** 23; more >= 1; more = Math.floor(more / 2))
    for (;;) {
      try { sessionStorage.setItem("filler", filler + "x".repeat(more)); filler += "x".repeat(more); }
      catch { break; }
    }
})()`;

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

  const title = () => page.locator("h1:not(.waiting)").innerText();

  it("in a link leads to a page that has a name, and never to a fault", async () => {
    await page.goto(`${stack.url}/#/`);
    for (const part of PARTS)
      for (const place of places(part)) {
        await page.goto(`${stack.url}/#/${place}`);
        await page.locator("h1:not(.waiting)").waitFor();
        expect(await title(), place.slice(0, 80)).to.not.match(/went wrong/);
      }
  });

  it("behind a question mark is nothing that was asked for", async () => {
    for (const place of PLACES_WITH_QUESTIONS) {
      const [path, ...names] = place.split(" ");
      for (const part of PARTS) {
        const query = names.map((name) => `${name}=${part.slice(0, 4_000)}`).join("&");
        await page.goto(`${stack.url}/#/${path}?${query}`);
        await page.locator("h1:not(.waiting)").waitFor();
        expect(await title(), `${path}?${query}`.slice(0, 80)).to.not.match(/went wrong/);
      }
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
        await page.locator("h1:not(.waiting)").waitFor();
        expect(await title(), place).to.not.match(/went wrong/);
      }
      await page.goto(`${stack.url}/#/`);
      await page.getByText("12", { exact: true }).first().waitFor();
    });

  it("of ten megabytes is turned away by every field, which says so and goes on working", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${stack.url}/#/`);
    await page.locator("h1:not(.waiting)").waitFor();
    await page.bringToFront();
    await page.evaluate('navigator.clipboard.writeText("0 words ".repeat(1_310_720))');
    let pasted = 0;
    for (const place of WITH_FIELDS) {
      // Another document: the fields of the page before are not those of this one.
      await page.goto("about:blank");
      await page.goto(`${stack.url}/#/${place}`);
      await page.locator("h1:not(.waiting)").waitFor();
      await page
        .getByRole("main")
        .locator("input:not([type]), input[type=text], textarea")
        .or(page.getByRole("searchbox"))
        .first()
        .waitFor();
      const fields = page
        .getByRole("main")
        .locator("textarea, input[type=text], input[type=search], input:not([type])");
      for (const field of await fields.all()) {
        if (!(await field.isVisible()) || !(await field.isEnabled())) continue;
        const before = await field.inputValue();
        await field.focus();
        await page.keyboard.press("Control+V");
        await page
          .getByRole("alert")
          .filter({ hasText: /10[.,]5 MB/ })
          .waitFor();
        expect(await field.inputValue(), place).to.equal(before);
        await page.keyboard.press("End");
        await page.keyboard.type("7");
        // Filters stand in the address, and come from there.
        await eventually(async () => {
          expect(await field.inputValue(), place).to.equal(`${before}7`);
        });
        await page.getByRole("alert").waitFor({ state: "detached" });
        pasted += 1;
      }
    }
    expect(pasted).to.be.greaterThan(WITH_FIELDS.length);
  });

  it("that is somewhat too long stays, to be cut down where it stands, and nothing is sent of it", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${stack.url}/#/lists/general/new`);
    const text = page.getByRole("main").getByLabel(/^Text/);
    await text.waitFor();
    await page.bringToFront();
    await page.evaluate('navigator.clipboard.writeText("long words ".repeat(8_000))');
    await text.focus();
    await page.keyboard.press("Control+V");
    await page.getByText("Too long by 22.5 kB. The most is 65.5 kB.").waitFor();
    expect((await text.inputValue()).length).to.equal(88_000);
    expect(
      await page.getByRole("main").getByRole("button", { name: "Sign and send" }).isDisabled(),
    ).to.equal(true);
  });

  it("in a browser that keeps nothing more is told, and what is typed stays while the page does", async () => {
    await page.goto(`${stack.url}/#/lists/general/new`);
    const text = page.getByRole("main").getByLabel(/^Text/);
    await text.fill("First words");
    await page.evaluate(FILL_STORAGE);
    await text.fill("These words find no room any more.");
    await page.getByText("What you typed is not kept in this tab").waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    await page.goto(`${stack.url}/#/members`);
    await page.getByRole("heading", { level: 1, name: "Members" }).waitFor();
    await page.goto(`${stack.url}/#/lists/general/new`);
    await text.waitFor();
    expect(await text.inputValue()).to.equal("These words find no room any more.");
    await page.evaluate('sessionStorage.removeItem("filler")');
    await text.fill("And now they do.");
    await page.getByText("What you typed is not kept in this tab").waitFor({ state: "detached" });
    await page.reload();
    await text.waitFor();
    expect(await text.inputValue()).to.equal("And now they do.");
  });
});
