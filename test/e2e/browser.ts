import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { BrowserContext, Page } from "playwright-core";
import { openBrowser } from "../../scripts/rehearsal/open-browser.js";

export { openBrowser };

/** What pages complained of; a test that does not expect it fails. */
export interface Complaints {
  readonly all: string[];
}

/** Listens for errors of pages, and for anything the content policy stopped. */
export function listen(context: BrowserContext): Complaints {
  const all: string[] = [];
  context.on("weberror", (error) => all.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|net::ERR_/.test(message.text()))
      all.push(message.text());
  });
  return { all };
}

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** What axe has to say against a page by WCAG 2.2 AA, one line for each place. */
export async function axeFaults(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  // The page's own policy lets nobody put script into it: axe comes as the debugger does.
  await session.send("Runtime.evaluate", { expression: `${await axeSource};undefined` });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa"] }).then(({ violations }) => JSON.stringify(violations))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  const violations = JSON.parse(String(result.value)) as Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) =>
      `${id}: ${target.join(" ")} ${failureSummary.replaceAll("\n", " ")}`.slice(0, 300),
    ),
  );
}
