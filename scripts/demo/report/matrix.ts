import { onOneLine } from "../../../core/format/index.js";
import type { PairwiseMatrix } from "../../../core/counting/index.js";
import type { Output } from "../../cli/output.js";

/** How many ballots rank the alternative of the row above that of the column; the columns go by the first words. */
export function matrixTable(
  output: Output,
  labels: readonly string[],
  preferred: PairwiseMatrix,
): void {
  const names = labels.map((label, i) => `${i} ${onOneLine(label)}`);
  output.table(
    ["ranked above", ...labels.keys()].map(String),
    preferred.map((row, i) => [
      names[i] ?? "",
      ...row.map((count, j) => (i === j ? "" : String(count))),
    ]),
  );
}
