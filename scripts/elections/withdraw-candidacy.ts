import { withdrawCandidacy as withdrawingAct } from "../../core/elections/index.js";
import type { Context } from "../cli/context.js";
import { introduceElection } from "./introduce-election.js";
import { openElection } from "./open-election.js";
import { act } from "./perform.js";
import { requireStage } from "./require-stage.js";

/** Withdraws the account's own candidacy. */
export async function withdrawCandidacy(
  context: Context,
  { election: given }: { election: string },
): Promise<Record<string, unknown>> {
  const { contracts, election, phase } = await openElection(context, given);
  const { account } = await context.network();
  requireStage(
    phase,
    ["nominations", "acceptance", "reckoning", "campaign", "opening"],
    "A candidacy cannot be withdrawn",
  );
  const receipt = await act(context, {
    act: withdrawingAct(contracts, election),
    label: "Withdrawn",
    lines: [
      `You, ${account}, withdraw your candidacy, for good, in:`,
      ...introduceElection(election, phase),
    ],
  });
  return {
    election: election.id,
    office: election.office,
    candidate: account,
    transaction: receipt.hash,
  };
}
