import type { CoalitionContracts } from "../../../../core/contracts/index.js";

/** A number later than that of the ballot in the box, and than any this voter has signed before by the clock. */
export async function nextSequence(
  { ballotBox }: Pick<CoalitionContracts, "ballotBox">,
  ballotId: string,
  voter: string,
): Promise<number> {
  const { sequence } = await ballotBox.ballotOf(ballotId, voter);
  return Math.max(Date.now(), Number(sequence) + 1);
}
