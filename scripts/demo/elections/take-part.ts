import type { Signer, TransactionReceipt } from "ethers";
import {
  type Act,
  callElection,
  electionPhase,
  type ElectionRecord,
  type ElectionStage,
  findElection,
  isOver,
  readElections,
  takeStep,
} from "../../../core/elections/index.js";
import { countOf, formatDate } from "../../../core/format/index.js";
import { done, type Stage } from "../stage.js";
import { calledElection, type DemoElection } from "./demo-election.js";

/** More steps and periods than any election has. */
const MOST_TURNS = 32;

/** Somebody does something. */
export function perform(signer: Signer, { to, data }: Act): Promise<TransactionReceipt> {
  return done(signer.sendTransaction({ to, data }));
}

/** Anybody calls the election of an office's seats that are due. */
export async function call(
  stage: Stage,
  office: DemoElection["office"],
  ending: DemoElection["ending"],
): Promise<DemoElection> {
  const { anybody, chain, contracts, output } = stage;
  await perform(anybody, callElection(contracts, office));
  const election = calledElection(
    await contracts.elections.latestElection(office.id),
    office,
    ending,
  );
  const { seats } = await recordOf(stage, election);
  output.line(
    `On ${formatDate(await chain.now())} anybody calls the election to ${office.name}: ` +
      `${countOf(seats.length, "seat")} to fill.`,
  );
  // The electorate is fixed at the call, and can be asked for from the next second on.
  await chain.travel(1);
  return election;
}

/** The election as the logs tell it now. */
export async function recordOf(
  { contracts }: Stage,
  { id }: Pick<DemoElection, "id">,
): Promise<ElectionRecord> {
  return findElection(await readElections(contracts, { fromBlock: 0 }), id);
}

/**
 * Lets time pass, and takes each step that the clock makes due, until the election stands where it is wanted. Nobody in
 * particular has to take them.
 */
export async function advanceTo(
  stage: Stage,
  election: DemoElection,
  wanted: ElectionStage,
): Promise<ElectionRecord> {
  const { anybody, chain, contracts, output } = stage;
  for (let turn = 0; turn < MOST_TURNS; ++turn) {
    const record = await recordOf(stage, election);
    const now = await chain.now();
    const phase = electionPhase(record, BigInt(now));
    if (phase.stage === wanted) return record;
    if (isOver(phase.stage)) break;
    if (phase.step !== undefined) {
      output.line(`    ${formatDate(now)}  ${phase.sentence}`);
      await perform(anybody, takeStep(contracts, record, phase.step));
    } else if (phase.until !== undefined) await chain.travelTo(Number(phase.until) + 1);
  }
  throw new Error(`the election to ${election.office.name} never comes to be ${wanted}`);
}
