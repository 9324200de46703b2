import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

export interface StageResult {
  passed: number;
  failed: number;
}

/** Adds up the `N passing` and `N failing` lines that mocha and Hardhat's Solidity runner print. */
export function countTests(output: string): StageResult {
  const total = (word: string) =>
    [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
  return { passed: total("passing"), failed: total("failing") };
}

/** As a stage says it whose tool this machine does not have. */
const NOT_RUN = /^[A-Z][\w ]*: not run\. /m;

/**
 * What a finished stage contributes. A stage that should count tests and found none, or that ended
 * badly although every test passed, is a failure: green must mean that something ran.
 */
export function judgeStage(output: string, exitCode: number, countsTests: boolean): StageResult {
  if (!countsTests) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (exitCode === 0 && NOT_RUN.test(output)) return { passed: 0, failed: 0 };
  const { passed, failed } = countTests(output);
  const brokenOtherwise = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: brokenOtherwise ? 1 : failed };
}

/** Longest account of what failed that is said again of one run of mocha, in characters. */
const ACCOUNT = 8_000;
const FAILED = /^\s*\d+ failing\b/m;

/** What mocha says of the tests that failed, shortened; nothing when none did. */
export function accountOf(output: string): string {
  return output
    .split(/^Running Mocha tests$/m)
    .map((part) => part.slice(Math.max(0, part.search(FAILED))))
    .filter((part) => FAILED.test(part))
    .map((part) => part.split("\n").filter((line) => line.trim() !== "" && !/^\s+at /.test(line)))
    .map((lines) => lines.join("\n").slice(0, ACCOUNT))
    .join("\n");
}

/** Runs an npm script, passes its output through as it comes, and judges it. */
export async function runStage(
  script: string,
  countsTests: boolean,
): Promise<StageResult & { account: string }> {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const child = spawn("npm", ["run", "--silent", script], {
    env: { ...process.env, ...colours },
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });
  const text = stripVTControlCharacters(output);
  return { ...judgeStage(text, exitCode, countsTests), account: accountOf(text) };
}
