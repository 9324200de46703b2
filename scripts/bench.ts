/**
 * `npm run bench`: what every verb costs, beside plain OpenZeppelin, and with few and many members. With `--relay`: how
 * fast a relay brings ballots and posts on the chain, and what memory it needs.
 */
import { Option } from "commander";
import { measureThroughput } from "./bench/relay-throughput.js";
import { parsePosts } from "./bench/through-relay/count.js";
import { reportThroughput } from "./bench/through-relay/report.js";
import { report } from "./bench/report.js";
import { COMPARED_AT, growthMeasurements } from "./bench/results.js";
import { runBench } from "./bench/run.js";
import { parseSizes } from "./bench/sizes.js";
import { runScript } from "./rehearsal/run-script.js";

interface Options {
  members: string;
  quick?: true;
  relay?: true;
  posts: string;
}

await runScript<Options>({
  name: "npm run bench --",
  describe: "Measure gas in one run on one in-process chain, ours beside plain OpenZeppelin.",
  define: (program) =>
    program
      .option("--members <list>", "numbers of members to measure with", "10,1000,10000")
      .addOption(
        new Option("--quick", "without the largest number").implies({ members: "10,1000" }),
      )
      .option("--relay", "measure a relay instead: its throughput and its memory")
      .option("--posts <number>", "posts that stream through the relay", "2000")
      .addOption(
        new Option("--deep", "a relay through which 100,000 posts stream").implies({
          ...{ relay: true, posts: "100000" },
        }),
      ),
  async run({ members, relay, posts }, output) {
    if (relay) {
      const throughput = await measureThroughput(
        { members: COMPARED_AT, posts: parsePosts(posts) },
        output,
      );
      reportThroughput(throughput, output);
      return { result: throughput, ok: throughput.bars.every(({ holds }) => holds) };
    }
    const found = await runBench(parseSizes(members), output);
    report(found, output);
    const result = [...found.measurements, ...growthMeasurements(found.growth)];
    return { result, ok: found.bars.every(({ holds }) => holds) };
  },
});
