import { countTests } from "../checks/stage.js";

/** What a process printed, and how it ended. */
export interface Ended {
  code: number | null;
  output: string;
}

/** Only `killed` is good. `broken` says nothing about the rule: the mutant must be written better. */
export interface Verdict {
  verdict: "killed" | "survived" | "broken";
  /** Title of the first test that failed, or what went wrong instead. */
  by: string;
  passed: number;
  failed: number;
}

/** Title of the first failure that mocha or Hardhat's Solidity runner lists: `  1) Suite\n  sub:\n  title:`. */
export function firstFailure(output: string): string | undefined {
  const summary = output.slice(output.search(/^\s*\d+ failing\b/m));
  const title = /^ *1\) ([^]*?)(?::\n|\n *\n|$(?![^]))/m.exec(summary)?.[1];
  return title?.replace(/\s*\n\s*/g, " › ").trim();
}

/** A mutant that does not compile tests nothing. */
export function doesNotCompile({ output }: Ended): Verdict {
  const error = /^.*Error.*$/m.exec(output)?.[0] ?? output;
  return { verdict: "broken", by: `does not compile: ${error.trim()}`, passed: 0, failed: 0 };
}

/**
 * Killed means that tests failed, and not all of them: where none passes, a fixture broke, and nobody knows whether
 * the rule is tested.
 */
export function judgeTests(runs: readonly Ended[]): Verdict {
  const output = runs.map((run) => run.output).join("\n");
  const { passed, failed } = countTests(output);
  const verdict = (kind: Verdict["verdict"], by: string) => ({ verdict: kind, by, passed, failed });
  if (failed === 0 && runs.some(({ code }) => code !== 0)) {
    return verdict("broken", "the tests stopped without a failing test");
  }
  if (passed === 0) return verdict("broken", "no test passes any more, whatever it is about");
  if (failed === 0) return verdict("survived", "");
  return verdict("killed", runs.map((run) => firstFailure(run.output)).find(Boolean) ?? "");
}
