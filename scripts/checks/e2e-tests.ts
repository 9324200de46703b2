/**
 * `npm run test:e2e [-- files]`: the browser's tests, in a real headless Chromium against a real chain and relay. Where
 * there is no Chromium it says in one line that they were not run and how to get it, and that is no failure.
 */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { chromiumPath } from "./chromium.js";

const path = chromiumPath();
if (path === undefined) {
  console.log(
    "Browser tests: not run. They need Chromium: apt-get install chromium, or set CHROMIUM_BIN.",
  );
} else {
  const named = process.argv.slice(2);
  const files = named.length > 0 ? named : globSync("test/e2e/**/*.e2e.ts").sort();
  const { status } = spawnSync(
    "mocha",
    ["--node-option=import=tsx", "--timeout", "120000", "--exit", ...files],
    { stdio: "inherit", env: { ...process.env, CHROMIUM_BIN: path } },
  );
  process.exitCode = status ?? 1;
}
