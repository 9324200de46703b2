import type { CoalitionContracts } from "../../../../core/contracts/index.js";
import {
  type ElectionRecount,
  readElections,
  recountElection,
} from "../../../../core/elections/index.js";
import { DaoError } from "../../../../core/errors.js";

/**
 * Counts an election again from the logs a node gives.
 *
 * @param fromBlock - block the coalition was deployed in, or one before.
 * @throws DaoError `ELECTION_UNKNOWN`
 */
export async function recountFromChain(
  contracts: CoalitionContracts,
  electionId: string,
  fromBlock: number,
): Promise<ElectionRecount> {
  const elections = await readElections(contracts, { fromBlock });
  const election = elections.find(({ id }) => id === electionId);
  if (election === undefined) {
    throw new DaoError("ELECTION_UNKNOWN", "The node's records do not hold this election.", {
      hint: "Name a node that has the whole history.",
    });
  }
  return recountElection(contracts, election, { fromBlock });
}
