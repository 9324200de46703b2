import {
  countOf,
  formatCount,
  formatMoment,
  formatMotionId,
  quote,
} from "../../core/format/index.js";
import type { Motion, Recount } from "../../core/motions/index.js";
import type { Output } from "../cli/output.js";

/** Writes a recount for people: the figures of the logs beside the governor's, then what follows from them. */
export function presentRecount(output: Output, { title, id }: Motion, recount: Recount): void {
  const { contract } = recount;
  output.line(`${quote(title)} (${formatMotionId(id)})`);
  const figures = ["for", "against", "abstain", "quorum"] as const;
  output.table(
    ["", "Counted from logs", "Governor"],
    figures.map((figure) => [
      NAMES[figure],
      formatCount(recount[figure]),
      formatCount(contract[figure]),
    ]),
  );
  output.line(`The electorate: ${countOf(recount.electorate, "voter")}.`);
  output.line(
    `Ballot by ballot, ${formatCount(recount.for)} prefer the motion to the status quo and ${formatCount(recount.against)} the status quo to the motion.`,
  );
  output.line(
    `The vote ${recount.outcome === "open" ? "closes" : "closed"} ${formatMoment(recount.closesAt)}.`,
  );
  output.line(`Outcome: ${recount.explanation}`);
  for (const difference of recount.differences) output.note(`DIFFERENCE: ${difference}`);
  output.line(
    recount.agrees
      ? "The recount agrees with the governor."
      : "THE RECOUNT DOES NOT AGREE WITH THE GOVERNOR.",
  );
}

const NAMES = {
  for: "For",
  against: "Against",
  abstain: "Abstain",
  quorum: "For needed (quorum)",
} as const;

/** The recount for machines. */
export function recountResult({ title }: Motion, recount: Recount): Record<string, unknown> {
  const { id, ...figures } = recount;
  return {
    motion: formatMotionId(id),
    title,
    ...figures,
    /** `preferred[i][j]` ballots rank i above j; 0 is the status quo, 1 the motion. */
    preferred: [
      [0n, figures.against],
      [figures.for, 0n],
    ],
  };
}
