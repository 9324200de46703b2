/**
 * `npm run test:unit [-- files]`: the mocha tests, in two processes at a time where there are two cores: most of them wait
 * for processes and chains of their own. The output of the second follows that of the first. The browser's tests are not
 * among them (`npm run test:e2e`).
 */
import { spawn, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { globSync } from "node:fs";

const MOST = 2;

const named = process.argv.slice(2);
const { status } = spawnSync("hardhat", ["build"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

const files = named.length > 0 ? named : globSync("test/**/*.{ts,mjs}").sort();
const wanted = files.filter((file) => !file.startsWith("test/e2e/"));
const shares = Math.min(MOST, availableParallelism(), wanted.length);

/** Dealt like cards: neighbours take about as long as each other. */
const shareOf = (share: number) => wanted.filter((_, place) => place % shares === share);

/** @param live - whether its output is shown as it comes. @returns what is still to be shown. */
async function run(share: number, live: boolean): Promise<{ code: number; output: string }> {
  const child = spawn("hardhat", ["test", "mocha", "--no-compile", ...shareOf(share)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (live) process.stdout.write(chunk);
    else output += chunk;
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("close", (given) => resolve(given ?? 1));
  });
  return { code, output };
}

const results = await Promise.all(
  Array.from({ length: shares }, (_, share) => run(share, share === 0)),
);
for (const { output } of results) process.stdout.write(output);
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
