import type { Page } from "playwright-core";
import { z } from "zod";

/** What was seen while a list was scrolled from its top to its end. */
const scrolledSchema = z.object({
  /** Rows the list says it has, once all are there. */
  rows: z.number(),
  /** How many of them were shown at some time. */
  seen: z.number(),
  /** Most rows in the page at a time, and most elements in all. */
  mostRows: z.number(),
  mostElements: z.number(),
  /** Rows that did not begin where the one before ended, in words; the first ten. */
  faults: z.array(z.string()),
  frames: z.number(),
  /** Frames of a sixtieth of a second that nothing was painted in, beside the one each frame takes. */
  dropped: z.number(),
  /** Longest task of the main thread in milliseconds; 0 when none took 50. */
  longestTask: z.number(),
  seconds: z.number(),
});

export type Scrolled = z.infer<typeof scrolledSchema>;

/** How fast and how long. */
export interface Pace {
  /** Pixels a frame. */
  step: number;
  /** Milliseconds without anything new after which the list is said not to end. */
  patience: number;
}

/** Scrolls the list of a page to its end, and then back to its top, looking after every frame. */
export async function scrollList(page: Page, pace: Pace): Promise<Scrolled> {
  const answer: unknown = await page.evaluate(`(${SCROLL})(${JSON.stringify(pace)})`);
  return scrolledSchema.parse(answer);
}

/** It is text because it belongs to the page, not to this process. */
const SCROLL = `async ({ step, patience }) => {
  const seen = new Set();
  const found = { rows: 0, seen: 0, mostRows: 0, mostElements: 0, faults: [], frames: 0, dropped: 0, longestTask: 0 };
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.longestTask = Math.max(found.longestTask, duration);
  });
  tasks.observe({ type: "longtask" });
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let last = performance.now();
  const look = async () => {
    await painted();
    const now = performance.now();
    found.frames += 1;
    found.dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
    const rows = [...document.querySelectorAll(".virtual-item")].map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { at: Number(row.getAttribute("aria-posinset")), size: Number(row.getAttribute("aria-setsize")), top, bottom };
    });
    rows.forEach((row, index) => {
      seen.add(row.at);
      const before = rows[index - 1];
      if (before === undefined) return;
      if (row.at !== before.at + 1 || Math.abs(row.top - before.bottom) > 1)
        found.faults.push("row " + before.at + " ends at " + before.bottom + ", row " + row.at + " begins at " + row.top);
    });
    // Where rows are looked for there are some, unless the list is above or below.
    const box = document.querySelector(".virtual").getBoundingClientRect();
    const [from, to] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (to - from > 1 && rows.length > 0 && (rows[0].top > from + 1 || rows.at(-1).bottom < to - 1))
      found.faults.push("rows from " + rows[0].top + " to " + rows.at(-1).bottom + " where " + from + " to " + to + " is in sight");
    found.faults.length = Math.min(found.faults.length, 10);
    found.mostRows = Math.max(found.mostRows, rows.length);
    found.mostElements = Math.max(found.mostElements, document.querySelectorAll("*").length);
    found.rows = rows.at(-1)?.size ?? 0;
    last = performance.now();
    return rows.at(-1)?.at ?? 0;
  };
  scrollTo(0, 0);
  const begun = performance.now();
  let news = begun;
  for (let end = 0; ; ) {
    scrollBy(0, step);
    const at = await look();
    if (at > end) [end, news] = [at, performance.now()];
    const isDown = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    if (isDown && found.rows === end && performance.now() - news > 500) break;
    if (performance.now() - news > patience) throw new Error("the list does not end: " + JSON.stringify({ end, ...found }));
  }
  found.seconds = (news - begun) / 1000;
  while (scrollY > 0) {
    scrollBy(0, -step);
    await look();
  }
  tasks.disconnect();
  return { ...found, seen: seen.size };
}`;
