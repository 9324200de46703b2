/** `npm run test:deep`: the Solidity tests with many more fuzz and invariant runs than `npm test` makes. */
import { spawnSync } from "node:child_process";

const DEEP = { FUZZ_RUNS: "10000", INVARIANT_RUNS: "512", INVARIANT_DEPTH: "256" };

const { status } = spawnSync("npm", ["run", "--silent", "test:solidity"], {
  env: { ...DEEP, ...process.env },
  shell: process.platform === "win32",
  stdio: "inherit",
});
process.exitCode = status ?? 1;
