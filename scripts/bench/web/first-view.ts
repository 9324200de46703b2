import { setTimeout as pause } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import { slowDown } from "./slow-line.js";
import { ASK, type Seen, seenSchema, WATCH } from "./watch-page.js";

/** One visit to the front page with a cold cache. Milliseconds since the navigation began; bytes as they travelled. */
export interface FirstView {
  firstPaint: number;
  heading: number;
  numbers: number;
  /** Heading and numbers are painted, and five seconds without a long task begin. */
  interactive: number;
  /** Of the main thread; 0 when none took 50 ms. */
  longestTask: number;
  scriptBytes: number;
  bytes: number;
  requests: number;
}

/** Lighthouse waits as long until it calls a page quiet. */
const QUIET_MS = 5_000;
const LOOK_MS = 200;
const MOST_MS = 60_000;

/** Opens the front page as somebody does who was never there. */
export async function visitHome(
  browser: Browser,
  url: string,
  processor: number,
): Promise<FirstView> {
  const context = await browser.newContext({ locale: "en" });
  try {
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const traffic = await countTraffic(session);
    await slowDown(session, processor);
    await page.goto(`${url}/`, { waitUntil: "commit" });
    const seen = await untilQuiet(page);
    return { ...timesOf(seen), ...traffic() };
  } finally {
    await context.close();
  }
}

/** The moment from which nothing keeps whoever looks at the page from using it; undefined as long as that may change. */
export function interactiveAt({ heading, numbers, tasks, now }: Seen): number | undefined {
  if (!heading || !numbers) return undefined;
  const ends = tasks.map(({ startTime, duration }) => startTime + duration);
  const at = Math.max(heading, numbers, ...ends);
  return now - at >= QUIET_MS ? at : undefined;
}

async function untilQuiet(page: Page): Promise<Seen> {
  for (let waited = 0; waited < MOST_MS; waited += LOOK_MS) {
    await pause(LOOK_MS);
    const seen = seenSchema.parse(JSON.parse(String(await page.evaluate(ASK))));
    if (interactiveAt(seen) !== undefined) return seen;
  }
  throw new Error("the front page did not come to rest");
}

function timesOf(seen: Seen): Omit<FirstView, "scriptBytes" | "bytes" | "requests"> {
  const { firstPaint, heading, numbers, tasks } = seen;
  const interactive = interactiveAt(seen);
  if (!firstPaint || !heading || !numbers || interactive === undefined)
    throw new Error("the front page was not painted");
  const longestTask = Math.max(0, ...tasks.map(({ duration }) => duration));
  return { firstPaint, heading, numbers, interactive, longestTask };
}

/** Counts what travels, by what it is. */
async function countTraffic(session: CDPSession) {
  const scripts = new Set<string>();
  let [scriptBytes, bytes, requests] = [0, 0, 0];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || response.mimeType.endsWith("javascript")) scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    requests += 1;
    bytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await session.send("Network.enable");
  return () => ({ scriptBytes, bytes, requests });
}
