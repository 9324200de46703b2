import type { ElectionPhase, ElectionRecord } from "../../core/elections/index.js";
import { countOf, formatMoment, shortHash } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";
import { nextCommand } from "../elections/introduce-election.js";
import type { NextStep } from "./next-steps.js";

/** An election that is under way. */
export interface RunningElection {
  election: ElectionRecord;
  phase: ElectionPhase;
}

/** Says how many elections there were and lists those under way. */
export function presentElections(
  output: Output,
  all: number,
  running: readonly RunningElection[],
): void {
  output.line(`${countOf(all, "election")} so far, ${running.length} under way`);
  if (running.length === 0) return;
  output.table(
    ["Election", "Office", "Seats", "Candidates", "Stage", "Until"],
    running.map(({ election, phase }) => [
      shortHash(election.id),
      election.office,
      String(election.seats.length),
      String(election.candidates.length),
      phase.stage,
      phase.until === undefined ? "" : formatMoment(phase.until),
    ]),
  );
}

/** What people could do now about elections, the most pressing first. */
export function electionSteps(running: readonly RunningElection[]): NextStep[] {
  const urgency = ({ phase }: RunningElection) => phase.until ?? 0n;
  return [...running]
    .sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1))
    .map(({ election, phase }) => ({
      command: nextCommand(election, phase),
      why: `${election.office}: ${phase.sentence}`,
    }));
}
