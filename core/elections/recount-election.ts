import { providerOf, readBlockTimes, type BlockRange } from "../contracts/index.js";
import { countOf, formatAddress, formatCount, listInWords } from "../format/index.js";
import type { ElectionContracts } from "./contracts.js";
import { countElectionBallot, type ElectionResult } from "./count-ballot.js";
import type { ElectionBallot, ElectionRecord } from "./election.js";
import { compareCall } from "./compare-call.js";
import { compareElection } from "./compare-election.js";
import { electionPhase, type ElectionPhase } from "./phase.js";
import { thresholdOf } from "./quorum.js";
import { recountBallot, type BallotRecount } from "./recount-ballot.js";

/** One ballot of an election counted again. */
export interface RunRecount extends Omit<BallotRecount, "differences">, ElectionResult {
  /** 0, or 1 for the re-run. */
  run: number;
  /** Hash of the block that draws the lots; nothing before the close. */
  seed: string | undefined;
}

/** An election counted again from logs, beside what the contracts say. */
export interface ElectionRecount {
  election: ElectionRecord;
  phase: ElectionPhase;
  /** Ballots that suffice; nothing before the first ballot. */
  quorum: number | undefined;
  runs: RunRecount[];
  /** One paragraph: what was counted, who was elected and why, who got which seat. */
  explanation: string;
  /** Whether logs, written rules and contracts agree in everything. */
  agrees: boolean;
  /** Where they differ, one line each. */
  differences: string[];
}

/**
 * Counts an election again: electorate, candidates, ballots and times from logs alone, lots from the block that was
 * fixed, the method from an implementation of its own; and compares with every figure of the contracts.
 *
 * @param range - must begin at the coalition's deployment or before.
 */
export async function recountElection(
  contracts: ElectionContracts,
  election: ElectionRecord,
  range: BlockRange,
): Promise<ElectionRecount> {
  const provider = providerOf(contracts.elections);
  const toBlock = range.toBlock ?? (await provider.getBlockNumber());
  const until = { ...range, toBlock };
  const now = (await readBlockTimes(provider, [toBlock])).get(toBlock) ?? 0n;
  const phase = electionPhase(election, now);
  const differences = await compareCall(contracts, election, until);
  const runs: RunRecount[] = [];
  for (const ballot of election.ballots) {
    const { differences: found, ...counted } = await recountRun(contracts, election, ballot, until);
    runs.push(counted);
    differences.push(...found);
  }
  differences.push(
    ...(await compareElection(contracts, election, { stage: phase.stage, now, blockTag: toBlock })),
  );
  return {
    election,
    phase,
    quorum: runs[0] && quorumFor(election, runs[0].electorate),
    runs,
    explanation: explain(election, runs, phase),
    agrees: differences.length === 0,
    differences,
  };
}

const quorumFor = ({ quorumFloor, quorumShare }: ElectionRecord, electorate: number) =>
  thresholdOf(electorate, quorumFloor, quorumShare);

async function recountRun(
  contracts: ElectionContracts,
  election: ElectionRecord,
  ballot: ElectionBallot,
  range: BlockRange & { toBlock: number },
): Promise<RunRecount & { differences: string[] }> {
  const counted = await recountBallot(contracts, ballot.ballotId, range);
  const quorum = quorumFor(election, counted.electorate);
  const seed = await seedOf(contracts, ballot);
  const result = countElectionBallot(election, ballot, { ...counted, quorum, seed });
  const differences = [
    ...counted.differences,
    ...paperDifferences(election, ballot, counted),
    ...announcedDifferences(ballot, { ...counted, ...result, quorum, seed }),
  ];
  return { ...counted, ...result, run: ballot.run, seed, differences };
}

/** From the block itself: the announced seed is only compared with it. */
async function seedOf(
  { elections }: ElectionContracts,
  { drawBlock }: ElectionBallot,
): Promise<string | undefined> {
  if (drawBlock === undefined) return undefined;
  return (await providerOf(elections).getBlock(drawBlock))?.hash ?? undefined;
}

/** The box must have opened the very ballot the election speaks of. */
function paperDifferences(
  { calledAt }: ElectionRecord,
  { candidates, opensAt, closesAt }: ElectionBallot,
  paper: BallotRecount,
): string[] {
  const same =
    paper.snapshot === calledAt &&
    paper.opensAt === opensAt &&
    paper.closesAt === closesAt &&
    paper.candidates.join() === candidates.join();
  return same ? [] : ["The ballot box opened another ballot than the election announced."];
}

interface Recounted {
  ballots: number;
  quorum: number;
  quorate: boolean;
  order: string[];
  seed: string | undefined;
}

function announcedDifferences(
  { counted: announced }: ElectionBallot,
  { ballots, quorum, quorate, order, seed }: Recounted,
): string[] {
  if (announced === undefined) return [];
  const differences: string[] = [];
  if (announced.ballots !== ballots)
    differences.push(
      `The logs give ${countOf(ballots, "ballot")}, the contract counted ${formatCount(announced.ballots)}.`,
    );
  if (announced.quorum !== quorum)
    differences.push(
      `By the rules ${formatCount(quorum)} ballots suffice, the contract says ${formatCount(announced.quorum)}.`,
    );
  if (announced.seed !== seed)
    differences.push("The lots were not drawn from the hash of the block that was fixed.");
  const expected = quorate ? order : [];
  if (announced.elected.join() !== expected.join())
    differences.push(
      `By the ballots ${inOrder(expected)} beat RON, the contract says ${inOrder(announced.elected)}.`,
    );
  return differences;
}

const inOrder = (accounts: readonly string[]) =>
  accounts.length === 0 ? "nobody" : accounts.map(formatAddress).join(" before ");

function explain(
  election: ElectionRecord,
  runs: readonly RunRecount[],
  phase: ElectionPhase,
): string {
  const { office, seats, nominees, candidates } = election;
  const stands = `Election to ${office}, ${countOf(seats.length, "seat")}`;
  if (runs.length === 0)
    return `${stands}: ${countOf(nominees.length, "nominee")}, ${countOf(candidates.length, "candidate")}, no ballot so far. ${phase.sentence}`;
  const counts = runs.map(({ explanation, run }) =>
    run === 0 ? explanation : `Re-run: ${explanation}`,
  );
  const passed = election.passedOver.map(
    ({ candidate, eligibility }) => `${formatAddress(candidate)} (${eligibility})`,
  );
  const over = passed.length === 0 ? "" : ` Passed over: ${listInWords(passed, "and")}.`;
  return `${stands}. ${counts.join(" ")}${over} ${phase.sentence}`;
}
