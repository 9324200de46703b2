import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type DecodedArguments,
} from "../contracts/index.js";
import { countOf, formatMoment, shortHash } from "../format/index.js";
import type { ElectionContracts } from "./contracts.js";
import { officeNames } from "./office-names.js";
import type { RecallPhase, RecallRecord } from "./recall.js";
import type { RecallStage } from "./stage.js";

const EVENTS = ["RecallPetitioned", "RecallSigned", "RecallVoteOpened", "RecallConcluded"] as const;

/** How long signatures are collected (seconds). */
const PETITION_PERIOD = 30n * 86_400n;

/** All recalls ever petitioned for, in their order, from the contracts' events alone. */
export async function readRecalls(
  { recalls, offices }: Pick<ElectionContracts, "recalls" | "offices">,
  range: BlockRange,
): Promise<RecallRecord[]> {
  const [logs, names] = await Promise.all([
    readLogs(recalls, range, EVENTS),
    officeNames(offices, range),
  ]);
  const filed = logs.filter(({ name }) => name === "RecallPetitioned");
  const times = await readBlockTimes(
    providerOf(recalls),
    filed.map(({ log }) => log.blockNumber),
  );
  const records = new Map<string, RecallRecord>();
  for (const event of logs) {
    const { name, args, log } = event;
    const id = args.recallId as string;
    if (name === "RecallPetitioned") {
      records.set(id, petitionedRecall(event, names, times.get(log.blockNumber) ?? 0n));
      continue;
    }
    const record = records.get(id);
    if (record !== undefined) RECALL_CHANGES[name as RecallEvent](record, args);
  }
  return [...records.values()];
}

export type RecallEvent = Exclude<(typeof EVENTS)[number], "RecallPetitioned">;

/** What each event does to a recall. */
export const RECALL_CHANGES: Record<
  RecallEvent,
  (recall: RecallRecord, args: DecodedArguments) => void
> = {
  RecallSigned: ({ signatories }, { voter }) => void signatories.push(voter as string),
  RecallVoteOpened: (recall, { closesAt }) => void (recall.closesAt = closesAt as bigint),
  RecallConcluded: (recall, { recalled, votesFor, votesAgainst, ended }) => {
    recall.concluded = {
      recalled: recalled as boolean,
      votesFor: Number(votesFor),
      votesAgainst: Number(votesAgainst),
      ended: ended as boolean,
    };
  },
};

/** A recall as it is when somebody petitions for it. */
export function petitionedRecall(
  { args, log }: { args: DecodedArguments; log: { blockNumber: number } },
  names: ReadonlyMap<string, string>,
  filedAt: bigint,
): RecallRecord {
  const officeId = args.officeId as string;
  return {
    id: args.recallId as string,
    officeId,
    office: names.get(officeId) ?? shortHash(officeId),
    holder: args.holder as string,
    termFrom: args.termFrom as bigint,
    petitioner: args.petitioner as string,
    reason: args.reason as string,
    filedAt,
    filedInBlock: log.blockNumber,
    petitionUntil: filedAt + PETITION_PERIOD,
    closesAt: 0n,
    signatories: [],
    needed: Number(args.needed),
    quorum: Number(args.quorum),
    concluded: undefined,
  };
}

/** The stage that acts and the clock give, by the written rules alone. */
export function recallStage(recall: RecallRecord, now: bigint): RecallStage {
  const { concluded, closesAt, petitionUntil } = recall;
  if (concluded !== undefined) return concluded.recalled ? "recalled" : "kept";
  if (closesAt !== 0n) return now > closesAt ? "closing" : "vote";
  return now > petitionUntil ? "lapsed" : "petition";
}

/** Says where a recall stands `now`, the timestamp of the block it was read at. */
export function recallPhase(recall: RecallRecord, now: bigint): RecallPhase {
  const { signatories, needed, petitionUntil, closesAt, concluded } = recall;
  const stage = recallStage(recall, now);
  const given = `${signatories.length} of ${countOf(needed, "signature")}`;
  switch (stage) {
    case "petition":
      return {
        stage,
        until: petitionUntil,
        sentence: `${given} given; the vote opens with the last, or the petition lapses after ${formatMoment(petitionUntil)}.`,
      };
    case "lapsed":
      return { stage, until: undefined, sentence: `It lapsed: ${given} were given in time.` };
    case "vote":
      return {
        stage,
        until: closesAt,
        sentence: `Voters decide between keep and recall until ${formatMoment(closesAt)}; a ballot may be replaced until then.`,
      };
    case "closing":
      return {
        stage,
        until: undefined,
        sentence: "The vote is over: anyone may now count it.",
      };
    case "recalled":
      return {
        stage,
        until: undefined,
        sentence:
          concluded?.ended === true
            ? "The officer was recalled, and the term ended at once."
            : "The officer was recalled, after the term was over.",
      };
    case "kept":
      return { stage, until: undefined, sentence: "The officer was kept." };
  }
}
