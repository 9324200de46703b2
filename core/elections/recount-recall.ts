import { providerOf, readBlockTimes, readLogs, type BlockRange } from "../contracts/index.js";
import { countOf, formatCount } from "../format/index.js";
import { readElectorate } from "../members/index.js";
import type { ElectionContracts } from "./contracts.js";
import { thresholdOf } from "./quorum.js";
import { recallPhase } from "./read-recalls.js";
import type { RecallPhase, RecallRecord } from "./recall.js";
import { recountBallot, type BallotRecount } from "./recount-ballot.js";
import { recallStageAt } from "./stage.js";

/** Signatures that a petition needs: at least so many, or a tenth of the electorate. */
const SIGNATURE_FLOOR = 5;
const SIGNATURE_SHARE = 1_000;
/** Class of motions whose quorum counts. */
const ORDINARY = 0n;

/** A recall counted again from logs, beside what the contracts say. */
export interface RecallRecount {
  recall: RecallRecord;
  phase: RecallPhase;
  electorate: number;
  votesFor: number;
  votesAgainst: number;
  /** The ballot; nothing while signatures are collected. */
  ballot: BallotRecount | undefined;
  /** One paragraph. */
  explanation: string;
  agrees: boolean;
  /** Where logs, written rules and contracts differ, one line each. */
  differences: string[];
}

/**
 * Counts a recall again: petition, electorate, quorum and ballots from logs alone.
 *
 * @param range - must begin at the coalition's deployment or before.
 */
export async function recountRecall(
  contracts: ElectionContracts,
  recall: RecallRecord,
  range: BlockRange,
): Promise<RecallRecount> {
  const provider = providerOf(contracts.recalls);
  const toBlock = range.toBlock ?? (await provider.getBlockNumber());
  const until = { ...range, toBlock };
  const now = (await readBlockTimes(provider, [toBlock])).get(toBlock) ?? 0n;
  const phase = recallPhase(recall, now);
  const electorate = await readElectorate(contracts, recall.filedAt - 1n, until);
  const ballot =
    recall.closesAt === 0n ? undefined : await recountBallot(contracts, recall.id, until);
  const votesFor = ballot?.matrix[1]?.[0] ?? 0;
  const votesAgainst = ballot?.matrix[0]?.[1] ?? 0;
  const answered = recallStageAt(await contracts.recalls.stage(recall.id, { blockTag: toBlock }));
  const differences = [
    ...(ballot?.differences ?? []),
    ...(await thresholdDifferences(contracts, recall, electorate.size, until)),
    ...signatureDifferences(recall, electorate),
    ...outcomeDifferences(recall, votesFor, votesAgainst),
    ...(answered === phase.stage
      ? []
      : [`By the logs the recall is at the stage ${phase.stage}, the contract says ${answered}.`]),
  ];
  return {
    recall,
    phase,
    electorate: electorate.size,
    votesFor,
    votesAgainst,
    ballot,
    explanation: explain(recall, phase, { votesFor, votesAgainst, voted: ballot !== undefined }),
    agrees: differences.length === 0,
    differences,
  };
}

/** Two votes for recall to each against, and as many as an ordinary motion needs. */
const carries = ({ quorum }: RecallRecord, votesFor: number, votesAgainst: number) =>
  votesFor >= quorum && votesFor >= 2 * votesAgainst;

async function thresholdDifferences(
  { rulebook }: ElectionContracts,
  { needed, quorum, filedInBlock }: RecallRecord,
  voters: number,
  range: BlockRange,
): Promise<string[]> {
  const settings = await readLogs(rulebook, { ...range, toBlock: filedInBlock }, [
    "MotionRulesSet",
  ]);
  const last = settings.findLast(({ args }) => args.class === ORDINARY)?.args.rules as
    Record<"quorumFloor" | "quorumShare", bigint> | undefined;
  if (last === undefined) return ["The logs hold no rules of ordinary motions."];
  const ordinary = thresholdOf(voters, Number(last.quorumFloor), Number(last.quorumShare));
  const signatures = thresholdOf(voters, SIGNATURE_FLOOR, SIGNATURE_SHARE);
  return [
    ...(needed === signatures
      ? []
      : [
          `By the rules it needs ${countOf(signatures, "signature")}, the contract says ${needed}.`,
        ]),
    ...(quorum === ordinary
      ? []
      : [`By the rules ${countOf(ordinary, "vote")} suffice, the contract says ${quorum}.`]),
  ];
}

function signatureDifferences(
  { signatories }: RecallRecord,
  electorate: ReadonlySet<string>,
): string[] {
  return signatories.flatMap((voter, place) => {
    if (!electorate.has(voter)) return [`${voter} signed without a vote.`];
    return signatories.indexOf(voter) === place ? [] : [`${voter} signed twice.`];
  });
}

function outcomeDifferences(recall: RecallRecord, votesFor: number, votesAgainst: number) {
  const { concluded } = recall;
  if (concluded === undefined) return [];
  const same =
    concluded.votesFor === votesFor &&
    concluded.votesAgainst === votesAgainst &&
    concluded.recalled === carries(recall, votesFor, votesAgainst);
  if (same) return [];
  return [
    `By the ballots it is ${formatCount(votesFor)} for recall and ${formatCount(votesAgainst)} against, the contract says ${formatCount(concluded.votesFor)} and ${formatCount(concluded.votesAgainst)}: ${concluded.recalled ? "recalled" : "kept"}.`,
  ];
}

function explain(
  recall: RecallRecord,
  phase: RecallPhase,
  { votesFor, votesAgainst, voted }: { votesFor: number; votesAgainst: number; voted: boolean },
): string {
  const subject = `Recall from ${recall.office}`;
  if (!voted) return `${subject}. ${phase.sentence}`;
  const votes = `${formatCount(votesFor)} for recall, ${formatCount(votesAgainst)} for keeping`;
  const rule = `${formatCount(recall.quorum)} for recall are needed, and two to each against`;
  const met = carries(recall, votesFor, votesAgainst) ? "reached" : "not reached";
  return `${subject}: ${votes}; ${rule}: ${met}. ${phase.sentence}`;
}
