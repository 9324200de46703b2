import type { BlockRange, CoalitionContracts, DecodedLog } from "../contracts/index.js";
import { readLogs } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { shortMotionId } from "../format/index.js";
import { titleOf } from "./description.js";
import {
  MOTION_CLASSES,
  type MotionClass,
  motionClassAt,
  motionRulesOf,
  type MotionRules,
} from "./motion-class.js";

/** What the logs say of one text: a motion of its own, a rival or a correction. Times are timestamps in seconds. */
export interface TextRecord {
  id: bigint;
  title: string;
  class: MotionClass;
  rules: MotionRules;
  secondsNeeded: number;
  /** Distinct voters who seconded it. */
  seconders: ReadonlySet<string>;
  /** The second that was enough; nothing while they are not. */
  seconded: DecodedLog | undefined;
  /** Last moment of a takeover: zero when it was withdrawn for good, nothing when it is nobody's to take. */
  takeoverUntil: bigint | undefined;
  /** Last moment of a takeover when it was withdrawn, whether or not somebody took it over. */
  withdrawnUntil: bigint | undefined;
}

/**
 * Collects what the logs say of a text.
 *
 * @param own - the governor's logs about it, in the order of the chain.
 * @param settings - every rule ever set.
 * @throws DaoError `MOTION_UNKNOWN` or `RULES_UNKNOWN`.
 */
export function textRecord(
  id: bigint,
  own: readonly DecodedLog[],
  settings: readonly DecodedLog[],
): TextRecord {
  const created = own.find(({ name }) => name === "ProposalCreated");
  const filed = own.find(({ name }) => name === "MotionFiled");
  if (created === undefined || filed === undefined) throw unknown(id);
  const secondsNeeded = Number(filed.args.secondsNeeded);
  const seconders = new Set<string>();
  let seconded: DecodedLog | undefined;
  for (const log of own.filter(({ name }) => name === "MotionSeconded")) {
    seconders.add(log.args.voter as string);
    if (seconders.size === secondsNeeded) seconded ??= log;
  }
  const withdrawnUntil = own.find(({ name }) => name === "MotionWithdrawn")?.args.takeoverUntil as
    bigint | undefined;
  const takenOver = own.some(({ name }) => name === "MotionTakenOver");
  return {
    id,
    title: titleOf(created.args.description as string),
    class: motionClassAt(Number(filed.args.class)) ?? "fundamental",
    rules: rulesBefore(filed, settings),
    secondsNeeded,
    seconders,
    seconded,
    takeoverUntil: takenOver ? undefined : withdrawnUntil,
    withdrawnUntil,
  };
}

/** Every rule of motions and of deliberation that was ever set. */
export function readSettings(
  rulebook: CoalitionContracts["rulebook"],
  range: BlockRange,
): Promise<DecodedLog[]> {
  return readLogs(rulebook, range, ["MotionRulesSet", "DeliberationRulesSet"]);
}

/** The rules of the class as they were last set before a text was filed. */
function rulesBefore(filed: DecodedLog, settings: readonly DecodedLog[]): MotionRules {
  const classIndex = Number(filed.args.class);
  const last = settings.findLast(
    (log) =>
      log.name === "MotionRulesSet" &&
      Number(log.args.class) === classIndex &&
      isBefore(log, filed),
  );
  if (last === undefined) throw rulesUnknown(`${MOTION_CLASSES[classIndex] ?? "unknown"} motions`);
  return motionRulesOf(last.args.rules as Record<keyof MotionRules, bigint>);
}

/** Seconds every text must have been public before the vote, as set before something happened. */
export function readingBefore(event: DecodedLog, settings: readonly DecodedLog[]): bigint {
  const last = settings.findLast(
    (log) => log.name === "DeliberationRulesSet" && isBefore(log, event),
  );
  if (last === undefined) throw rulesUnknown("discussion");
  return (last.args.rules as { reading: bigint }).reading;
}

/** Whether one log comes before another on the chain. */
export function isBefore({ log }: DecodedLog, { log: other }: DecodedLog): boolean {
  return (
    log.blockNumber < other.blockNumber ||
    (log.blockNumber === other.blockNumber && log.index < other.index)
  );
}

function unknown(id: bigint): DaoError {
  return new DaoError("MOTION_UNKNOWN", `There is no motion ${shortMotionId(id)}.`, {
    hint: "Check the id, the network and the block the reading starts at.",
  });
}

function rulesUnknown(what: string): DaoError {
  return new DaoError("RULES_UNKNOWN", `The logs hold no rules of ${what}.`, {
    hint: "Start reading at the block the coalition was deployed in.",
  });
}
