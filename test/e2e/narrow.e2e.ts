import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { listen, openBrowser } from "./browser.js";
import { eventually } from "./eventually.js";
import { fileMotion } from "./past-the-browser.js";
import { openStack, type Stack } from "./stack.js";

const MOVER = 1;
/** A window of 1280 by 1024 at 400 %, as WCAG 1.4.10 has it. */
const NARROW = { width: 320, height: 256 };
/** The text of a sheet of A4 with margins of 15 mm, at 96 px an inch. */
const SHEET = { width: 680, height: 1000 };
/** More than any of the pages has; the browser's own controls come after the last. */
const MOST_STOPS = 150;

/**
 * What is wrong with whatever has the focus: it is not in sight, something covers it (WCAG 2.4.11), or nothing shows that
 * it has the focus (2.4.7). Nothing when the focus has left the page.
 */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const name = at.tagName + " " + (at.id || at.textContent || at.getAttribute("aria-label") || "").trim().slice(0, 40);
  const label = at.closest("label");
  const box = (label ?? at).getBoundingClientRect();
  const seen = { start: Math.max(0, box.left), end: Math.min(innerWidth, box.right),
    top: Math.max(0, box.top), bottom: Math.min(innerHeight, box.bottom) };
  const faults = [];
  if (seen.end - seen.start < 1 || seen.bottom - seen.top < 1) faults.push("is out of sight");
  else {
    const spots = [0.5, 0.1, 0.9].map((part) => [(seen.start + seen.end) / 2, seen.top + (seen.bottom - seen.top) * part]);
    const isMine = (found) => found !== null && (at.contains(found) || found.contains(at) || label?.contains(found));
    if (!spots.some(([x, y]) => isMine(document.elementFromPoint(x, y)))) faults.push("is covered");
  }
  const marked = [at, label, at.parentElement, at.closest("[data-focus-visible]")].some((each) => {
    if (!each) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  if (!marked) faults.push("shows no focus");
  return { name, faults, key: at.outerHTML.slice(0, 300) + Math.round(box.top + scrollY) };
})()`;

const TOO_WIDE = `(() => {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return over <= 0 ? [] : [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((each) => each.tagName + "." + each.className).slice(-5);
})()`;

/** Pointer targets under 24 px (WCAG 2.5.8) that are neither in a line of text nor far enough from others. */
const SMALL = `(() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button], [role=tab]")]
    .map((each) => ({ each, box: (each.closest("label") ?? each).getBoundingClientRect() }))
    .filter(({ each, box }) => box.width > 0 && box.height > 0 && !each.disabled && getComputedStyle(each).visibility === "visible" && !each.closest(".visually-hidden"));
  const centre = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
  const inText = ({ each }) => getComputedStyle(each).display === "inline" && each.closest("p, li, dd, td, th, figcaption, h1, h2, h3, h4, legend, .markdown") !== null;
  return all.filter((one) => {
    if (one.box.width >= 24 && one.box.height >= 24) return false;
    if (inText(one)) return false;
    const [x, y] = centre(one);
    return all.some((other) => {
      if (other.each === one.each || other.each.contains(one.each) || one.each.contains(other.each)) return false;
      const dx = Math.max(other.box.left - x, 0, x - other.box.right);
      const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
      return Math.hypot(dx, dy) < 12;
    });
  }).map(({ each, box }) => each.tagName + " " + (each.textContent || each.getAttribute("aria-label") || "").trim().slice(0, 40) + " " + Math.round(box.width) + "x" + Math.round(box.height));
})()`;

interface Focused {
  name: string;
  faults: string[];
  key: string;
}

describe("every place at 400 % and on paper", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let places: string[];
  let context: BrowserContext;
  let page: Page;

  before(async function () {
    this.timeout(600_000);
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    const id = await fileMotion(stack, MOVER, "Publish the minutes, and whatever belongs to them");
    let document = "";
    await eventually(async () => {
      const answer = (await (await fetch(`${stack.url}/v1/documents`)).json()) as {
        items?: { id: string }[];
      };
      document = answer.items?.[0]?.id ?? "";
      expect(document).to.not.equal("");
    });
    places = [
      ...["", "join", "me", "members", "lists", "lists/general", "lists/general/new", "conduct"],
      ...["conduct/report", "conduct/desk", "motions", "motions/new", "elections", "offices"],
      ...["archive", "archive/deposit", "audit", "connection", "nowhere"],
      ...[`motions/0x${id.toString(16).padStart(64, "0")}`, `archive/${document}`],
    ];
  });
  after(async () => {
    await browser?.close();
    await stack?.close();
  });
  afterEach(() => context.close());

  async function open(viewport: typeof NARROW, language: string): Promise<string[]> {
    context = await browser.newContext({ locale: language, viewport });
    page = await context.newPage();
    return listen(context).all;
  }

  async function show(place: string): Promise<void> {
    await page.goto("about:blank");
    await page.goto(`${stack.url}/#/${place}`);
    await page.locator("h1:not(.waiting)").waitFor();
    await page.waitForLoadState("networkidle");
  }

  for (const language of ["en", "ar"])
    it(`is never wider than the window, and has no target too small to hit, in ${language}`, async () => {
      const complaints = await open(NARROW, language);
      for (const place of places) {
        await show(place);
        expect(await page.evaluate(TOO_WIDE), `${place} is too wide`).to.deep.equal([]);
        expect(await page.evaluate(SMALL), `${place} has small targets`).to.deep.equal([]);
      }
      expect(complaints).to.deep.equal([]);
    });

  it("is gone through with the keyboard alone, and what has the focus is seen to have it", async () => {
    await open(NARROW, "en");
    for (const place of places) {
      await show(place);
      const seen = new Set<string>();
      for (let stop = 0; stop < MOST_STOPS; stop++) {
        await page.keyboard.press("Tab");
        const focused = (await page.evaluate(FOCUSED)) as Focused | null;
        if (focused === null || seen.has(focused.key)) break;
        seen.add(focused.key);
        expect(focused.faults, `${place}: ${focused.name}`).to.deep.equal([]);
      }
      expect(seen.size, place).to.be.within(20, MOST_STOPS - 1);
    }
  });

  it("moves to the heading of the page somebody goes to, and back to the button of a dialog", async () => {
    await open(NARROW, "en");
    await show("");
    const focused = () => page.evaluate("document.activeElement?.textContent") as Promise<string>;
    for (const name of ["Motions", "Lists", "Elections", "Archive"]) {
      await page.getByRole("navigation").getByRole("link", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await page.waitForFunction(`document.activeElement?.textContent === "${name}"`);
    }
    const connect = page.getByRole("banner").getByRole("button", { name: "Connect a wallet" });
    await connect.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(
      await page.evaluate("document.activeElement?.closest('[role=dialog]') !== null"),
    ).to.equal(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.waitForFunction("document.activeElement?.tagName === 'BUTTON'");
    expect(await focused()).to.match(/Connect a wallet/);
  });

  it("fits on paper, with its words and without its controls", async () => {
    await open(SHEET, "en");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const place of places) {
      await show(place);
      expect(await page.evaluate(TOO_WIDE), `${place} is too wide`).to.deep.equal([]);
      expect(await page.locator("h1").isVisible(), place).to.equal(true);
      expect(await page.locator("button:visible, input:visible").count(), place).to.equal(0);
      const ground = await page.evaluate("getComputedStyle(document.documentElement).colorScheme");
      expect(ground, place).to.equal("light");
    }
    const paper = await page.pdf({ format: "A4" });
    expect(paper.subarray(0, 5).toString()).to.equal("%PDF-");
  });
});
