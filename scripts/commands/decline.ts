import { declineNomination } from "../../core/elections/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { introduceElection } from "../elections/introduce-election.js";
import { openElection } from "../elections/open-election.js";
import { act } from "../elections/perform.js";
import { requireStage } from "../elections/require-stage.js";

export const decline = defineCommand({
  name: "decline",
  describe: "decline your nomination, for good",
  examples: ["decline archivist --as 3"],
  access: "signs",
  arguments: {
    election: argument("<election>", "its office, its id, or the id's first digits", text),
  },
  async run(context, { election: given }) {
    const { contracts, election, phase } = await openElection(context, given);
    const { account } = await context.network();
    requireStage(phase, ["nominations", "acceptance"], "A nomination cannot be declined");
    const receipt = await act(context, {
      act: declineNomination(contracts, election),
      label: "Declined",
      lines: [
        `You, ${account}, decline your nomination, for good, in:`,
        ...introduceElection(election, phase),
      ],
    });
    return {
      election: election.id,
      office: election.office,
      nominee: account,
      transaction: receipt.hash,
    };
  },
});
