import type { Output } from "../cli/output.js";
import type { Mutant } from "./mutant.js";
import type { Outcome } from "./run.js";

/** Prints each mutant with the test that killed it, and the sum in words. @returns whether all were killed. */
export function report(outcomes: readonly Outcome[], output: Output): boolean {
  output.table(
    ["mutant", "rule", "killed by"],
    outcomes.map(({ id, why, verdict, by }) => [
      id,
      why,
      verdict === "killed" ? by : `${verdict.toUpperCase()} ${by}`.trim(),
    ]),
  );
  const ids = (wanted: Outcome["verdict"]) =>
    outcomes.filter(({ verdict }) => verdict === wanted).map(({ id }) => id);
  const [killed, survived, broken] = [ids("killed"), ids("survived"), ids("broken")];
  output.note(`${killed.length} of ${outcomes.length} mutants killed.`);
  if (survived.length > 0) output.note(`No test noticed: ${survived.join(", ")}.`);
  if (broken.length > 0) output.note(`To be written better: ${broken.join(", ")}.`);
  return killed.length === outcomes.length;
}

/** Prints the list without trying anything. */
export function printList(mutants: readonly Mutant[], output: Output): void {
  output.table(
    ["mutant", "rule", "tests"],
    mutants.map(({ id, why, tests }) => [id, why, tests.join("\n")]),
  );
  output.note(`${mutants.length} mutants.`);
}
