import { formatMoment } from "../format/index.js";
import { supportName } from "./ballot.js";
import type { MotionClass, MotionRules } from "./motion-class.js";
import type { Votes } from "./motion.js";

/** A ballot as the chain reports it. */
export interface CastBallot {
  voter: string;
  support: number;
  castAt: bigint;
}

/** What a count starts from; times are timestamps in seconds. */
export interface BallotBox {
  class: MotionClass;
  rules: MotionRules;
  /** Who had a vote at the snapshot. */
  electorate: ReadonlySet<string>;
  /** The vote opens after this moment. */
  opensAt: bigint;
  /** Last moment of the vote before any late quorum prolongs it. */
  closesAt: bigint;
  /** In the order of the chain. */
  ballots: readonly CastBallot[];
}

export interface BallotCount extends Votes {
  /** Votes For that the motion needs. */
  quorum: bigint;
  quorate: boolean;
  /** Whether the class's majority against the status quo is there. */
  majority: boolean;
  /** Last moment of the vote, prolonged by a late quorum or not. */
  closesAt: bigint;
  /** Ballots that should never have counted, one line each; empty for an honest chain. */
  objections: string[];
}

const WHOLE = 10_000n;

/** Counts ballots by the written rules alone; asks no contract. */
export function countBallots(box: BallotBox): BallotCount {
  const votes: Votes = { for: 0n, against: 0n, abstain: 0n };
  const quorum = quorumOf(box.rules, box.electorate.size);
  const objections: string[] = [];
  const seen = new Set<string>();
  let { closesAt } = box;
  let quorate = false;
  for (const ballot of box.ballots) {
    const support = supportName(ballot.support);
    const objection = objectionTo(ballot, { ...box, closesAt }, seen);
    if (objection !== undefined || support === undefined) {
      objections.push(objection ?? `${ballot.voter} voted neither for, against nor abstain.`);
      continue;
    }
    seen.add(ballot.voter);
    votes[support] += 1n;
    if (quorate || votes.for < quorum) continue;
    quorate = true;
    const extended = ballot.castAt + BigInt(box.rules.lateQuorumExtension);
    if (extended > closesAt) closesAt = extended;
  }
  const majority =
    box.class === "ordinary" ? votes.for > votes.against : votes.for >= 2n * votes.against;
  return { ...votes, quorum, quorate, majority, closesAt, objections };
}

/** max(floor, ⌈share of the electorate⌉). */
export function quorumOf(
  { quorumFloor, quorumShare }: Pick<MotionRules, "quorumFloor" | "quorumShare">,
  voters: number,
): bigint {
  const share = (BigInt(voters) * BigInt(quorumShare) + WHOLE - 1n) / WHOLE;
  return share > BigInt(quorumFloor) ? share : BigInt(quorumFloor);
}

function objectionTo(
  { voter, castAt }: CastBallot,
  { electorate, opensAt, closesAt }: BallotBox,
  seen: ReadonlySet<string>,
): string | undefined {
  if (!electorate.has(voter)) return `${voter} had no vote on this motion.`;
  if (seen.has(voter)) return `${voter} voted twice.`;
  if (castAt <= opensAt || castAt > closesAt)
    return `${voter} voted at ${formatMoment(castAt)}, outside the time of the vote.`;
  return undefined;
}
