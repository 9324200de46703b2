/** `npm run bench`: what every verb costs, beside plain OpenZeppelin, and with few and many members. */
import { Option } from "commander";
import { report } from "./bench/report.js";
import { growthMeasurements } from "./bench/results.js";
import { runBench } from "./bench/run.js";
import { parseSizes } from "./bench/sizes.js";
import { runScript } from "./rehearsal/run-script.js";

interface Options {
  members: string;
  quick?: true;
}

await runScript<Options>({
  name: "npm run bench --",
  describe: "Measure gas in one run on one in-process chain, ours beside plain OpenZeppelin.",
  define: (program) =>
    program
      .option("--members <list>", "numbers of members to measure with", "10,1000,10000")
      .addOption(
        new Option("--quick", "without the largest number").implies({ members: "10,1000" }),
      ),
  async run({ members }, output) {
    const found = await runBench(parseSizes(members), output);
    report(found, output);
    const result = [...found.measurements, ...growthMeasurements(found.growth)];
    return { result, ok: found.bars.every(({ holds }) => holds) };
  },
});
