import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DaoError } from "../../core/errors.js";
import type { Output } from "../cli/output.js";
import { applyMutant } from "./apply-mutant.js";
import { judgeTests, type Verdict } from "./judge.js";
import type { Mutant } from "./mutant.js";
import { build, runTests, tryMutant } from "./try-mutant.js";
import { copyOfCopy, copyTree, type WorkingCopy } from "./working-copy.js";

/** A mutant and what became of it. */
export type Outcome = Pick<Mutant, "id" | "file" | "why"> & Verdict;

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
/** The compiler holds a core and much memory; more copies than this do not pay. */
const MAX_COPIES = 2;

/**
 * Tries the mutants, in up to two copies of the tree side by side, and answers in their order.
 *
 * @throws DaoError `MUTANT_NO_LONGER_FITS`, `MUTANT_WITHOUT_TEST`, `TREE_NOT_GREEN`, `NO_GIT`.
 */
export async function runMutants(mutants: readonly Mutant[], output: Output): Promise<Outcome[]> {
  await Promise.all(mutants.map(requireFit));
  const stop = new AbortController();
  let interrupted = false;
  const onInterrupt = () => {
    interrupted = true;
    stop.abort();
  };
  process.once("SIGINT", onInterrupt);
  const copies: WorkingCopy[] = [];
  try {
    say("Testing the tree as it is…");
    copies.push(await copyTree(ROOT));
    await requireGreen(copies[0]!, mutants, stop.signal);
    const wanted = Math.min(MAX_COPIES, availableParallelism(), mutants.length);
    while (copies.length < wanted) copies.push(await copyOfCopy(copies[0]!));
    await Promise.all(copies.map((copy) => copy.saveBuild()));
    return await share(copies, mutants, output, stop);
  } catch (error) {
    if (!interrupted) throw error;
    throw new DaoError("INTERRUPTED", "Stopped before every mutant was tried.");
  } finally {
    process.removeListener("SIGINT", onInterrupt);
    await Promise.all(copies.map((copy) => copy.remove()));
  }
}

async function requireFit(mutant: Mutant): Promise<void> {
  applyMutant(await readFile(join(ROOT, mutant.file), "utf8"), mutant);
  const missing = mutant.tests.filter((file) => !existsSync(join(ROOT, file)));
  if (missing.length === 0) return;
  throw new DaoError("MUTANT_WITHOUT_TEST", `${mutant.id} names ${missing.join(", ")}.`, {
    hint: "Name test files that exist, relative to the repository.",
  });
}

/** A test that fails anyway would kill every mutant. */
async function requireGreen(
  copy: WorkingCopy,
  mutants: readonly Mutant[],
  signal: AbortSignal,
): Promise<void> {
  const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))].sort();
  const built = await build(copy.tree, tests, signal);
  const runs = built.code === 0 ? await runTests(copy.tree, tests, signal) : [built];
  const { verdict, by } = judgeTests(runs);
  if (built.code !== 0 || verdict !== "survived") {
    throw new DaoError("TREE_NOT_GREEN", `Without any mutant: ${by || "the build fails"}.`, {
      hint: "Make npm test pass first.",
    });
  }
}

/** Each copy takes the next mutant when it is done with one. */
async function share(
  copies: readonly WorkingCopy[],
  mutants: readonly Mutant[],
  output: Output,
  stop: AbortController,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const bar = output.progress("Mutants", mutants.length);
  const queue = mutants.entries();
  let done = 0;
  const work = async (copy: WorkingCopy) => {
    for (const [index, mutant] of queue) {
      const verdict = await tryMutant(copy, mutant, stop.signal);
      const { id, file, why } = mutant;
      outcomes[index] = { id, file, why, ...verdict };
      bar.update(++done);
      say(`${done}/${mutants.length} ${id}: ${verdict.verdict}. ${verdict.by}`);
    }
  };
  // What stops one copy stops the other, and nobody removes a copy that is still in use.
  const ends = copies.map((copy) =>
    work(copy).catch((error: unknown) => {
      stop.abort();
      throw error;
    }),
  );
  await Promise.allSettled(ends);
  bar.stop();
  await Promise.all(ends);
  return outcomes;
}

/** Off a terminal there is no bar, so each step says a line. */
function say(line: string): void {
  if (!process.stderr.isTTY) process.stderr.write(`${line}\n`);
}
