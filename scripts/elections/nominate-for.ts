import { nominate as nominatingAct } from "../../core/elections/index.js";
import { countOf, formatMoment } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";
import { accountOf } from "./find-nominee.js";
import { introduceElection } from "./introduce-election.js";
import type { OpenedElection } from "./open-election.js";
import { act } from "./perform.js";
import { requireStage } from "./require-stage.js";

/** Nominates somebody and says what happens next. @param whom - an address, or "me". */
export async function nominateFor(
  context: Context,
  { contracts, election, phase }: OpenedElection,
  whom: string,
): Promise<Record<string, unknown>> {
  const { account = "" } = await context.network();
  const nominee = accountOf(whom, account);
  requireStage(phase, ["nominations"], "Nobody can be nominated");
  const receipt = await act(context, {
    act: nominatingAct(contracts, election, nominee),
    label: "Nominated",
    lines: [
      `You, ${account}, nominate ${nominee === account ? "yourself" : nominee} in:`,
      ...introduceElection(election, phase),
    ],
  });
  const { rules, acceptanceUntil, id } = election;
  context.output.line(
    `The nominee needs ${countOf(rules.secondsNeeded, "second")} and then accepts, both until ${formatMoment(acceptanceUntil)}; silence is refusal.`,
  );
  context.output.line(`  npm run dao -- second ${id.slice(0, 10)} ${nominee}`);
  return {
    election: id,
    office: election.office,
    nominee,
    nominator: account,
    secondsNeeded: rules.secondsNeeded,
    acceptanceUntil: Number(acceptanceUntil),
    transaction: receipt.hash,
  };
}
