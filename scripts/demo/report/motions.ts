import { countOf, quote } from "../../../core/format/index.js";
import type { Output } from "../../cli/output.js";
import type { MotionRow } from "../verify/motions.js";
import { matrixTable } from "./matrix.js";
import { tick } from "./tick.js";

/** All motions; then, of each that was amended, what was on its ballot, who prefers what, and why it ended so. */
export function reportMotions(motions: readonly MotionRow[], output: Output): void {
  output.line("\nMotions, recounted from the ballots on chain");
  output.table(
    ["motion", "kind", "class", "for", "against", "abstain", "quorum", "outcome", "recount"],
    motions.map((motion) => [
      motion.title,
      kindOf(motion),
      motion.class,
      ...figuresOf(motion),
      motion.options.length > 1 ? `${motion.outcome} as amended` : motion.outcome,
      tick(motion.recount.agrees),
    ]),
  );
  for (const { title, options, preferred, recount } of motions) {
    if (options.length < 2) continue;
    output.line(`\nThe ballot on ${quote(title)}: each text against the status quo`);
    output.table(
      ["option", "text", "for", "against", "abstain", "quorum", ""],
      options.map((option) => [
        String(option.number),
        option.title,
        ...figuresOf(option),
        option.executed ? "won and was executed" : (option.dropped ?? "lost"),
      ]),
    );
    output.line("So many ballots rank the text of the row above that of the column:");
    matrixTable(output, ["the status quo", ...options.map((option) => option.title)], preferred);
    output.line(recount.explanation);
  }
}

const figuresOf = (row: Record<"for" | "against" | "abstain" | "quorum", number>) =>
  [row.for, row.against, row.abstain, row.quorum].map(String);

function kindOf({ kind, notice, options }: MotionRow): string {
  if (notice !== null) return `${kind}, ${countOf(notice.objections.length, "objection")}`;
  return options.length > 1 ? `${kind}, ${countOf(options.length - 1, "amendment")}` : kind;
}
