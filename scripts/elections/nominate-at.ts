import { setTimeout as pause } from "node:timers/promises";
import { ZeroHash } from "ethers";
import {
  ELECTION_METHODS,
  electionPhase,
  eligibilityAt,
  isOver,
  readElections,
  type Office,
} from "../../core/elections/index.js";
import { explainRevert } from "../../core/refusals/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { Context } from "../cli/context.js";
import { callFor } from "./call-for.js";
import { accountOf } from "./find-nominee.js";
import { nominateFor } from "./nominate-for.js";
import type { OpenedElection } from "./open-election.js";
import { secondNominee } from "./second-nominee.js";

/** How long to wait for the second after the call. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/**
 * Nominates somebody for an office: calls the election first if none is under way and one is due. Nothing is sent before
 * it is clear that nothing of it would be refused.
 *
 * @param wish - `nominee` is an address or "me"; `second` lets the nominator second the nominee as well.
 */
export async function nominateAt(
  context: Context,
  office: Office,
  { nominee: whom, second }: { nominee: string; second: boolean },
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { account: nominator = "" } = await context.network();
  const nominee = accountOf(whom, nominator);
  const running = await runningElection(context, office);
  if (second) await requireMaySecond(contracts, office, { nominator, nominee, running });
  if (running === undefined) await requireNominable(contracts, office, { nominator, nominee });
  const called = running === undefined ? await callFor(context, office) : undefined;
  const opened = running ?? (called as { opened: OpenedElection }).opened;
  const nominated = await nominateFor(context, opened, nominee);
  const seconded = second ? await secondLater(context, opened, nominee) : undefined;
  return {
    ...nominated,
    called: called === undefined ? null : { transaction: called.transaction },
    seconded: seconded === undefined ? null : { transaction: seconded.transaction },
  };
}

/** The electorate of a call answers from the second after it on. */
async function secondLater(
  context: Context,
  { contracts, election }: OpenedElection,
  nominee: string,
): Promise<Record<string, unknown>> {
  const last = Date.now() + PATIENCE_MS;
  while ((await contracts.governor.clock()) <= election.calledAt && Date.now() < last)
    await pause(PAUSE_MS);
  return secondNominee(context, { election: election.id, nominee });
}

async function runningElection(
  context: Context,
  { id }: Office,
): Promise<OpenedElection | undefined> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const elections = await readElections(contracts, { fromBlock });
  const election = elections.findLast(({ officeId }) => officeId === id);
  if (election === undefined) return undefined;
  const phase = electionPhase(election, await contracts.governor.clock());
  return isOver(phase.stage) ? undefined : { contracts, election, phase };
}

type ElectionsError =
  | "ElectionsNotVoter"
  | "ElectionsNotEligible"
  | "ElectionsMayNotSecond"
  | "ElectionsAlreadySeconded";

/** Refuses in the contract's own words. */
function refuse(
  { elections }: CoalitionContracts,
  error: ElectionsError,
  values: readonly unknown[],
): never {
  const data = elections.interface.encodeErrorResult(error, values as never);
  throw explainRevert({ data }) ?? new Error(`${error} has no words`);
}

async function requireMaySecond(
  contracts: CoalitionContracts,
  { id }: Office,
  who: { nominator: string; nominee: string; running: OpenedElection | undefined },
): Promise<void> {
  const { nominator, nominee, running } = who;
  const election = running?.election.id ?? ZeroHash;
  if (nominee === nominator || (await contracts.offices.isOfficer(id, nominator)))
    refuse(contracts, "ElectionsMayNotSecond", [election, nominator]);
  if (running !== undefined && (await contracts.elections.hasSeconded(election, nominator)))
    refuse(contracts, "ElectionsAlreadySeconded", [election, nominator]);
}

/** What the nomination itself would refuse, asked before there is an election. */
async function requireNominable(
  contracts: CoalitionContracts,
  { id, terms, open }: Office,
  { nominator, nominee }: { nominator: string; nominee: string },
): Promise<void> {
  const { elections, membership, offices, governor } = contracts;
  if (!(await membership.isVoter(nominator))) refuse(contracts, "ElectionsNotVoter", [nominator]);
  // Of a closed office the call itself says so.
  if (!open) return;
  const [lead, now] = await Promise.all([elections.lead(), governor.clock()]);
  const struct = { ...terms, method: ELECTION_METHODS.indexOf(terms.method) };
  const answer = await offices.eligibility(id, nominee, now + lead, struct);
  if (eligibilityAt(answer) !== "eligible")
    refuse(contracts, "ElectionsNotEligible", [ZeroHash, nominee, answer]);
}
