import { countElectionBallot } from "../../../../core/elections/count-ballot.js";
import type { BallotPaperView, ElectionView } from "../../../reading/index.js";
import { electionRecord } from "../record.js";

/** What becomes of a candidate by the count. */
export type Fate = "elected" | "next" | "below";

export interface ResultRow {
  candidate: string;
  fate: Fate;
  /** Place in the order of those who beat "re-open nominations", from 1. */
  place: number | undefined;
  /** Ballots that prefer the candidate to re-opening, and the reverse. */
  above: number;
  below: number;
  /** Who shared this place until the lot was drawn. */
  drawnAmong: string[];
}

export interface Result {
  ballots: number;
  quorum: number;
  isQuorate: boolean;
  rows: ResultRow[];
  /** Whether the contract announced the very same order. */
  agrees: boolean;
  /** How core explains it, in English. */
  explanation: string;
}

type Ballot = ElectionView["ballots"][number];

/** The result of a counted ballot, computed here from its pairs; nothing before the count. */
export function resultOf(
  view: ElectionView,
  ballot: Ballot,
  { preferred, ballots }: Pick<BallotPaperView, "preferred" | "ballots">,
): Result | undefined {
  const { counted, candidates } = ballot;
  if (counted === undefined) return undefined;
  const { quorum, seed } = counted;
  const election = electionRecord(view);
  const { outcome, order, quorate, explanation } = countElectionBallot(
    election,
    { candidates, drawBlock: ballot.drawBlock },
    { matrix: preferred, ballots, quorum, seed },
  );
  const rows = candidates.map((candidate, index): ResultRow => {
    const alternative = index + 1;
    const at = outcome.order.indexOf(alternative);
    const isElected = quorate && outcome.winners.includes(alternative);
    const draw = outcome.draws.find(({ drawn }) => drawn === alternative);
    return {
      candidate,
      fate: isElected ? "elected" : at === -1 ? "below" : "next",
      place: at === -1 ? undefined : at + 1,
      above: preferred[alternative]?.[0] ?? 0,
      below: preferred[0]?.[alternative] ?? 0,
      drawnAmong: draw?.between.map((other) => candidates[other - 1] ?? "") ?? [],
    };
  });
  const expected = quorate ? order : [];
  return {
    ...{ ballots, quorum, isQuorate: quorate, explanation },
    rows: rows.sort((one, other) => (one.place ?? Infinity) - (other.place ?? Infinity) || 0),
    agrees: counted.ballots === ballots && counted.elected.join() === expected.join(),
  };
}
