/**
 * `npm run test:deep`: the Solidity tests with many more fuzz and invariant runs than `npm test` makes; the mocha tests
 * with another seed for their properties, and what is killed at some steps killed at every step.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";

const DEEP = {
  FUZZ_RUNS: "10000",
  INVARIANT_RUNS: "512",
  INVARIANT_DEPTH: "256",
  KILL_EVERY_STEP: "1",
  PROPERTY_SEED: String(randomInt(2 ** 31)),
};

console.log(`PROPERTY_SEED=${process.env.PROPERTY_SEED ?? DEEP.PROPERTY_SEED} repeats this run.`);

for (const stage of ["test:solidity", "test:unit"]) {
  const { status } = spawnSync("npm", ["run", "--silent", stage], {
    env: { ...DEEP, ...process.env },
    shell: process.platform === "win32",
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
