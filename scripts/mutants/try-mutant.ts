import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { applyMutant } from "./apply-mutant.js";
import { runHardhat } from "./hardhat-process.js";
import { doesNotCompile, judgeTests, type Ended, type Verdict } from "./judge.js";
import type { Mutant } from "./mutant.js";
import type { WorkingCopy } from "./working-copy.js";

const isSolidity = (file: string) => file.endsWith(".t.sol");

/** Builds the contracts, and the Solidity tests if one is asked for: they import libraries and each other's fixtures. */
export async function build(
  tree: string,
  tests: readonly string[],
  signal: AbortSignal,
): Promise<Ended> {
  return runHardhat(tree, tests.some(isSolidity) ? ["build"] : ["build", "--no-tests"], signal);
}

/** Runs test files against what is built, mocha's and Solidity's each in one go. */
export async function runTests(
  tree: string,
  tests: readonly string[],
  signal: AbortSignal,
): Promise<Ended[]> {
  const runs: Ended[] = [];
  for (const runner of ["mocha", "solidity"] as const) {
    const files = tests.filter((file) => isSolidity(file) === (runner === "solidity"));
    if (files.length === 0) continue;
    runs.push(await runHardhat(tree, ["test", runner, "--no-compile", ...files], signal));
  }
  return runs;
}

/** Puts the mistake into the copy, builds, runs its tests, and leaves the copy as it was. */
export async function tryMutant(
  copy: WorkingCopy,
  mutant: Mutant,
  signal: AbortSignal,
): Promise<Verdict> {
  const path = join(copy.tree, mutant.file);
  const source = await readFile(path, "utf8");
  await writeFile(path, applyMutant(source, mutant));
  try {
    const built = await build(copy.tree, mutant.tests, signal);
    if (built.code !== 0) return doesNotCompile(built);
    return judgeTests(await runTests(copy.tree, mutant.tests, signal));
  } finally {
    await writeFile(path, source);
    await copy.restoreBuild();
  }
}
