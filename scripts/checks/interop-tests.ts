/**
 * `npm run test:interop`: the same tests against tools that need not be installed, each started for
 * this run in a directory of its own, on loopback. What is absent is reported as *not run*; the exit
 * code is 1 only when something that ran failed.
 */
import { testKubo } from "../interop/kubo-tests.js";
import { testPostgres, type InteropResult } from "../interop/postgres-tests.js";

const SUITES: readonly [name: string, run: () => Promise<InteropResult>][] = [
  ["Kubo", testKubo],
  ["PostgreSQL", testPostgres],
];

const results: [name: string, result: InteropResult][] = [];
for (const [name, run] of SUITES) {
  try {
    results.push([name, await run()]);
  } catch (error) {
    // Present, but it did not even start: that is a failure, and the others still run.
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    results.push([name, "failed"]);
  }
}

console.log(`\n${results.map(([name, result]) => `${name}: ${result}`).join(" · ")}`);
process.exitCode = results.some(([, result]) => result === "failed") ? 1 : 0;
