import { setTimeout as pause } from "node:timers/promises";
import { readCoalitionSource } from "../../cli/coalition-source.js";
import type { Output } from "../../cli/output.js";
import { openBrowser } from "../../rehearsal/open-browser.js";
import { openWebStack, type WebStack } from "../../rehearsal/web-stack.js";
import { fillLists, type Lengths, longListsOf } from "./long-lists.js";
import { scrollList, type Scrolled } from "./scroll-list.js";

/** A list that was scrolled from its top to its end and back. */
export interface ScrolledList extends Scrolled {
  list: "threads" | "posts" | "motions";
}

/** As fast as a strong flick of the finger. */
const PACE = { step: 200, patience: 60_000 };
const WINDOW = { width: 1200, height: 800 };
const LOOK_MS = 500;

/** Fills lists of the pilot, and scrolls each in a headless Chromium. */
export async function measureLists(lengths: Lengths, output: Output): Promise<ScrolledList[]> {
  const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
  const stack = await openWebStack(longListsOf(file));
  try {
    const bar = output.progress("Lists are filled", lengths.threads + lengths.posts);
    const { thread } = await fillLists(stack, lengths, (posts) => bar.update(posts));
    await untilIndexed(stack, lengths.threads + lengths.posts - 1);
    bar.stop();
    const places = [
      ["threads", "lists/general"],
      ["posts", `posts/${thread}`],
      ["motions", "motions"],
    ] as const;
    const browser = await openBrowser();
    try {
      const measured: ScrolledList[] = [];
      for (const [list, path] of places) {
        const page = await browser.newPage({ locale: "en", viewport: WINDOW });
        await page.goto(`${stack.url}/#/${path}`);
        await page.locator(".virtual-item").first().waitFor();
        measured.push({ list, ...(await scrollList(page, PACE)) });
        await page.close();
      }
      return measured;
    } finally {
      await browser.close();
    }
  } finally {
    await stack.close();
  }
}

async function untilIndexed({ url }: WebStack, posts: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/v1/lists/general`);
    const { item } = (await answer.json()) as { item?: { posts?: unknown } };
    if (item?.posts === posts) return;
    await pause(LOOK_MS);
  }
}
