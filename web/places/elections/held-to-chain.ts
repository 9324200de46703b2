import { id, solidityPackedKeccak256 } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { shownOtherwise } from "../../acting/shown-otherwise.js";
import type { ElectionView, OfficeView, RecallView } from "../../reading/index.js";

type Paper = Pick<ElectionView["ballots"][number], "ballotId" | "candidates" | "run">;

/** That an office is the one that is shown. @throws DaoError `SHOWN_OTHERWISE` */
export function requireOffice({ id: officeId, name }: Pick<OfficeView, "id" | "name">): void {
  if (officeId !== id(name)) throw shownOtherwise();
}

/** That an election is for the office that is shown. @throws DaoError `SHOWN_OTHERWISE` */
export async function requireElection(
  { elections }: Pick<CoalitionContracts, "elections">,
  { id: electionId, office }: Pick<ElectionView, "id" | "office">,
): Promise<void> {
  const { officeId } = await elections.election(electionId);
  requireOffice({ id: officeId, name: office });
}

/**
 * Before a ballot is signed: ranks mean nothing without the order of the candidates, so that order must be the chain's, and the
 * ballot one of the election that is shown.
 *
 * @throws DaoError `SHOWN_OTHERWISE`
 */
export async function requireBallot(
  contracts: Pick<CoalitionContracts, "ballotBox" | "elections">,
  election: Pick<ElectionView, "id" | "office">,
  { ballotId, candidates, run }: Paper,
): Promise<void> {
  await requireElection(contracts, election);
  if ((await contracts.elections.ballotIdOf(election.id, run)) !== ballotId) throw shownOtherwise();
  await requireCandidates(contracts, ballotId, candidates);
}

/** @throws DaoError `SHOWN_OTHERWISE` when the chain has others, or has them in another order. */
export async function requireCandidates(
  { ballotBox }: Pick<CoalitionContracts, "ballotBox">,
  ballotId: string,
  candidates: readonly string[],
): Promise<void> {
  const { candidatesHash } = await ballotBox.paper(ballotId);
  if (candidatesHash !== solidityPackedKeccak256(["address[]"], [candidates]))
    throw shownOtherwise();
}

/** That a recall is of the person and the office that are shown. @throws DaoError `SHOWN_OTHERWISE` */
export async function requireRecall(
  { recalls }: Pick<CoalitionContracts, "recalls">,
  shown: Pick<RecallView, "id" | "office" | "holder">,
): Promise<void> {
  const { officeId, holder } = await recalls.recallOf(shown.id);
  requireOffice({ id: officeId, name: shown.office });
  if (holder.toLowerCase() !== shown.holder.toLowerCase()) throw shownOtherwise();
}
