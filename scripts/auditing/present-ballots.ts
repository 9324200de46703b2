import { type AuditedBallot, isGoodBallot } from "../../core/audit/index.js";
import { countOf, onOneLine, shortAddress, shortHash } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";

const AS_CAST = { true: "yes", false: "NO", null: "by the voter's own contract" } as const;

/** Each ballot on a line, and what it comes to. */
export function presentBallots(output: Output, ballots: readonly AuditedBallot[]): void {
  output.table(
    ["Voter", "On", "Choice", "How", "As cast", "Counted", "Figure agrees", "Transaction"],
    ballots.map((ballot) => [
      shortAddress(ballot.voter),
      onOneLine(ballot.title).slice(0, 30),
      onOneLine(ballot.choice).slice(0, 40),
      ballot.how,
      AS_CAST[`${ballot.asCast}`],
      ballot.counted,
      ballot.figureAgrees ? "yes" : "NO",
      shortHash(ballot.transaction),
    ]),
  );
  const bad = ballots.filter((ballot) => !isGoodBallot(ballot)).length;
  output.line(
    bad === 0
      ? `${countOf(ballots.length, "ballot")}: each is what its voter signed or sent, and the contract's figure holds it.`
      : `${countOf(bad, "ballot")} of ${ballots.length} NOT as cast, not counted, or in a figure that does not agree.`,
  );
}
