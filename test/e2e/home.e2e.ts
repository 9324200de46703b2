import { expect } from "chai";
import type { Browser } from "playwright-core";
import { axeFaults, listen, openBrowser } from "./browser.js";
import { openStack, type Stack } from "./stack.js";

describe("the front page", () => {
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

  it("shows whose it is and the three opens, without a wallet and without complaint", async () => {
    const context = await browser.newContext();
    const complaints = listen(context);
    const page = await context.newPage();
    await page.goto(stack.url);
    await page.locator("h1:not(.waiting)").waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.title()).to.not.equal("");
    expect(await page.getByText("12", { exact: true }).count(), "12 members").to.be.above(0);
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(complaints.all).to.deep.equal([]);
    await context.close();
  });

  it("asks every question once on a first visit, those asked ahead of the program among them", async () => {
    const context = await browser.newContext({ locale: "en" });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => {
      const { method, params } = (request.postDataJSON() ?? {}) as Record<string, unknown>;
      asked.push(`${request.url()} ${JSON.stringify([method, params])}`);
    });
    await page.goto(stack.url);
    await page.getByText("12", { exact: true }).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(asked.filter((each, index) => asked.indexOf(each) !== index)).to.deep.equal([]);
    for (const path of ["coalition.json", "v1/status", "v1/coalition", "v1/lists", "v1/documents"])
      expect(
        asked.some((each) => each.startsWith(`${stack.url}/${path} `)),
        path,
      ).to.equal(true);
    await context.close();
  });
});
