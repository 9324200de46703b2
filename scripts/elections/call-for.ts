import { callElection, readDue, type Office } from "../../core/elections/index.js";
import { countOf, formatDate, formatPeriod, listInWords } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";
import { introduceElection, nextCommand } from "./introduce-election.js";
import { openElection, type OpenedElection } from "./open-election.js";
import { act } from "./perform.js";

/** Calls the election of an office's seats that are due, and says what happens next. */
export async function callFor(
  context: Context,
  office: Office,
): Promise<{ opened: OpenedElection; transaction: string }> {
  const contracts = await context.contracts();
  const { account } = await context.network();
  const calling = callElection(contracts, office);
  const due = office.open ? await readDue(contracts, office.id) : { seats: [] };
  const rules = await contracts.elections.electionRules();
  const seats = due.seats.map((seat) => {
    const holder = office.seats.find((each) => each.seat === seat)?.holder;
    return `${seat} (${holder === undefined ? "vacant" : `until ${formatDate(holder.ends)}`})`;
  });
  const receipt = await act(context, {
    act: calling,
    label: "Called",
    lines: [
      `You, ${account}, call the election to ${office.name} of ${countOf(seats.length, "seat")}: ${listInWords(seats, "and")}.`,
      `Nominations last ${formatPeriod(rules.nominations)}, acceptance ${formatPeriod(rules.acceptance)} more, the campaign ${formatPeriod(rules.campaign)}, the ballot ${formatPeriod(rules.ballot)}.`,
      "The electorate is whoever is a voter now; rules, seats and quorum are frozen by the call.",
    ],
  });
  const opened = await openElection(context, await contracts.elections.latestElection(office.id));
  const { election, phase } = opened;
  for (const line of introduceElection(election, phase)) context.output.line(line);
  context.output.line(`  npm run dao -- ${nextCommand(election, phase)}`);
  return { opened, transaction: receipt.hash };
}
