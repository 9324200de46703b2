import { readCoalitionSource } from "../../cli/coalition-source.js";
import type { Output } from "../../cli/output.js";
import { openBrowser } from "../../rehearsal/open-browser.js";
import { openWebStack } from "../../rehearsal/web-stack.js";
import { type FirstView, visitHome } from "./first-view.js";

/**
 * Starts the pilot with a relay and the built web app, and visits the front page so many times with a cold cache.
 *
 * @param processor - how many times slower than this machine's the visitor's processor is.
 */
export async function measureFirstView(
  runs: number,
  processor: number,
  output: Output,
): Promise<FirstView[]> {
  const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
  const stack = await openWebStack(file);
  try {
    const browser = await openBrowser();
    try {
      // The first page of a new process opens later than any other: that is the browser's, not ours.
      await (await browser.newPage()).close();
      const bar = output.progress("Visits", runs);
      const views: FirstView[] = [];
      while (views.length < runs) {
        views.push(await visitHome(browser, stack.url, processor));
        bar.update(views.length);
      }
      bar.stop();
      return views;
    } finally {
      await browser.close();
    }
  } finally {
    await stack.close();
  }
}
