/** `npm run demo`: the whole loop of a coalition's life on a fresh chain, in a few seconds, and then checked. */
import { play, type DemoOptions } from "./demo/play.js";
import { report } from "./demo/report/report.js";
import { runScript } from "./rehearsal/run-script.js";

await runScript<DemoOptions>({
  name: "npm run demo --",
  describe:
    "Play the whole loop on a fresh in-process chain: join, archive, move, amend, object, vote, execute, elect.",
  define: (program) =>
    program
      .option("--documents <directory>", "directory of real files to archive", "docs")
      .option("--coalition <file>", "coalition file", "coalitions/dc-bas.json5"),
  async run(options, output) {
    const { checks, ...story } = await play(options, output);
    report({ ...story, checks }, output);
    return { result: { ok: checks.ok, ...story }, ok: checks.ok };
  },
});
