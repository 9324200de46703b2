import type { BlockRange, CoalitionContracts } from "../../core/contracts/index.js";
import {
  electionPhase,
  findElection,
  readElections,
  type ElectionPhase,
  type ElectionRecord,
} from "../../core/elections/index.js";
import { isDaoError } from "../../core/errors.js";
import type { Context } from "../cli/context.js";
import { unknownElection } from "./unknown-election.js";

/** An election and where it stands at this moment. */
export interface OpenedElection {
  contracts: CoalitionContracts;
  election: ElectionRecord;
  phase: ElectionPhase;
}

/**
 * An election by its office, its id or the beginning of it. Where it stands is asked of the clock, not of the latest
 * block, which may be old.
 *
 * @throws DaoError `ELECTION_UNKNOWN`, `ELECTION_AMBIGUOUS`
 */
export async function openElection(context: Context, given: string): Promise<OpenedElection> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const election = await namedElection(contracts, given, { fromBlock });
  return { contracts, election, phase: electionPhase(election, await contracts.governor.clock()) };
}

/** The same election as it stands after something was done. */
export async function reopen(context: Context, { id }: ElectionRecord): Promise<OpenedElection> {
  return openElection(context, id);
}

/** @throws DaoError `ELECTION_UNKNOWN` in words that fit whoever meant a motion, `ELECTION_AMBIGUOUS` */
export async function namedElection(
  contracts: CoalitionContracts,
  given: string,
  range: BlockRange,
): Promise<ElectionRecord> {
  const elections = await readElections(contracts, range);
  try {
    return findElection(elections, given);
  } catch (error) {
    if (isDaoError(error) && error.code === "ELECTION_UNKNOWN") throw unknownElection(given);
    throw error;
  }
}
