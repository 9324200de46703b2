import type { Ranking } from "../counting/index.js";
import { formatMoment } from "../format/index.js";
import { type Support, supportName } from "./ballot.js";
import { decodeRanking, rankingOfVote } from "./ranking.js";

/** A ballot as the chain reports it: a vote on one text, or a ranking of all (24 bits). */
export type CastBallot = { voter: string; castAt: bigint } & (
  { text: bigint; support: number; ranking?: undefined } | { ranking: number }
);

/** What ballots are held against. */
export interface BallotPaper {
  /** In order of place; nothing where none stands. */
  texts: readonly (bigint | undefined)[];
  /** Who had a vote at the snapshot. */
  electorate: ReadonlySet<string>;
  /** The vote opens after this moment (timestamp). */
  opensAt: bigint;
  /** Last moment of the vote (timestamp). */
  closesAt: bigint;
}

/** Says why a ballot should never have counted, in one line; nothing when it is in order. */
export function objectionTo(
  ballot: CastBallot,
  paper: BallotPaper,
  seen: ReadonlySet<string>,
): string | undefined {
  const { voter, castAt } = ballot;
  if (!paper.electorate.has(voter)) return `${voter} had no vote on this motion.`;
  if (seen.has(voter)) return `${voter} voted twice.`;
  if (castAt <= paper.opensAt || castAt > paper.closesAt)
    return `${voter} voted at ${formatMoment(castAt)}, outside the time of the vote.`;
  return ballot.ranking === undefined
    ? objectionToVote(voter, ballot, paper)
    : objectionToRanking(voter, ballot.ranking, paper);
}

/** What a ballot in order means: the rank of the status quo and of each place. */
export function rankingOf(ballot: CastBallot, { texts }: BallotPaper): Ranking {
  if (ballot.ranking !== undefined) return decodeRanking(ballot.ranking).slice(0, texts.length + 1);
  const place = texts.indexOf(ballot.text) + 1;
  return rankingOfVote(ballot.support as Support, place, standingOf(texts));
}

/** Whether each alternative is on the ballot, the status quo first. */
export function standingOf(texts: readonly (bigint | undefined)[]): boolean[] {
  return [true, ...texts.map((text) => text !== undefined)];
}

function objectionToVote(
  voter: string,
  { text, support }: { text: bigint; support: number },
  { texts }: BallotPaper,
): string | undefined {
  if (supportName(support) === undefined) return `${voter} voted neither for, against nor abstain.`;
  return texts.includes(text) ? undefined : `${voter} voted on a text that is not on the ballot.`;
}

function objectionToRanking(
  voter: string,
  encoded: number,
  { texts }: BallotPaper,
): string | undefined {
  const ranking = decodeRanking(encoded);
  const standing = standingOf(texts);
  if (ranking.some((rank, alternative) => rank !== 0 && standing[alternative] !== true))
    return `${voter} ranked an option that is not on the ballot.`;
  return ranking.some((rank) => rank > texts.length + 1)
    ? `${voter} gave a rank above ${texts.length + 1}.`
    : undefined;
}
