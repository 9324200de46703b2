import { petitionRecall, readRecalls } from "../../../core/elections/index.js";
import { countOf } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { argument, requiredOption } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { findHolder, openOffice } from "../../elections/open-office.js";
import { act } from "../../elections/perform.js";

export const recallPetition = defineCommand({
  name: "recall petition",
  describe: "petition to recall an officer, and sign the petition",
  examples: [
    'recall petition archivist 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --reason "…" --as 2',
  ],
  access: "signs",
  arguments: {
    office: argument("<office>", "its name or id", text),
    holder: argument("<holder>", "address of the officer, or its first digits", text),
  },
  options: { reason: requiredOption("--reason <text>", "published, at most 512 bytes", text) },
  async run(context, { office: given, holder: whom, reason }) {
    const { contracts, office } = await openOffice(context, given);
    const { account } = await context.network();
    const holder = findHolder(office, whom);
    const receipt = await act(context, {
      act: petitionRecall(contracts, office, { holder, reason }),
      label: "Petition filed",
      lines: [
        `You, ${account}, petition to recall ${holder} from ${office.name}, and sign.`,
        `Your reason, published: ${reason}`,
      ],
    });
    const { fromBlock } = await context.deployment();
    const recalls = await readRecalls(contracts, { fromBlock });
    const recall = recalls.findLast((each) => each.filedInBlock === receipt.blockNumber);
    if (recall === undefined) throw new Error("a petition that was filed is not in the logs");
    const { id, needed, signatories } = recall;
    context.output.line(
      `${signatories.length} of ${countOf(needed, "signature")}: npm run dao -- recall sign ${id.slice(0, 10)}`,
    );
    return {
      recall: id,
      office: office.name,
      holder,
      reason,
      signatures: signatories.length,
      signaturesNeeded: needed,
      petitionUntil: Number(recall.petitionUntil),
      transaction: receipt.hash,
    };
  },
});
