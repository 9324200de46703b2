import {
  countOf,
  formatCount,
  formatMoment,
  formatMotionId,
  quote,
} from "../../core/format/index.js";
import type { Motion, Recount } from "../../core/motions/index.js";
import type { Output } from "../cli/output.js";
import { presentMatrix, presentOptions } from "./present-options.js";

/** Writes a recount for people: the figures of the logs beside the contracts', then what follows from them. */
export function presentRecount(output: Output, { title, id }: Motion, recount: Recount): void {
  output.line(`${quote(title)} (${formatMotionId(id)})`);
  const { objections } = recount;
  if (objections !== undefined) {
    output.line(
      `A notice: ${countOf(objections.given, "voter")} objected, ${formatCount(objections.needed)} send it to a vote.`,
    );
  }
  if (recount.options.length > 1) {
    presentOptions(output, recount);
    presentMatrix(output, recount);
  } else presentVotes(output, recount);
  output.line(`The electorate: ${countOf(recount.electorate, "voter")}.`);
  if (recount.options.length === 1) {
    output.line(
      `Ballot by ballot, ${formatCount(recount.for)} prefer the motion to the status quo and ${formatCount(recount.against)} the status quo to the motion.`,
    );
  }
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

function presentVotes(output: Output, recount: Recount): void {
  const figures = ["for", "against", "abstain", "quorum"] as const;
  output.table(
    ["", "Counted from logs", "Governor"],
    figures.map((figure) => [
      NAMES[figure],
      formatCount(recount[figure]),
      formatCount(recount.contract[figure]),
    ]),
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
  const { id, winner, options, contract, preferred, ...figures } = recount;
  const { texts, ballotOf, ...said } = contract;
  return {
    motion: formatMotionId(id),
    title,
    ...figures,
    winner: winner === undefined ? null : formatMotionId(winner),
    options: options.map(({ text, dropped, ...option }) => ({
      ...option,
      text: text === undefined ? null : formatMotionId(text),
      dropped: dropped ?? null,
    })),
    /** `preferred[i][j]` ballots rank i above j; 0 is the status quo, the others are places. */
    preferred: preferred.map((row) => row.map(BigInt)),
    contract: {
      ...said,
      winner: said.winner === 0n ? null : formatMotionId(said.winner),
      ballotOf: ballotOf.map((text) => (text === 0n ? null : formatMotionId(text))),
      texts: [...texts].map(([text, of]) => ({ text: formatMotionId(text), ...of })),
    },
  };
}
