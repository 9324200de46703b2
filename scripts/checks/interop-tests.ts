/**
 * `npm run test:interop`: the same tests against tools that need not be installed, each started for
 * this run in a directory of its own, on loopback. What is absent is reported as *not run*; the exit
 * code is 1 only when something that ran failed. Contracts are built first; `-- --no-compile` takes them as they are.
 */
import { spawnSync } from "node:child_process";
import { startAnvil } from "../interop/anvil.js";
import { startGeth } from "../interop/geth.js";
import { testKubo } from "../interop/kubo-tests.js";
import { testNode } from "../interop/node-tests.js";
import { testPostgres, type InteropResult } from "../interop/postgres-tests.js";

const SUITES: readonly [name: string, run: () => Promise<InteropResult>][] = [
  ["Kubo", testKubo],
  ["PostgreSQL", testPostgres],
  ["go-ethereum", () => testNode("go-ethereum", startGeth)],
  ["anvil", () => testNode("anvil", startAnvil)],
];

let interrupted = false;
// The tests under way get the signal too and end; what was started for them is stopped before this does.
process.once("SIGINT", () => (interrupted = true));

if (!process.argv.includes("--no-compile")) {
  const { status } = spawnSync("npx", ["hardhat", "build"], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

const results: [name: string, result: InteropResult][] = [];
for (const [name, run] of SUITES) {
  if (interrupted) break;
  try {
    results.push([name, await run()]);
  } catch (error) {
    // Present, but it did not even start: that is a failure, and the others still run.
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    results.push([name, "failed"]);
  }
}

console.log(`\n${results.map(([name, result]) => `${name}: ${result}`).join(" · ")}`);
const failed = interrupted || results.some(([, result]) => result === "failed");
process.exitCode = failed ? 1 : 0;
