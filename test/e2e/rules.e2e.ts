import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { parseCoalitionFile } from "../../core/coalition/index.js";
import { rulesAsPage } from "../../scripts/rules/as-page.js";
import { summarizeRules } from "../../scripts/rules/summary.js";
import { axeFaults, listen, openBrowser } from "./browser.js";

/** How many pages a PDF of Chromium's has, by the root of its page tree. */
function pagesOf(pdf: Buffer): number {
  const counts = [...pdf.toString("latin1").matchAll(/\/Type \/Pages\s*\/Count (\d+)/g)];
  expect(counts, "page trees").to.have.length.above(0);
  return Math.max(...counts.map(([, count]) => Number(count)));
}

describe("the rules of a coalition on one page", function () {
  this.timeout(120_000);
  let browser: Browser;
  before(async () => (browser = await openBrowser()));
  after(() => browser?.close());

  for (const name of readdirSync("coalitions")) {
    it(`${name} prints on one side of A4, and reads on a phone`, async () => {
      const path = `coalitions/${name}`;
      const summary = summarizeRules(parseCoalitionFile(await readFile(path, "utf8"), path));
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
      const complaints = listen(context);
      const page = await context.newPage();
      await page.setContent(rulesAsPage(summary, path));
      await page.getByRole("heading", { level: 1, name: `Rules of ${summary.name}` }).waitFor();
      expect(await axeFaults(page)).to.deep.equal([]);
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect(wide, "pixels of a phone's 320").to.be.at.most(320);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).to.equal(1);
      // The measure itself notices a page too many.
      const twice = { ...summary, sections: [...summary.sections, ...summary.sections] };
      await page.setContent(rulesAsPage(twice, path));
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).to.be.above(1);
      expect(complaints.all).to.deep.equal([]);
      await context.close();
    });
  }
});
