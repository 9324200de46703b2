import {
  type Contest,
  countMotion,
  explainOutcome,
  pairwiseMatrix,
  type PairwiseMatrix,
  type Ranking,
} from "../counting/index.js";
import { prefers } from "../counting/ranking.js";
import {
  type BallotPaper,
  type CastBallot,
  objectionTo,
  rankingOf,
  standingOf,
} from "./cast-ballot.js";
import type { MotionClass, MotionRules } from "./motion-class.js";
import type { Votes } from "./motion.js";

/** A place on the ballot. */
export interface BallotOption {
  /** The text that stands there; nothing when none does. */
  text: bigint | undefined;
  /** Class and rules of that text. */
  class: MotionClass;
  rules: Pick<MotionRules, "quorumFloor" | "quorumShare">;
  /** Filing order; of those who tie the earlier goes first. */
  filed: number;
  /** What people call it. */
  label: string;
}

/** What a count starts from; times are timestamps in seconds. */
export interface BallotBox {
  /** In order of place, the motion's own first. */
  options: readonly BallotOption[];
  /** Who had a vote at the snapshot. */
  electorate: ReadonlySet<string>;
  /** The vote opens after this moment. */
  opensAt: bigint;
  /** Last moment of the vote before any late quorum prolongs it. */
  closesAt: bigint;
  /** Seconds the vote goes on when quorum is reached late, once. */
  lateQuorumExtension: number;
  /** In the order of the chain. */
  ballots: readonly CastBallot[];
}

/** An option against the status quo: ballots that prefer it, that prefer the status quo, and neither; zero if it does not stand. */
export interface OptionCount extends Votes {
  text: bigint | undefined;
  /** Ballots over the status quo that it needs. */
  quorum: bigint;
  quorate: boolean;
  /** Whether the majority of its class against the status quo is there. */
  majority: boolean;
  /** Why it cannot win; nothing for what can, and for what is not on the ballot. */
  dropped: "quorum" | "majority" | undefined;
}

export interface BallotCount {
  /** Ballots that count. */
  ballots: number;
  /** `preferred[i][j]` ballots rank alternative i above j; 0 is the status quo, the others are places. */
  preferred: PairwiseMatrix;
  options: OptionCount[];
  /** Place of the option that wins with these ballots; nothing when none does. */
  winner: number | undefined;
  /** One paragraph: why this option wins, and why others cannot. */
  explanation: string;
  /** Last moment of the vote, prolonged by a late quorum or not. */
  closesAt: bigint;
  /** Ballots that should never have counted, one line each; empty for an honest chain. */
  objections: string[];
}

const WHOLE = 10_000n;

/** Counts ballots by the written rules alone; asks no contract. */
export function countBallots(box: BallotBox): BallotCount {
  const { rankings, closesAt, objections } = admit(box);
  const preferred = pairwiseMatrix(rankings, box.options.length + 1);
  const figures = { ballots: rankings.length, preferred, closesAt, objections };
  return countPreferences(box.options, box.electorate.size, figures);
}

/**
 * Decides from sums what {@link countBallots} decides from ballots.
 *
 * @param electorate - how many had a vote.
 */
export function countPreferences(
  options: readonly BallotOption[],
  electorate: number,
  figures: Pick<BallotCount, "ballots" | "preferred" | "closesAt" | "objections">,
): BallotCount {
  const { ballots, preferred } = figures;
  const standing = [...standingOf(options.map(({ text }) => text)).entries()].flatMap(
    ([alternative, stands]) => (stands ? [alternative] : []),
  );
  // What does not stand was ranked by nobody, and is not part of the contest.
  const contest: Contest = {
    labels: standing.map((each) => options[each - 1]?.label ?? "the status quo"),
    matrix: standing.map((i) => standing.map((j) => preferred[i]?.[j] ?? 0)),
    defaultAlternative: 0,
    lots: standing.map((each) => BigInt(options[each - 1]?.filed ?? -1)),
    tieRule: "the one filed earlier goes first",
  };
  const quorums = options.map(({ rules }) => quorumOf(rules, electorate));
  const outcome = countMotion(
    contest,
    standing.map((each) => ({
      quorum: Number(quorums[each - 1] ?? 0n),
      majority: options[each - 1]?.class === "fundamental" ? 2 : 1,
    })),
  );
  const dropped = new Map(
    outcome.dropped.map(({ alternative, reason }) => [standing[alternative], reason]),
  );
  const winner = standing[outcome.winners[0] ?? 0] ?? 0;
  return {
    ...figures,
    options: options.map((option, i) => {
      const stands = option.text !== undefined;
      const [inFavour, against] = stands
        ? [preferred[i + 1]?.[0] ?? 0, preferred[0]?.[i + 1] ?? 0]
        : [0, 0];
      const quorum = quorums[i] ?? 0n;
      return {
        text: option.text,
        for: BigInt(inFavour),
        against: BigInt(against),
        abstain: BigInt(stands ? ballots - inFavour - against : 0),
        quorum,
        quorate: inFavour >= quorum,
        majority: option.class === "ordinary" ? inFavour > against : inFavour >= 2 * against,
        dropped: dropped.get(i + 1) as OptionCount["dropped"],
      };
    }),
    winner: winner === 0 ? undefined : winner,
    explanation: explainOutcome(contest, outcome),
  };
}

/** Takes the ballots that are in order, one after the other; the first that are enough for a text late prolong the vote. */
function admit(box: BallotBox): { rankings: Ranking[]; closesAt: bigint; objections: string[] } {
  const texts = box.options.map(({ text }) => text);
  const least = box.options
    .filter(({ text }) => text !== undefined)
    .map(({ rules }) => Number(quorumOf(rules, box.electorate.size)));
  const enough = Math.min(...least);
  const inFavour = box.options.map(() => 0);
  const rankings: Ranking[] = [];
  const objections: string[] = [];
  const seen = new Set<string>();
  let { closesAt } = box;
  let quorate = false;
  for (const ballot of box.ballots) {
    const paper: BallotPaper = { ...box, texts, closesAt };
    const objection = objectionTo(ballot, paper, seen);
    if (objection !== undefined) {
      objections.push(objection);
      continue;
    }
    seen.add(ballot.voter);
    const ranking = rankingOf(ballot, paper);
    rankings.push(ranking);
    for (const place of inFavour.keys())
      if (prefers(ranking, place + 1, 0)) inFavour[place] = (inFavour[place] ?? 0) + 1;
    if (quorate || Math.max(...inFavour) < enough) continue;
    quorate = true;
    const extended = ballot.castAt + BigInt(box.lateQuorumExtension);
    if (extended > closesAt) closesAt = extended;
  }
  return { rankings, closesAt, objections };
}

/** max(floor, ⌈share of the electorate⌉). */
export function quorumOf(
  { quorumFloor, quorumShare }: Pick<MotionRules, "quorumFloor" | "quorumShare">,
  voters: number,
): bigint {
  const share = (BigInt(voters) * BigInt(quorumShare) + WHOLE - 1n) / WHOLE;
  return share > BigInt(quorumFloor) ? share : BigInt(quorumFloor);
}
