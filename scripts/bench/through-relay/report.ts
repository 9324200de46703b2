import { formatCount } from "../../../core/format/index.js";
import type { Output } from "../../cli/output.js";
import type { Throughput } from "../relay-throughput.js";

/** Prints the rates beside the chain's own, and the relay's memory. */
export function reportThroughput({ measurements, memory, bars }: Throughput, output: Output): void {
  output.line("\nA relay, beside raw transactions on the same chain in the same run");
  output.table(
    ["", "relay", "raw transactions a second", "ratio"],
    measurements.map(({ name, ours, baseline, ratio }) => [
      name,
      ours.toFixed(1),
      (baseline ?? 0).toFixed(1),
      (ratio ?? 0).toFixed(3),
    ]),
  );
  output.table(
    ["posts", "relay's memory"],
    memory.map(({ posts, bytes }) => [formatCount(posts), `${Math.round(bytes / 2 ** 20)} MiB`]),
  );
  for (const { text, holds } of bars) output.note(`${holds ? "✓" : "✗"} ${text}`);
}
