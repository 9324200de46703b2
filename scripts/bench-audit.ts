/** `npm run bench:audit`: what an audit with its bundle costs as a coalition's history grows. */
import { formatCount } from "../core/format/index.js";
import { judgeAudits } from "./bench/audit/bars.js";
import { measureAudits } from "./bench/audit/measure-audits.js";
import { UsageError } from "./cli/usage-error.js";
import { runScript } from "./rehearsal/run-script.js";

interface Options {
  ballots: string;
  members: string;
}

const MEMBERS = { min: 100, max: 10_000 };
const MOST_BALLOTS = 1_000_000;

await runScript<Options>({
  name: "npm run bench:audit --",
  describe:
    "Measure audits of histories with ballots, posts and documents, beside bare signature recovery.",
  define: (program) =>
    program
      .option("--ballots <list>", "sizes of the history, ascending", "1000,10000,100000")
      .option("--members <number>", "members, each with one ballot on every motion", "1000"),
  async run({ ballots, members: given }, output) {
    const members = countIn(given, "--members", MEMBERS.min, MEMBERS.max);
    const sizes = ballots
      .split(",")
      .map((each) => countIn(each, "--ballots", members, MOST_BALLOTS));
    if (sizes.some((size, index) => size % members !== 0 || size <= (sizes[index - 1] ?? 0)))
      throw new UsageError(
        `--ballots cannot be ${ballots}.`,
        `Give ascending multiples of the ${formatCount(members)} members.`,
      );
    const measured = await measureAudits(sizes, members, output);
    output.table(
      ["ballots", "blocks", "audit", "a ballot", "bare recovery", "ratio", "memory", "bundle"],
      measured.map((each) => [
        formatCount(each.ballots),
        formatCount(each.blocks),
        `${each.seconds.toFixed(1)} s`,
        `${((1000 * each.seconds) / each.ballots).toFixed(2)} ms`,
        `${each.recovering.toFixed(1)} s`,
        (each.seconds / each.recovering).toFixed(2),
        `${Math.round(each.peakBytes / 2 ** 20)} MiB`,
        `${(each.bundleBytes / 2 ** 20).toFixed(1)} MiB`,
      ]),
    );
    const bars = judgeAudits(measured);
    for (const { text, holds } of bars) output.note(`${holds ? "✓" : "✗"} ${text}`);
    return { result: { measured, bars }, ok: bars.every(({ holds }) => holds) };
  },
});

function countIn(text: string, what: string, least: number, most: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(
    `${what} cannot be ${text}.`,
    `Give a whole number from ${formatCount(least)} to ${formatCount(most)}.`,
  );
}
