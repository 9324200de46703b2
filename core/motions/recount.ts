import {
  providerOf,
  readBlockTimes,
  type BlockRange,
  type CoalitionContracts,
} from "../contracts/index.js";
import { countOf, formatCount, formatMoment } from "../format/index.js";
import { readElectorate } from "../members/electorate.js";
import { countBallots, type BallotCount } from "./count-ballots.js";
import { motionClassAt } from "./motion-class.js";
import { readRecord, type MotionRecord } from "./motion-record.js";
import type { Votes } from "./motion.js";
import { votesOf } from "./read-motion.js";

/** What the logs make of a motion. `open` covers everything before the close of the vote. */
export type Outcome = "open" | "cancelled" | "lapsed" | "defeated" | "passed";

/** A motion counted again from logs, beside what the governor says. */
export interface Recount extends Votes {
  id: bigint;
  /** How many had a vote. */
  electorate: number;
  /** Votes For it needs. */
  quorum: bigint;
  quorate: boolean;
  majority: boolean;
  /** Last moment of the vote, a timestamp in seconds. */
  closesAt: bigint;
  outcome: Outcome;
  /** One line: how the outcome follows from the figures. */
  explanation: string;
  /** The governor's figures at the same block. */
  contract: Votes & { quorum: bigint; deadline: bigint; state: number };
  /** Whether the governor's figures and state are those that the logs give. */
  agrees: boolean;
  /** Where they differ, one line each. */
  differences: string[];
}

/** OpenZeppelin's states that go with an outcome. */
const STATES: Readonly<Record<Outcome, readonly number[]>> = {
  open: [0, 1],
  cancelled: [2],
  lapsed: [3],
  defeated: [3],
  passed: [4, 5, 7],
};

/**
 * Counts a motion again: roll, rules, seconds, ballots and times from logs alone, the arithmetic from the written
 * rules.
 *
 * @param range - must begin at the coalition's deployment or before.
 * @throws DaoError `MOTION_UNKNOWN` or `RULES_UNKNOWN`.
 */
export async function recount(
  contracts: CoalitionContracts,
  id: bigint,
  range: BlockRange,
): Promise<Recount> {
  const provider = providerOf(contracts.governor);
  const toBlock = range.toBlock ?? (await provider.getBlockNumber());
  const until = { ...range, toBlock };
  const now = (await readBlockTimes(provider, [toBlock])).get(toBlock) ?? 0n;
  const record = await readRecord(contracts, id, until);
  // Before its snapshot a motion is measured by the voters there are, as the governor does.
  const timepoint = record.snapshot < now ? record.snapshot : now - 1n;
  const electorate = await readElectorate(contracts, timepoint, until);
  const motionClass = motionClassAt(record.classIndex) ?? "fundamental";
  const count = countBallots({ ...record, class: motionClass, electorate });
  const contract = await governorFigures(contracts, id, toBlock);
  const outcome = outcomeOf(record, count, now);
  const differences = [...count.objections, ...differencesOf(count, outcome, contract)];
  return {
    id,
    for: count.for,
    against: count.against,
    abstain: count.abstain,
    electorate: electorate.size,
    quorum: count.quorum,
    quorate: count.quorate,
    majority: count.majority,
    closesAt: count.closesAt,
    outcome,
    explanation: explain(record, count, electorate.size, outcome),
    contract,
    agrees: differences.length === 0,
    differences,
  };
}

function outcomeOf(record: MotionRecord, count: BallotCount, now: bigint): Outcome {
  const { takeoverUntil, opensAt, seconders, secondsNeeded } = record;
  if (takeoverUntil !== undefined) return now > takeoverUntil ? "cancelled" : "open";
  if (now <= opensAt) return "open";
  if (seconders.size < secondsNeeded) return "lapsed";
  if (now <= count.closesAt) return "open";
  return count.quorate && count.majority ? "passed" : "defeated";
}

async function governorFigures(
  { governor }: CoalitionContracts,
  id: bigint,
  blockTag: number,
): Promise<Recount["contract"]> {
  const at = { blockTag };
  const [tally, quorum, deadline, state] = await Promise.all([
    governor.tally(id, at),
    governor.proposalQuorum(id, at),
    governor.proposalDeadline(id, at),
    governor.state(id, at),
  ]);
  return { ...votesOf(tally), quorum, deadline, state: Number(state) };
}

function differencesOf(
  count: BallotCount,
  outcome: Outcome,
  contract: Recount["contract"],
): string[] {
  const figures = (["for", "against", "abstain", "quorum"] as const).flatMap((figure) =>
    count[figure] === contract[figure]
      ? []
      : [
          `The logs give ${formatCount(count[figure])} for "${figure}", the governor says ${formatCount(contract[figure])}.`,
        ],
  );
  if (count.closesAt !== contract.deadline) {
    figures.push(
      `By the logs the vote closes at ${formatMoment(count.closesAt)}, the governor says ${formatMoment(contract.deadline)}.`,
    );
  }
  if (!STATES[outcome].includes(contract.state)) {
    figures.push(
      `By the logs the motion is ${outcome}, the governor says state ${contract.state}.`,
    );
  }
  return figures;
}

function explain(
  record: MotionRecord,
  count: BallotCount,
  electorate: number,
  outcome: Outcome,
): string {
  if (outcome === "lapsed" || (outcome === "open" && record.ballots.length === 0)) {
    const seconds = `${record.seconders.size} of ${countOf(record.secondsNeeded, "second")} given`;
    return outcome === "lapsed"
      ? `${seconds} in time: lapsed.`
      : `${seconds}; no ballot yet: open.`;
  }
  if (outcome === "cancelled") return "Withdrawn by its mover and taken over by nobody: cancelled.";
  const votes = `${formatCount(count.for)} for, ${formatCount(count.against)} against, ${formatCount(count.abstain)} abstained, of ${countOf(electorate, "voter")}`;
  const quorum = `quorum of ${formatCount(count.quorum)} for ${count.quorate ? "reached" : "missed"}`;
  const rule =
    motionClassAt(record.classIndex) === "ordinary"
      ? "more for than against"
      : "two for to each against";
  return `${votes}; ${quorum}; ${rule}: ${count.majority ? "yes" : "no"}; ${outcome}.`;
}
