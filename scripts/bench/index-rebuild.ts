/**
 * How fast a relay's index is built from a chain, and what memory that takes: `node --import tsx
 * scripts/bench/index-rebuild.ts [--posts 100000] [--members 1000]`. The index runs as a process of its own, so that its
 * memory is its own.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentCid } from "../../core/lists/index.js";
import { openDoor } from "../chain/door.js";
import { readCoalitionSource } from "../cli/coalition-source.js";
import type { Output } from "../cli/output.js";
import { UsageError } from "../cli/usage-error.js";
import { foundOn } from "../rehearsal/founding.js";
import { runScript } from "../rehearsal/run-script.js";
import { openSimulatedChain } from "../rehearsal/simulated-chain.js";
import { benchCoalition, growTo } from "./coalition.js";
import { POSTS_A_BATCH, PostWriter, type Wording } from "./post-writer.js";
import { transactionsOn } from "./transactions.js";

const REBUILD = fileURLToPath(new URL("../../relay/index/rebuild-cli.ts", import.meta.url));
const FOUNDERS = 10;
/**
 * Left to itself a process takes what the machine has before it tidies up; this much must do for any number of posts. What
 * it needs before the first of them is half of it: with less it does little else than tidy up.
 */
const HEAP = "--max-old-space-size=256";

/** What one rebuild found. */
export interface Rebuild {
  events: number;
  posts: number;
  seconds: number;
  /** Most resident memory of the process at any time, in bytes. */
  peakBytes: number;
}

interface Options {
  posts: string;
  members: string;
}

/** Builds an index of so many posts by members, once for each number. */
export async function measureRebuilds(
  counts: readonly number[],
  members: number,
  output: Output,
): Promise<Rebuild[]> {
  const home = await mkdtemp(join(tmpdir(), "three-opens-bench-index-"));
  const chain = await openSimulatedChain();
  try {
    const transactions = transactionsOn(chain);
    const pilot = (await readCoalitionSource("coalitions/dc-bas.json5")).file;
    const contracts = await foundOn(chain, benchCoalition(pilot, FOUNDERS), { put: (cid) => cid });
    const coalition = { chain, transactions, contracts };
    const joining = output.progress(`${members} members join`, members);
    await growTo(coalition, members, (joined) => joining.update(joined));
    joining.stop();
    const door = await openDoor(
      { request: ({ method, params = [] }) => chain.request(method, ...params) },
      { host: "127.0.0.1", port: 0, onFault: (error) => output.note(String(error)) },
    );
    const content = join(home, "content");
    await mkdir(content);
    const writer = await PostWriter.of(coalition, (bytes) =>
      writeFile(join(content, contentCid(bytes).toString()), bytes),
    );
    const rebuilds: Rebuild[] = [];
    for (const posts of counts) {
      const writing = output.progress(`${posts} posts are written`, posts);
      while (writer.written < posts) {
        await writer.write(Math.min(POSTS_A_BATCH, posts - writer.written), wording);
        writing.update(writer.written);
      }
      writing.stop();
      const asked = {
        ...{ rpcUrl: door.url, chainId: 31_337, directory: contracts.addresses.directory },
        ...{ store: join(home, `${posts}.sqlite`), content, fresh: true },
      };
      rebuilds.push({ ...(await rebuild(asked)), posts });
    }
    await door.close();
    return rebuilds;
  } finally {
    await chain.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Each batch is a thread of its own. */
const wording = (number: number, [first]: readonly string[]): Wording => ({
  subject: `Bridges, part ${number}`,
  text: `Post number ${number} says that bridges need tolls.`,
  parent: first,
});

async function rebuild(asked: object): Promise<Omit<Rebuild, "posts">> {
  const child = spawn(process.execPath, [HEAP, "--import", "tsx", REBUILD, JSON.stringify(asked)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`the rebuild ended with ${code}`);
  const { events, seconds, peakBytes } = JSON.parse(text) as Omit<Rebuild, "posts">;
  return { events, seconds, peakBytes };
}

/** With fewer posts one sees a process warm up, and not what it keeps. */
const ENOUGH_POSTS = 10_000;
const MOST_GROWTH = 0.5;

/** Whether ten times the posts need no more memory, but for what a process takes to warm up. */
function isFlat([small, large]: readonly Rebuild[]): boolean {
  if (small === undefined || large === undefined || small.posts < ENOUGH_POSTS) return true;
  return large.peakBytes <= small.peakBytes * (1 + MOST_GROWTH);
}

const countOf = (text: string, what: string): number => {
  const count = Number(text);
  if (Number.isInteger(count) && count >= FOUNDERS && count <= 1_000_000) return count;
  throw new UsageError(
    `${what} cannot be ${text}.`,
    `Give a whole number from ${FOUNDERS} to 1,000,000.`,
  );
};

await runScript<Options>({
  name: "index-rebuild",
  describe: "Measure how fast a relay's index is built from a chain, and with what memory.",
  define: (program) =>
    program
      .option("--posts <number>", "posts of the larger of two runs; the other has a tenth", "10000")
      .option("--members <number>", "members who joined before", "1000"),
  async run({ posts, members }, output) {
    const most = countOf(posts, "--posts");
    const sizes = [Math.max(FOUNDERS, Math.round(most / 10)), most];
    const rebuilds = await measureRebuilds(sizes, countOf(members, "--members"), output);
    for (const { events, posts: count, seconds, peakBytes } of rebuilds)
      output.line(
        `${count} posts, ${events} events: ${seconds.toFixed(1)} s, ${Math.round((events + count) / seconds)} events and posts a second, ${Math.round(peakBytes / 2 ** 20)} MiB at most`,
      );
    return { result: { rebuilds }, ok: isFlat(rebuilds) };
  },
});
