import { signPetition } from "../../../core/elections/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { act } from "../../elections/perform.js";
import { introduceRecall, openRecall, requireRecallStage } from "../../elections/open-recall.js";

export const recallSign = defineCommand({
  name: "recall sign",
  describe: "sign a petition to recall an officer",
  examples: ["recall sign 0x4f2a --as 3"],
  access: "signs",
  arguments: { recall: argument("<recall>", "its id, or the id's first digits", text) },
  async run(context, { recall: given }) {
    const opened = await openRecall(context, given);
    const { contracts, recall } = opened;
    const { account } = await context.network();
    requireRecallStage(opened, ["petition"], "The petition cannot be signed");
    const receipt = await act(context, {
      act: signPetition(contracts, recall),
      label: "Signed",
      lines: [`You, ${account}, sign the petition:`, ...introduceRecall(opened)],
    });
    const after = await openRecall(context, recall.id);
    context.output.line(after.phase.sentence);
    return {
      recall: recall.id,
      office: recall.office,
      holder: recall.holder,
      signatures: after.recall.signatories.length,
      signaturesNeeded: recall.needed,
      stage: after.phase.stage,
      transaction: receipt.hash,
    };
  },
});
