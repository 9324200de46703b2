import { ballotOrder, RON, ranksOfBytes, RECALL_LABELS } from "../../../core/elections/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { DaoError } from "../../../core/errors.js";
import { formatAddress } from "../../../core/format/index.js";

/** A ballot paper as one voter sees it. */
export interface Paper {
  /** 32 bytes as hex. */
  ballotId: string;
  /** All alternatives but the first, as they are signed. */
  candidates: readonly string[];
  /** What people call each alternative, alternative 0 first. */
  labels: readonly string[];
  /** The alternatives in the order in which this voter sees them; place i has number i + 1. */
  shown: readonly number[];
  closesAt: bigint;
  /** The ballot of this voter that is in the box. */
  cast: { ranks: number[]; sequence: number } | undefined;
}

/** The paper of an election's ballot for a voter: candidates shuffled, RON last. */
export async function electionPaper(
  contracts: CoalitionContracts,
  ballot: { ballotId: string; candidates: readonly string[]; closesAt: bigint },
  voter: string,
): Promise<Paper> {
  const { ballotId, candidates, closesAt } = ballot;
  return {
    ballotId,
    candidates,
    labels: [RON, ...candidates.map(formatAddress)],
    shown: ballotOrder(ballotId, voter, candidates.length + 1),
    closesAt,
    cast: await ballotInBox(contracts, ballotId, voter),
  };
}

/** The paper of a recall: the address that stands for "recall" is that of the recalls' contract. */
export async function recallPaper(
  contracts: CoalitionContracts,
  { ballotId, closesAt }: { ballotId: string; closesAt: bigint },
  voter: string,
): Promise<Paper> {
  return {
    ballotId,
    candidates: [contracts.addresses.recalls],
    labels: RECALL_LABELS,
    shown: [0, 1],
    closesAt,
    cast: await ballotInBox(contracts, ballotId, voter),
  };
}

async function ballotInBox(
  { ballotBox }: CoalitionContracts,
  ballotId: string,
  voter: string,
): Promise<Paper["cast"]> {
  const { ranks, sequence } = await ballotBox.ballotOf(ballotId, voter);
  return sequence === 0n ? undefined : { ranks: ranksOfBytes(ranks), sequence: Number(sequence) };
}

/**
 * Somebody who may vote on the paper.
 *
 * @throws DaoError `VOTER_UNKNOWN`
 */
export async function requireElector(
  { ballotBox, membership }: CoalitionContracts,
  ballotId: string,
  voter: string,
): Promise<void> {
  const { snapshot } = await ballotBox.paper(ballotId);
  if ((await membership.voterNumberAt(voter, snapshot)) !== 0n) return;
  throw new DaoError("VOTER_UNKNOWN", `${voter} has no vote in this ballot.`, {
    hint: "The electorate is whoever was a voter when the election was called, or before the petition was filed.",
  });
}
