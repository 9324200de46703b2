import { recountElection } from "../../core/elections/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { introduceElection } from "../elections/introduce-election.js";
import { openElection, reopen } from "../elections/open-election.js";
import { electionRecountResult, presentElectionRecount } from "../elections/present-election.js";
import { requireStage } from "../elections/require-stage.js";
import { dueStep, takeStep } from "../elections/take-step.js";

export const count = defineCommand({
  name: "count",
  describe: "close a ballot that is over, count it in the next block, and count it again here",
  examples: ["count archivist", "count 0x4f2a --json"],
  access: "signs",
  direct: true,
  arguments: {
    election: argument("<election>", "its office, its id, or the id's first digits", text),
  },
  async run(context, { election: given }) {
    let opened = await openElection(context, given);
    requireStage(opened.phase, ["closing", "counting"], "The ballots cannot be counted");
    context.preview([
      "The ballot is closed, the block of the close draws the lots, and a later block counts:",
      ...introduceElection(opened.election, opened.phase),
    ]);
    await context.confirm();
    const { fromBlock } = await context.deployment();
    const transactions: string[] = [];
    if ((await dueStep(context, opened)) === "close") {
      transactions.push(await takeStep(context, opened, "close"));
      opened = await reopen(context, opened.election);
    }
    transactions.push(await takeStep(context, opened, "count"));
    const { contracts, election } = await reopen(context, opened.election);
    const counted = await recountElection(contracts, election, { fromBlock });
    presentElectionRecount(context.output, counted);
    if (!counted.agrees) context.fail();
    return { ...electionRecountResult(counted), transactions };
  },
});
