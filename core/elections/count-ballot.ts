import {
  countElection,
  explainOutcome,
  lotOf,
  type Contest,
  type Outcome,
  type PairwiseMatrix,
} from "../counting/index.js";
import { countOf, formatCount } from "../format/index.js";
import type { ElectionBallot, ElectionRecord } from "./election.js";
import { ballotLabels } from "./labels.js";

/** What the ballots of an election come to. */
export interface ElectionResult {
  contest: Contest;
  outcome: Outcome;
  /** Whether enough ballots were cast. */
  quorate: boolean;
  /** Who beat RON, best first; the first of them as far as there are seats are elected. */
  order: string[];
  /** One paragraph. */
  explanation: string;
}

/**
 * Counts a ballot of an election by the written rules.
 *
 * @param figures - `seed` is the hash of the block that draws the lots; without it ties stay open.
 */
export function countElectionBallot(
  election: Pick<ElectionRecord, "id" | "terms" | "seats">,
  { candidates, drawBlock }: Pick<ElectionBallot, "candidates" | "drawBlock">,
  figures: { matrix: PairwiseMatrix; ballots: number; quorum: number; seed: string | undefined },
): ElectionResult {
  const { matrix, ballots, quorum, seed } = figures;
  const lots = candidates.map((candidate) =>
    seed === undefined ? 0n : lotOf({ seed, electionId: election.id, candidate }),
  );
  const contest: Contest = {
    labels: ballotLabels(candidates),
    matrix,
    defaultAlternative: 0,
    lots: [0n, ...lots],
    tieRule:
      seed === undefined
        ? "a lot drawn after the close will decide"
        : `the smaller lot, drawn from the hash of block ${drawBlock}, goes first`,
  };
  // Approval only fills several seats at a time.
  const method = election.seats.length === 1 ? "schulze" : election.terms.method;
  const outcome = countElection(contest, { method, seats: election.seats.length });
  const quorate = ballots >= quorum;
  const turnout = `${countOf(ballots, "ballot")} ${ballots === 1 ? "was" : "were"} cast, and ${formatCount(quorum)} suffice.`;
  return {
    contest,
    outcome,
    quorate,
    order: outcome.order.map((alternative) => candidates[alternative - 1] ?? ""),
    explanation: quorate
      ? `${turnout} ${explainOutcome(contest, outcome)}`
      : `${countOf(ballots, "ballot")} ${ballots === 1 ? "was" : "were"} cast, but ${formatCount(quorum)} are needed: nobody is elected.`,
  };
}
