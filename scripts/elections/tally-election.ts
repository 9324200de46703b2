import type { BlockRange, CoalitionContracts } from "../../core/contracts/index.js";
import { recountElection } from "../../core/elections/index.js";
import type { Context } from "../cli/context.js";
import type { Output } from "../cli/output.js";
import { namedElection } from "./open-election.js";
import { presentElectionRecount, electionRecountResult } from "./present-election.js";

/** Counts an election again from the chain's logs, and compares. */
export async function tallyElection(
  context: Context,
  { election }: { election: string },
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const { output } = context;
  const { agrees, result } = await recountElectionFor(output, contracts, election, { fromBlock });
  if (!agrees) context.fail();
  return result;
}

/** The same without a command around it. */
export async function recountElectionFor(
  output: Output,
  contracts: CoalitionContracts,
  given: string,
  range: BlockRange,
): Promise<{ agrees: boolean; result: Record<string, unknown> }> {
  const election = await namedElection(contracts, given, range);
  const counted = await recountElection(contracts, election, range);
  presentElectionRecount(output, counted);
  return { agrees: counted.agrees, result: electionRecountResult(counted) };
}
