/**
 * `npm run test:deep`: the Solidity tests with many more fuzz and invariant runs than `npm test` makes, and a
 * deployment killed at every step instead of some.
 */
import { spawnSync } from "node:child_process";

const DEEP = { FUZZ_RUNS: "10000", INVARIANT_RUNS: "512", INVARIANT_DEPTH: "256" };

const RUNS = [
  ["run", "--silent", "test:solidity"],
  ["run", "--silent", "test:unit", "--", "test/scripts/deployment/resume.test.ts"],
];

for (const words of RUNS) {
  const { status } = spawnSync("npm", words, {
    env: { ...DEEP, KILL_EVERY_STEP: "1", ...process.env },
    shell: process.platform === "win32",
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
