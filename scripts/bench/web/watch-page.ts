import { z } from "zod";

/**
 * Runs in the page before anything of it does: notes every task of 50 ms or more, and when the heading and the numbers of
 * the front page were first painted. It is text because it belongs to the page, not to this process.
 */
export const WATCH = `(() => {
  const seen = { tasks: [], heading: null, numbers: null };
  Object.defineProperty(globalThis, "benchSeen", { value: seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const painted = (what) => {
    seen[what] = 0;
    requestAnimationFrame(() => setTimeout(() => { seen[what] = performance.now(); }));
  };
  new MutationObserver(() => {
    if (seen.heading === null && document.querySelector("main h1:not(.waiting)")) painted("heading");
    const figures = [...document.querySelectorAll(".home-figures dd")];
    if (seen.numbers === null && figures.length > 0 && figures.every((each) => /\\d/.test(each.textContent)))
      painted("numbers");
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

/** What was noted so far, with the time and the paints. */
export const ASK = `JSON.stringify({
  ...benchSeen,
  now: performance.now(),
  firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
})`;

const task = z.object({ startTime: z.number(), duration: z.number() });

/** Milliseconds since the navigation began; null for what has not happened, 0 for what is about to be painted. */
export const seenSchema = z.object({
  tasks: z.array(task),
  heading: z.number().nullable(),
  numbers: z.number().nullable(),
  now: z.number(),
  firstPaint: z.number().nullable(),
});

export type Seen = z.infer<typeof seenSchema>;
