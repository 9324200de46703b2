import { reopen, openElection } from "./open-election.js";
import { secondNominee as secondingAct } from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { countOf } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";
import { findNominee } from "./find-nominee.js";
import { introduceElection } from "./introduce-election.js";
import { act } from "./perform.js";
import { requireStage } from "./require-stage.js";

/** Seconds a nominee of an election. @param nominee - an address, or the beginning of it. */
export async function secondNominee(
  context: Context,
  { election: given, nominee: whom }: { election: string; nominee: string | undefined },
): Promise<Record<string, unknown>> {
  const { contracts, election, phase } = await openElection(context, given);
  const { account } = await context.network();
  if (whom === undefined) {
    throw new DaoError(
      "INPUT_INVALID",
      `Whom do you second in the election to ${election.office}?`,
      {
        hint: "Write second <election> <nominee>; npm run dao -- elections <election> lists the nominees.",
      },
    );
  }
  requireStage(phase, ["nominations", "acceptance"], "Nobody can be seconded");
  const nominee = findNominee(election, whom);
  const seconding = secondingAct(contracts, election, nominee);
  const receipt = await act(context, {
    act: seconding,
    label: "Seconded",
    lines: [
      `You, ${account}, second ${nominee} in:`,
      ...introduceElection(election, phase),
      "You have one second in this election.",
    ],
  });
  const after = (await reopen(context, election)).election;
  const count = after.nominees.find((each) => each.account === nominee)?.seconders.length ?? 0;
  const { secondsNeeded } = election.rules;
  context.output.line(
    count >= secondsNeeded
      ? "The nominee has enough seconds and may accept."
      : `The nominee has ${count} of ${countOf(secondsNeeded, "second")}.`,
  );
  return {
    election: election.id,
    office: election.office,
    nominee,
    secondsGiven: count,
    secondsNeeded,
    transaction: receipt.hash,
  };
}
