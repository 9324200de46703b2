import { checkRanking, pairwiseMatrix } from "../counting/index.js";
import { isDaoError } from "../errors.js";
import { formatMoment } from "../format/index.js";

/** A ranked ballot as the chain reports it; times are timestamps in seconds. */
export interface CastRanking {
  voter: string;
  ranks: number[];
  sequence: number;
  castAt: bigint;
}

/** What a count of ranked ballots starts from. */
export interface RankingBox {
  /** How many alternatives there are, the default included. */
  alternatives: number;
  /** Who had a vote at the snapshot. */
  electorate: ReadonlySet<string>;
  /** First and last moment of voting. */
  opensAt: bigint;
  closesAt: bigint;
  /** In the order of the chain, those replaced later included. */
  ballots: readonly CastRanking[];
}

export interface RankingCount {
  /** How many voters have a ballot in the box. */
  ballots: number;
  /** `matrix[i][j]` ballots prefer alternative i to alternative j. */
  matrix: number[][];
  /** The ballot of each voter that counts. */
  counting: ReadonlyMap<string, CastRanking>;
  /** Ballots that should never have counted, one line each; empty for an honest chain. */
  objections: string[];
}

/** Counts ranked ballots by the written rules alone: of each voter's the one with the highest number. */
export function countRankings(box: RankingBox): RankingCount {
  const counting = new Map<string, CastRanking>();
  const objections: string[] = [];
  for (const ballot of box.ballots) {
    const objection = objectionTo(ballot, box, counting.get(ballot.voter));
    if (objection === undefined) counting.set(ballot.voter, ballot);
    else objections.push(objection);
  }
  const rankings = [...counting.values()].map(({ ranks }) => ranks);
  return {
    ballots: counting.size,
    matrix: pairwiseMatrix(rankings, box.alternatives),
    counting,
    objections,
  };
}

function objectionTo(
  { voter, ranks, sequence, castAt }: CastRanking,
  { electorate, opensAt, closesAt, alternatives }: RankingBox,
  earlier: CastRanking | undefined,
): string | undefined {
  if (!electorate.has(voter)) return `${voter} had no vote in this ballot.`;
  if (castAt < opensAt || castAt > closesAt)
    return `${voter} voted at ${formatMoment(castAt)}, outside the time of the ballot.`;
  if (earlier !== undefined && sequence <= earlier.sequence)
    return `${voter} replaced ballot number ${earlier.sequence} by number ${sequence}, which is no later one.`;
  try {
    checkRanking(ranks, alternatives);
  } catch (error) {
    if (isDaoError(error)) return `${voter} cast an impossible ballot: ${error.message}`;
    throw error;
  }
  return undefined;
}
