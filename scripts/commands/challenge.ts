import { challengeResult } from "../../core/elections/index.js";
import { countOf, formatMoment } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument, requiredOption } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { introduceElection } from "../elections/introduce-election.js";
import { openElection, reopen } from "../elections/open-election.js";
import { act } from "../elections/perform.js";
import { requireStage } from "../elections/require-stage.js";

export const challenge = defineCommand({
  name: "challenge",
  describe: "challenge the provisional result of an election",
  examples: ['challenge archivist --reason "Two ballots are missing." --as 4'],
  access: "signs",
  arguments: {
    election: argument("<election>", "its office, its id, or the id's first digits", text),
  },
  options: { reason: requiredOption("--reason <text>", "published, at most 512 bytes", text) },
  async run(context, { election: given, reason }) {
    const { contracts, election, phase } = await openElection(context, given);
    const { account } = await context.network();
    requireStage(phase, ["provisional"], "The result cannot be challenged");
    const needed = Number(await contracts.elections.challengesNeeded(election.id));
    const receipt = await act(context, {
      act: challengeResult(contracts, election, reason),
      label: "Challenged",
      lines: [
        `You, ${account}, challenge the result of:`,
        ...introduceElection(election, phase),
        `Your reason, published: ${reason}`,
        `Yours is number ${election.challenges.length + 1} of the ${countOf(needed, "challenge")} that hold the result.`,
      ],
    });
    const after = await reopen(context, election);
    const held = after.phase.stage === "held";
    const { settlesAt, challenges } = after.election;
    context.output.line(
      held
        ? `The result is held until ${formatMoment(settlesAt)}; a motion can annul it until then.`
        : `${challenges.length} of ${countOf(needed, "challenge")} so far.`,
    );
    return {
      election: election.id,
      office: election.office,
      challenges: challenges.length,
      challengesNeeded: needed,
      held,
      settlesAt: Number(settlesAt),
      transaction: receipt.hash,
    };
  },
});
