import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
  type DecodedLog,
} from "../contracts/index.js";
import type { CastBallot } from "./cast-ballot.js";
import { closingOf, openingOf } from "./opening.js";
import { replacementsOf, type Replacement } from "./places.js";
import { isBefore, readSettings, textRecord, type TextRecord } from "./text-record.js";

const GOVERNOR_EVENTS = [
  "ProposalCreated",
  "MotionFiled",
  "MotionSeconded",
  "MotionWithdrawn",
  "MotionTakenOver",
  "VoteCast",
] as const;

/** Which text belongs to which motion. */
const RELATIONS = ["AmendmentFiled", "TextCorrected"] as const;

const ANNOUNCEMENTS = ["AmendmentAccepted", "TextCorrected", "ReplacementObjected"] as const;

/** What the logs say of a notice. */
export interface NoticeRecord {
  /** How many objections send it to a vote. */
  needed: number;
  /** Distinct voters who objected. */
  objectors: ReadonlySet<string>;
  /** The objection that was enough. */
  contested: DecodedLog | undefined;
}

/** All that the logs say about one motion and its texts. Times are timestamps in seconds. */
export interface MotionRecord {
  motion: TextRecord;
  rivals: { text: TextRecord; filed: number }[];
  /** The motion, its rivals and all corrections, by id. */
  texts: ReadonlyMap<bigint, TextRecord>;
  replacements: Replacement[];
  notice: NoticeRecord | undefined;
  snapshot: bigint;
  /** The vote opens after this moment. */
  opensAt: bigint;
  /** Last moment of the vote before any late quorum prolongs it. */
  closesAt: bigint;
  /** In the order of the chain. */
  ballots: CastBallot[];
}

/**
 * Collects a motion's record from logs alone.
 *
 * @param id - of the motion, or of a text that amends it.
 * @throws DaoError `MOTION_UNKNOWN` or `RULES_UNKNOWN`.
 */
export async function readRecord(
  { governor, amendments, notices, rulebook }: CoalitionContracts,
  id: bigint,
  range: BlockRange,
): Promise<MotionRecord> {
  const [relations, settings] = await Promise.all([
    readLogs(amendments, range, RELATIONS),
    readSettings(rulebook, range),
  ]);
  const family = familyOf(id, relations);
  const [own, announced, ranked, noticed] = await Promise.all([
    readLogs(governor, range, GOVERNOR_EVENTS, { field: "proposalId", values: family.texts }),
    readLogs(amendments, range, ANNOUNCEMENTS, { field: "text", values: family.texts }),
    readLogs(amendments, range, ["RankedVoteCast"], {
      field: "motion",
      values: new Set([family.motion]),
    }),
    readLogs(notices, range, ["NoticeGiven", "Objected"], {
      field: "proposalId",
      values: new Set([family.motion]),
    }),
  ]);
  const texts = new Map(
    [...family.texts].map((each) => [each, textRecord(each, logsOf(each, own), settings)]),
  );
  const textOf = (each: bigint) => texts.get(each) as TextRecord;
  const rivals = family.rivals.map(({ text, filed }) => ({ text: textOf(text), filed }));
  const replacements = replacementsOf(family.motion, announced);
  const notice = noticeRecord(logsOf(family.motion, noticed));
  const cast = [...own.filter(({ name }) => name === "VoteCast"), ...ranked].sort((a, b) =>
    isBefore(a, b) ? -1 : 1,
  );
  const decisive = [
    notice?.contested,
    ...rivals.map(({ text }) => text.seconded),
    ...replacements.map(({ log }) => log),
    ...cast,
  ];
  const times = await readBlockTimes(
    providerOf(governor),
    decisive.flatMap((event) => event?.log.blockNumber ?? []),
  );
  const timeOf = ({ log }: DecodedLog) => times.get(log.blockNumber) ?? 0n;
  const filing = logsOf(family.motion, own).find(({ name }) => name === "ProposalCreated")?.args;
  const snapshot = filing?.voteStart as bigint;
  const known = { motion: textOf(family.motion), rivals, replacements, notice, snapshot };
  const opensAt = openingOf({ ...known, settings, timeOf });
  return {
    ...known,
    texts,
    opensAt,
    closesAt: closingOf({ ...known, opensAt, filedClose: filing?.voteEnd as bigint }),
    ballots: cast.map((log) => castBallot(log, timeOf(log))),
  };
}

/** The motion a text belongs to, and every text of that motion. */
function familyOf(id: bigint, amending: readonly DecodedLog[]) {
  const filed = amending.filter(({ name }) => name === "AmendmentFiled");
  const corrected = amending.filter(({ name }) => name === "TextCorrected");
  const origin = (corrected.find(({ args }) => args.text === id)?.args.origin ?? id) as bigint;
  const motion = (filed.find(({ args }) => args.text === origin)?.args.motion ?? origin) as bigint;
  const rivals = filed
    .filter(({ args }) => args.motion === motion)
    .map(({ args }) => ({ text: args.text as bigint, filed: Number(args.filed) }));
  const origins = new Set([motion, ...rivals.map(({ text }) => text)]);
  const corrections = corrected
    .filter(({ args }) => origins.has(args.origin as bigint))
    .map(({ args }) => args.text as bigint);
  return { motion, rivals, texts: new Set([...origins, ...corrections]) };
}

function logsOf(id: bigint, logs: readonly DecodedLog[]): DecodedLog[] {
  return logs.filter(({ args }) => args.proposalId === id);
}

function noticeRecord(logs: readonly DecodedLog[]): NoticeRecord | undefined {
  const given = logs.find(({ name }) => name === "NoticeGiven");
  if (given === undefined) return undefined;
  const needed = Number(given.args.objectionsNeeded);
  const objectors = new Set<string>();
  let contested: DecodedLog | undefined;
  for (const log of logs.filter(({ name }) => name === "Objected")) {
    objectors.add(log.args.voter as string);
    if (objectors.size === needed) contested ??= log;
  }
  return { needed, objectors, contested };
}

function castBallot({ name, args }: DecodedLog, castAt: bigint): CastBallot {
  const voter = args.voter as string;
  return name === "RankedVoteCast"
    ? { voter, castAt, ranking: Number(args.ranking) }
    : { voter, castAt, text: args.proposalId as bigint, support: Number(args.support) };
}
