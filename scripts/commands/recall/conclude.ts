import { concludeRecall, recountRecall } from "../../../core/elections/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { introduceRecall, openRecall, requireRecallStage } from "../../elections/open-recall.js";
import { act } from "../../elections/perform.js";
import { presentRecallRecount, recallRecountResult } from "../../elections/present-recall.js";

export const recallConclude = defineCommand({
  name: "recall conclude",
  describe: "count the vote on a recall that is over; anyone may",
  examples: ["recall conclude 0x4f2a"],
  access: "signs",
  direct: true,
  arguments: { recall: argument("<recall>", "its id, or the id's first digits", text) },
  async run(context, { recall: given }) {
    const opened = await openRecall(context, given);
    const { contracts, recall } = opened;
    requireRecallStage(opened, ["closing"], "The vote cannot be counted");
    const receipt = await act(context, {
      act: concludeRecall(contracts, recall),
      label: "Counted",
      lines: ["The vote is counted on:", ...introduceRecall(opened)],
    });
    const { fromBlock } = await context.deployment();
    const after = await openRecall(context, recall.id);
    const counted = await recountRecall(contracts, after.recall, { fromBlock });
    presentRecallRecount(context.output, counted);
    if (!counted.agrees) context.fail();
    return { ...recallRecountResult(counted), transaction: receipt.hash };
  },
});
