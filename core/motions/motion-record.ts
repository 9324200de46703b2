import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
  type DecodedLog,
} from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { shortMotionId } from "../format/index.js";
import type { CastBallot } from "./count-ballots.js";
import { MOTION_CLASSES, motionRulesOf, type MotionRules } from "./motion-class.js";

const EVENTS = [
  "ProposalCreated",
  "MotionFiled",
  "MotionSeconded",
  "MotionWithdrawn",
  "MotionTakenOver",
  "VoteCast",
] as const;

type RecordedEvent = DecodedLog & { name: (typeof EVENTS)[number] };

/** All that the logs say about one motion. Times are timestamps in seconds. */
export interface MotionRecord {
  classIndex: number;
  rules: MotionRules;
  secondsNeeded: number;
  /** Distinct voters who seconded it. */
  seconders: ReadonlySet<string>;
  snapshot: bigint;
  opensAt: bigint;
  /** Last moment of the vote before any late quorum prolongs it. */
  closesAt: bigint;
  /** Last moment of a takeover: zero when it was withdrawn for good, nothing when it is nobody's to take. */
  takeoverUntil: bigint | undefined;
  ballots: CastBallot[];
}

/**
 * Collects a motion's record from logs alone.
 *
 * @throws DaoError `MOTION_UNKNOWN`.
 */
export async function readRecord(
  { governor, rulebook }: CoalitionContracts,
  id: bigint,
  range: BlockRange,
): Promise<MotionRecord> {
  const logs = ((await readLogs(governor, range, EVENTS)) as RecordedEvent[]).filter(
    ({ args }) => args.proposalId === id,
  );
  const created = logs.find(({ name }) => name === "ProposalCreated")?.args;
  const filed = logs.find(({ name }) => name === "MotionFiled");
  if (created === undefined || filed === undefined) {
    throw new DaoError("MOTION_UNKNOWN", `There is no motion ${shortMotionId(id)}.`, {
      hint: "Check the id, the network and the block the reading starts at.",
    });
  }
  const classIndex = Number(filed.args.class);
  const rules = await rulesAt(rulebook, classIndex, filed, range);
  const snapshot = created.voteStart as bigint;
  const record: MotionRecord = {
    classIndex,
    rules,
    secondsNeeded: Number(filed.args.secondsNeeded),
    seconders: new Set(named(logs, "MotionSeconded").map(({ args }) => args.voter as string)),
    snapshot,
    opensAt: snapshot,
    closesAt: created.voteEnd as bigint,
    takeoverUntil: undefined,
    ballots: await ballotsOf(governor, named(logs, "VoteCast")),
  };
  return withdrawals(record, logs);
}

function withdrawals(record: MotionRecord, logs: readonly RecordedEvent[]): MotionRecord {
  const [withdrawn] = named(logs, "MotionWithdrawn");
  if (withdrawn === undefined) return record;
  const opensAt = withdrawn.args.opensAt as bigint;
  const postponed = opensAt > record.snapshot;
  const takenOver = named(logs, "MotionTakenOver").length !== 0;
  return {
    ...record,
    opensAt,
    closesAt: postponed ? opensAt + BigInt(record.rules.voting) : record.closesAt,
    takeoverUntil: takenOver ? undefined : (withdrawn.args.takeoverUntil as bigint),
  };
}

/** The rules of the class as they were last set before the motion was filed. */
async function rulesAt(
  rulebook: CoalitionContracts["rulebook"],
  classIndex: number,
  filed: DecodedLog,
  range: BlockRange,
): Promise<MotionRules> {
  const toBlock = filed.log.blockNumber;
  const settings = await readLogs(rulebook, { ...range, toBlock }, ["MotionRulesSet"]);
  const last = settings.findLast(
    ({ args, log }) =>
      Number(args.class) === classIndex &&
      (log.blockNumber < toBlock || log.index < filed.log.index),
  );
  if (last === undefined) {
    const name = MOTION_CLASSES[classIndex] ?? "unknown";
    throw new DaoError("RULES_UNKNOWN", `The logs hold no rules of ${name} motions.`, {
      hint: "Start reading at the block the coalition was deployed in.",
    });
  }
  return motionRulesOf(last.args.rules as Record<keyof MotionRules, bigint>);
}

async function ballotsOf(
  governor: CoalitionContracts["governor"],
  logs: readonly DecodedLog[],
): Promise<CastBallot[]> {
  const blocks = logs.map(({ log }) => log.blockNumber);
  const times = await readBlockTimes(providerOf(governor), blocks);
  return logs.map(({ args, log }) => ({
    voter: args.voter as string,
    support: Number(args.support),
    castAt: times.get(log.blockNumber) ?? 0n,
  }));
}

function named(logs: readonly RecordedEvent[], name: RecordedEvent["name"]): RecordedEvent[] {
  return logs.filter((log) => log.name === name);
}
