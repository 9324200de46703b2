import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { electionResult } from "../elections/election-result.js";
import { introduceElection } from "../elections/introduce-election.js";
import { openElection, reopen } from "../elections/open-election.js";
import { requireStage } from "../elections/require-stage.js";
import { takeStep } from "../elections/take-step.js";

export const seat = defineCommand({
  name: "seat",
  describe: "give the seats to who was elected, once nothing stands in the way; anyone may",
  examples: ["seat archivist"],
  access: "signs",
  direct: true,
  arguments: {
    election: argument("<election>", "its office, its id, or the id's first digits", text),
  },
  async run(context, { election: given }) {
    const opened = await openElection(context, given);
    requireStage(opened.phase, ["seating"], "Nobody can be seated");
    context.preview([
      "Whoever was elected is seated, the best on the longest term:",
      ...introduceElection(opened.election, opened.phase),
    ]);
    await context.confirm();
    const transaction = await takeStep(context, opened, "seat");
    const { election, phase } = await reopen(context, opened.election);
    context.output.line(phase.sentence);
    return { election: election.id, ...electionResult(election, phase), transaction };
  },
});
