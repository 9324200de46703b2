import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { callFor } from "../../elections/call-for.js";
import { electionResult } from "../../elections/election-result.js";
import { openOffice } from "../../elections/open-office.js";

export const officeCall = defineCommand({
  name: "office call",
  describe: "call the election of an office's seats that are due; anyone may",
  examples: ["office call archivist"],
  access: "signs",
  direct: true,
  arguments: { office: argument("<office>", "its name or id", text) },
  async run(context, { office: given }) {
    const { office } = await openOffice(context, given);
    const { opened, transaction } = await callFor(context, office);
    const { election, phase } = opened;
    return { election: election.id, ...electionResult(election, phase), transaction };
  },
});
