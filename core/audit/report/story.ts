import {
  electionPhase,
  readElections,
  recountElection,
  thresholdOf,
} from "../../elections/index.js";
import { formatMotionId } from "../../format/index.js";
import type { SeatRecord } from "../../members/index.js";
import { recount, type RecountedOption, type Votes } from "../../motions/index.js";
import { recordOf, tables } from "../../replay/index.js";
import type { AuditContext } from "../check.js";
import { auditedMoment } from "../chain-answers.js";
import { growthOf, type GrowthPoint } from "./growth.js";

/** Figures of one text of a ballot. */
export interface Figures {
  for: number;
  against: number;
  abstain: number;
  quorum: number;
}

export interface MotionStory {
  id: string;
  title: string;
  /** Timestamps in seconds. */
  filedAt: number;
  closesAt: number;
  outcome: string;
  electorate: number;
  ballots: number;
  /** Each text: what the ballots give, and what the contract says; nothing where it has no place any more. */
  options: { number: number; title: string; recount: Figures; contract: Figures | undefined }[];
  agrees: boolean;
  differences: readonly string[];
  explanation: string;
}

export interface ElectionStory {
  id: string;
  office: string;
  calledAt: number;
  seats: number;
  stage: string;
  runs: {
    run: number;
    electorate: number;
    /** What the ballots give, and what the contract announced; nothing before it counted. */
    recount: { ballots: number; quorum: number; elected: readonly string[] };
    contract: { ballots: number; quorum: number; elected: readonly string[] } | undefined;
  }[];
  agrees: boolean;
  differences: readonly string[];
  explanation: string;
}

/** What an audit shows people beside its verdict, out of the same proved state: plain JSON, the same for the same evidence. */
export interface AuditStory {
  /** Timestamp of the audited block in seconds. */
  auditedAt: number;
  growth: GrowthPoint[];
  groups: { name: string; members: number; voters: number }[];
  motions: MotionStory[];
  elections: ElectionStory[];
}

/**
 * Tells a coalition's story by its figures, each motion and election counted again.
 *
 * @throws ContradictionError, EvidenceMissingError where a figure of a contract cannot be proved.
 */
export async function tellStory(context: AuditContext): Promise<AuditStory> {
  const seats: SeatRecord[] = [];
  for await (const [, row] of tables.seats.scan(context.state))
    seats.push(recordOf<SeatRecord>(row));
  return {
    auditedAt: await auditedMoment(context),
    growth: growthOf(seats),
    groups: await groupsOf(context, seats),
    motions: await motionsOf(context),
    elections: await electionsOf(context),
  };
}

async function groupsOf({ state }: AuditContext, seats: readonly SeatRecord[]) {
  const groups = new Map<string, { name: string; members: number; voters: number }>();
  for await (const [, { name }] of tables.groups.scan(state))
    groups.set(name, { name, members: 0, voters: 0 });
  for (const { group, status } of seats) {
    const found = groups.get(group.name);
    if (found === undefined || status === "former") continue;
    found.members += 1;
    if (status === "voter") found.voters += 1;
  }
  return [...groups.values()];
}

async function motionsOf({ contracts, range, state }: AuditContext): Promise<MotionStory[]> {
  const found: MotionStory[] = [];
  for await (const [, { id }] of tables.motionOrder.scan(state)) {
    const { title, filedAt } = await tables.texts.need(state, id);
    const counted = await recount(contracts, BigInt(id), range);
    const { outcome, electorate, ballots, agrees, differences, explanation } = counted;
    found.push({
      ...{ id: formatMotionId(counted.id), title, filedAt },
      closesAt: Number(counted.closesAt),
      ...{ outcome, electorate, ballots, agrees, differences, explanation },
      options: counted.options.map((option) => ({
        ...{ number: option.number, title: option.title, recount: figuresOf(option) },
        contract: said(counted.contract.texts, option),
      })),
    });
  }
  return found;
}

function said(
  texts: ReadonlyMap<bigint, Votes & { quorum: bigint }>,
  { text }: RecountedOption,
): Figures | undefined {
  const figures = text === undefined ? undefined : texts.get(text);
  return figures && figuresOf(figures);
}

const figuresOf = (votes: Votes & { quorum: bigint }): Figures => ({
  for: Number(votes.for),
  against: Number(votes.against),
  abstain: Number(votes.abstain),
  quorum: Number(votes.quorum),
});

async function electionsOf(context: AuditContext): Promise<ElectionStory[]> {
  const { contracts, range } = context;
  const now = BigInt(await auditedMoment(context));
  const found: ElectionStory[] = [];
  for (const election of await readElections(contracts, range)) {
    const counted = await recountElection(contracts, election, range);
    const { agrees, differences, explanation } = counted;
    found.push({
      ...{ id: election.id, office: election.office, calledAt: Number(election.calledAt) },
      ...{ seats: election.seats.length, stage: electionPhase(election, now).stage },
      runs: counted.runs.map(({ run, electorate, ballots, quorate, order }, index) => {
        const announced = election.ballots[index]?.counted;
        const quorum = thresholdOf(electorate, election.quorumFloor, election.quorumShare);
        return {
          ...{ run, electorate },
          recount: { ballots, quorum, elected: quorate ? order : [] },
          contract: announced && {
            ballots: announced.ballots,
            quorum: announced.quorum,
            elected: announced.elected,
          },
        };
      }),
      ...{ agrees, differences, explanation },
    });
  }
  return found;
}
