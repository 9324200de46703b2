import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { readCoalitionSource } from "../../scripts/cli/coalition-source.js";
import { fillLists, longListsOf } from "../../scripts/bench/web/long-lists.js";
import { scrollList } from "../../scripts/bench/web/scroll-list.js";
import { openWebStack, type WebStack } from "../../scripts/rehearsal/web-stack.js";
import { listen, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";

/** More than one answer of a relay holds, and by far more than a window shows. */
const LENGTHS = { threads: 160, posts: 120, motions: 100 };
/** A window of 800 px with eight rows more on either side. */
const MOST_ROWS = 45;
const PACE = { step: 300, patience: 30_000 };

const LOOKS = [
  { language: "en", width: 1200 },
  { language: "ar", width: 320 },
] as const;

describe("long lists", function () {
  this.timeout(300_000);
  let stack: WebStack;
  let browser: Browser;
  let lists: { path: string; rows: number }[];

  before(async function () {
    this.timeout(600_000);
    const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
    [stack, browser] = await Promise.all([openWebStack(longListsOf(file)), openBrowser()]);
    const { thread } = await fillLists(stack, LENGTHS);
    lists = [
      { path: "lists/general", rows: LENGTHS.threads },
      { path: `posts/${thread}`, rows: LENGTHS.posts },
      { path: "motions", rows: LENGTHS.motions },
    ];
    await eventually(async () => {
      const answer = await fetch(`${stack.url}/v1/lists/general`);
      const { item } = (await answer.json()) as { item: { posts: number; threads: number } };
      expect(item).to.include({ posts: LENGTHS.threads + LENGTHS.posts - 1 });
    });
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });

  async function open(path: string, language: string, width: number): Promise<Page> {
    const context = await browser.newContext({
      locale: language,
      viewport: { width, height: 800 },
    });
    const complaints = listen(context);
    const page = await context.newPage();
    page.on("close", () => expect(complaints.all).to.deep.equal([]));
    await page.goto(`${stack.url}/#/${path}`);
    await page.locator(".virtual-item").first().waitFor();
    return page;
  }

  for (const { language, width } of LOOKS)
    it(`show every row, few at a time and none over another, in ${language}, ${width} px wide`, async () => {
      for (const { path, rows } of lists) {
        const page = await open(path, language, width);
        const found = await scrollList(page, PACE);
        expect(found.faults, path).to.deep.equal([]);
        expect(found, path).to.include({ rows, seen: rows });
        expect(found.mostRows, path).to.be.at.most(MOST_ROWS);
        await page.context().close();
      }
    });

  it("are walked through with the keyboard alone, and what has the focus is in sight", async () => {
    const page = await open("motions", "en", 1200);
    await page.locator(".virtual-item a").first().focus();
    const reached = new Set<number>();
    for (let presses = 0; presses < 200 && reached.size < 60; presses++) {
      const at: unknown = await page.evaluate(`(() => {
        const { activeElement: link } = document;
        const { top, bottom } = link.getBoundingClientRect();
        const row = link.closest(".virtual-item");
        return top >= 0 && bottom <= innerHeight && row !== null ? Number(row.getAttribute("aria-posinset")) : null;
      })()`);
      expect(at, `after ${presses} presses of the key`).to.be.a("number");
      reached.add(at as number);
      await page.keyboard.press("Tab");
      // Nobody's fingers are faster.
      await page.waitForTimeout(50);
    }
    expect([...reached]).to.deep.equal(Array.from({ length: 60 }, (_, index) => index + 1));
    await page.context().close();
  });
});
