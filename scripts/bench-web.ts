/** `npm run bench:web`: how long the front page takes on a slow line for a newcomer, and how long lists scroll. */
import { formatBytes, formatCount } from "../core/format/index.js";
import type { FirstView } from "./bench/web/first-view.js";
import { measureFirstView } from "./bench/web/measure-first-view.js";
import { measureLists, type ScrolledList } from "./bench/web/measure-lists.js";
import { medianView } from "./bench/web/median.js";
import { SLOW_4G } from "./bench/web/slow-line.js";
import { UsageError } from "./cli/usage-error.js";
import { runScript } from "./rehearsal/run-script.js";

interface Options {
  runs: string;
  processor: string;
  posts: string;
  motions: string;
}

/** What the front page is to be usable within. */
const BAR_MS = 2_000;
const MOST = { runs: 100, processor: 20, posts: 100_000, motions: 10_000 };
/** Of the posts, those in one thread; the others begin threads. */
const IN_ONE_THREAD = 0.1;

const COLUMNS: readonly [string, (view: FirstView) => string][] = [
  ["first paint", ({ firstPaint }) => milliseconds(firstPaint)],
  ["heading", ({ heading }) => milliseconds(heading)],
  ["numbers", ({ numbers }) => milliseconds(numbers)],
  ["interactive", ({ interactive }) => milliseconds(interactive)],
  ["longest task", ({ longestTask }) => milliseconds(longestTask)],
  ["script", ({ scriptBytes }) => formatBytes(scriptBytes)],
  ["in all", ({ bytes }) => formatBytes(bytes)],
  ["requests", ({ requests }) => String(requests)],
];

const LIST_COLUMNS: readonly [string, (list: ScrolledList) => string][] = [
  ["rows", ({ rows }) => formatCount(rows)],
  ["seen", ({ seen }) => formatCount(seen)],
  ["rows in the page", ({ mostRows }) => String(mostRows)],
  ["elements in the page", ({ mostElements }) => formatCount(mostElements)],
  ["misplaced", ({ faults }) => String(faults.length)],
  ["to the end", ({ seconds }) => `${seconds.toFixed(1)} s`],
  ["frames", ({ frames }) => formatCount(frames)],
  ["dropped", ({ dropped }) => formatCount(dropped)],
  ["longest task", ({ longestTask }) => milliseconds(longestTask)],
];

await runScript<Options>({
  name: "npm run bench:web --",
  describe:
    "Measure the first visit on simulated slow 4G with a cold cache, and scrolling long lists, in a headless Chromium.",
  define: (program) =>
    program
      .option("--runs <number>", "visits, each with a cache of its own", "5")
      .option("--processor <factor>", "how many times slower the visitor's processor is", "1")
      .option("--posts <number>", "threads of a list to scroll, and a tenth in one thread", "10000")
      .option("--motions <number>", "motions to scroll", "1000"),
  async run(given, output) {
    const runs = countIn(given.runs, "--runs", MOST.runs);
    const processor = countIn(given.processor, "--processor", MOST.processor);
    const threads = countIn(given.posts, "--posts", MOST.posts);
    const posts = Math.ceil(threads * IN_ONE_THREAD);
    const motions = countIn(given.motions, "--motions", MOST.motions);
    const lengths = { threads, posts, motions };
    const views = await measureFirstView(runs, processor, output);
    const median = medianView(views);
    const { latency, download, upload } = SLOW_4G;
    output.line(
      `Slow 4G: ${latency} ms there and back, ${download / 1e6} Mb/s down, ${upload / 1e3} kb/s up`,
    );
    output.table(
      ["", ...COLUMNS.map(([title]) => title)],
      [
        ...views.map((view, index) => [String(index + 1), view] as const),
        ["median", median] as const,
      ].map(([name, view]) => [name, ...COLUMNS.map(([, show]) => show(view))]),
    );
    const holds = median.interactive <= BAR_MS;
    output.note(
      `${holds ? "✓" : "✗"} interactive after ${milliseconds(median.interactive)}, at most ${milliseconds(BAR_MS)}`,
    );
    const lists = await measureLists(lengths, output);
    output.table(
      ["", ...LIST_COLUMNS.map(([title]) => title)],
      lists.map((list) => [list.list, ...LIST_COLUMNS.map(([, show]) => show(list))]),
    );
    // Times of another machine are no fault of the app: they are told, not judged.
    const result = { line: SLOW_4G, processor, views, median, bar: BAR_MS, holds, lists };
    return { result, ok: true };
  },
});

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}

function countIn(text: string, what: string, most: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= most) return count;
  throw new UsageError(`${what} cannot be ${text}.`, `Give a whole number from 1 to ${most}.`);
}
