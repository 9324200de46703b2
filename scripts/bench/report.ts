import { formatCount } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";
import { COMPARED_AT } from "./results.js";
import type { BenchResult } from "./run.js";

const gas = (value: number | null | undefined) =>
  value == null ? "–" : formatCount(Math.round(value));

/** Prints the tables; the bars are said with `--json` too, on stderr. */
export function report({ measurements, growth, bars }: BenchResult, output: Output): void {
  output.line(`\nGas with ${formatCount(COMPARED_AT)} members, beside plain OpenZeppelin 5.7`);
  output.table(
    ["", "ours", "OpenZeppelin", "ratio", "published"],
    measurements.map(({ name, ours, baseline, ratio, published }) => [
      name,
      gas(ours),
      gas(baseline),
      ratio === null ? "–" : ratio.toFixed(3),
      published === null ? "–" : `${gas(published.gas)} (${published.what})`,
    ]),
  );
  const sizes = [...new Set(growth.flatMap((line) => [...line.gas.keys()]))].sort((a, b) => a - b);
  output.line("\nOurs, by number of members");
  output.table(
    ["", ...sizes.map(formatCount), "spread"],
    growth.map((line) => [
      line.name,
      ...sizes.map((size) => gas(line.gas.get(size))),
      line.gas.size < 2 ? "–" : `${(100 * line.spread).toFixed(2)} %`,
    ]),
  );
  output.line("");
  for (const { text, holds } of bars) output.note(`${holds ? "✓" : "✗"} ${text}`);
  const missed = bars.filter(({ holds }) => !holds).length;
  output.note(missed === 0 ? "Every bar holds." : `${missed} of ${bars.length} bars missed.`);
}
