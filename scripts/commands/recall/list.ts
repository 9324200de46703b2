import { readRecalls, recallPhase, recountRecall } from "../../../core/elections/index.js";
import { countOf, quote, shortAddress, shortHash } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { optionalArgument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { openRecall } from "../../elections/open-recall.js";
import {
  presentRecallRecount,
  recallRecountResult,
  recallSummary,
} from "../../elections/present-recall.js";

export const recallList = defineCommand({
  name: "recall list",
  describe: "list recalls, or count one again from the chain's logs, and compare",
  examples: ["recall list", "recall list 0x4f2a --json"],
  access: "reads",
  arguments: { recall: optionalArgument("[recall]", "its id, or the id's first digits", text) },
  async run(context, { recall: given }) {
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    if (given !== undefined) {
      const { recall } = await openRecall(context, given);
      const counted = await recountRecall(contracts, recall, { fromBlock });
      presentRecallRecount(context.output, counted);
      if (!counted.agrees) context.fail();
      return recallRecountResult(counted);
    }
    const recalls = await readRecalls(contracts, { fromBlock });
    const now = await contracts.governor.clock();
    const all = recalls.map((recall) => ({ recall, phase: recallPhase(recall, now) }));
    if (all.length > 0)
      context.output.table(
        ["Recall", "Office", "Officer", "Signatures", "Stage", "Reason"],
        all.map(({ recall, phase }) => [
          shortHash(recall.id),
          recall.office,
          shortAddress(recall.holder),
          `${recall.signatories.length}/${recall.needed}`,
          phase.stage,
          quote(recall.reason, 40),
        ]),
      );
    context.output.line(`${countOf(all.length, "recall")}.`);
    return { recalls: all.map(({ recall, phase }) => recallSummary(recall, phase)) };
  },
});
