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

/** Title of the first failure listed: mocha's `1) Suite⏎ sub⏎ title:`, or `1) Contract#test()` of Solidity. */
export function firstFailure(output: string): string | undefined {
  const summary = output.slice(output.search(/^\s*\d+ failing\b/m));
  const title = /^ *1\) (\w+#.*$|[^]*?(?=:\n))/m.exec(summary)?.[1];
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
  const crash = failed === 0 ? runs.find(({ code }) => code !== 0) : undefined;
  if (crash !== undefined) {
    const last = crash.output.trim().split("\n").at(-1);
    return verdict("broken", `the tests stopped without a failing one: ${last}`);
  }
  if (passed === 0) return verdict("broken", "no test passes any more, whatever it is about");
  if (failed === 0) return verdict("survived", "");
  return verdict("killed", runs.map((run) => firstFailure(run.output)).find(Boolean) ?? "");
}
