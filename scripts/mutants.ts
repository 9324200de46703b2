/** `npm run mutants`: breaks one rule after the other in a copy of the contracts, and expects a test to notice each time. */
import { MUTANTS } from "./mutants/list.js";
import { printList, report } from "./mutants/report.js";
import { runMutants } from "./mutants/run.js";
import { selectMutants } from "./mutants/select-mutants.js";
import { runScript } from "./rehearsal/run-script.js";

interface Options {
  only?: string[];
  list?: true;
}

await runScript<Options>({
  name: "npm run mutants --",
  describe: "Break one rule after the other in a copy of the contracts; a test must notice each.",
  define: (program) =>
    program
      .option("--only <ids...>", "try these mutants only")
      .option("--list", "name the mutants and try none"),
  async run({ only, list }, output) {
    const mutants = selectMutants(MUTANTS, only);
    if (list) {
      printList(mutants, output);
      return { result: mutants, ok: true };
    }
    const outcomes = await runMutants(mutants, output);
    return { result: outcomes, ok: report(outcomes, output) };
  },
});
