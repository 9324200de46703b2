import {
  electionPhase,
  isOver,
  readElections,
  type ElectionPhase,
  type ElectionRecord,
} from "../../core/elections/index.js";
import { countOf, formatAddress, formatMoment, quote, shortHash } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import type { Output } from "../cli/output.js";
import { flag, optionalArgument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { electionResult } from "../elections/election-result.js";
import { introduceElection, nextCommand } from "../elections/introduce-election.js";
import { openElection } from "../elections/open-election.js";

export const elections = defineCommand({
  name: "elections",
  describe: "list elections, or show one with its nominees, and what can be done with it",
  examples: ["elections", "elections --all --json", "elections archivist"],
  access: "reads",
  arguments: {
    election: optionalArgument("[election]", "its office, its id, or the id's first digits", text),
  },
  options: { all: flag("--all", "also those that are over") },
  async run(context, { election: given, all }) {
    if (given !== undefined) {
      const { election, phase } = await openElection(context, given);
      show(context.output, election, phase);
      return { elections: [electionResult(election, phase)] };
    }
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    const now = await contracts.governor.clock();
    const every = (await readElections(contracts, { fromBlock })).map((election) => ({
      election,
      phase: electionPhase(election, now),
    }));
    const shown = every.filter(({ phase }) => all || !isOver(phase.stage));
    if (shown.length > 0)
      context.output.table(
        ["Election", "Office", "Seats", "Nominees", "Candidates", "Stage", "Until"],
        shown.map(({ election, phase }) => [
          shortHash(election.id),
          election.office,
          String(election.seats.length),
          String(election.nominees.length),
          String(election.candidates.length),
          phase.stage,
          phase.until === undefined ? "" : formatMoment(phase.until),
        ]),
      );
    const over = every.length - shown.length;
    context.output.line(
      over === 0
        ? `${countOf(shown.length, "election")}.`
        : `${countOf(shown.length, "election")}; ${over} more are over: --all lists them.`,
    );
    return { elections: shown.map(({ election, phase }) => electionResult(election, phase)) };
  },
});

function show(output: Output, election: ElectionRecord, phase: ElectionPhase): void {
  for (const line of introduceElection(election, phase)) output.line(line.trimStart());
  if (election.nominees.length > 0)
    output.table(
      ["Nominee", "Standing", "Seconds", "Conflicts of interest"],
      election.nominees.map(({ account, status, seconders, conflicts }) => [
        formatAddress(account),
        status,
        `${seconders.length}/${election.rules.secondsNeeded}`,
        conflicts === undefined ? "" : quote(conflicts, 40),
      ]),
    );
  for (const { voter, reason } of election.challenges)
    output.line(`Challenged by ${formatAddress(voter)}: ${quote(reason, 512)}`);
  output.line(`  npm run dao -- ${nextCommand(election, phase)}`);
}
