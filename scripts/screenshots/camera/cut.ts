import type { Page } from "playwright-core";

/** Pixels of a page. */
export interface Cut {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Around a part of a page: less than between two entries. */
const MARGIN = 12;

/**
 * What of a page is shown: from the first of these parts to the end of the last, or from the top to the end of the last
 * section or entry that fits.
 *
 * @param tallest - pixels.
 * @throws Error when there is no such part, or it is too tall.
 */
export async function cutOf(page: Page, parts: readonly string[], tallest: number): Promise<Cut> {
  const cut: unknown = await page.evaluate(
    `(${script})(${JSON.stringify(parts)}, ${MARGIN}, ${tallest})`,
  );
  if (typeof cut === "string") throw new Error(cut);
  return cut as Cut;
}

/** Runs in the page. */
const script = `(parts, margin, tallest) => {
  const width = document.documentElement.clientWidth;
  const of = (node) => node.getBoundingClientRect();
  const whole = document.documentElement.scrollHeight;
  if (parts.length === 0) {
    if (whole <= tallest) return { x: 0, y: 0, width, height: whole };
    // An entry brings its distance from the next one along.
    const ends = [...document.querySelectorAll("main section, main article, main li")]
      .map((node) => Math.floor(of(node).bottom) + (node.matches("section") ? margin : 0));
    const height = Math.max(0, ...ends.filter((end) => end <= tallest));
    return height > 0 ? { x: 0, y: 0, width, height } : "nothing ends above " + tallest;
  }
  const headings = [...document.querySelectorAll("main h1, main h2, main h3")];
  const found = parts.map((part) => headings.find((each) => each.textContent.trim() === part));
  const lost = parts.filter((_, place) => found[place] === undefined);
  if (lost.length > 0) return "there is no part " + lost.join(", ");
  const boxes = found.map((each) => of(each.closest("section") ?? each));
  const y = Math.max(0, Math.floor(Math.min(...boxes.map(({ top }) => top))) - margin);
  const height = Math.ceil(Math.max(...boxes.map(({ bottom }) => bottom))) + margin - y;
  return height > tallest ? "the parts are " + height + " pixels tall" : { x: 0, y, width, height };
}`;
