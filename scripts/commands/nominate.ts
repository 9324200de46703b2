import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { nominateFor } from "../elections/nominate-for.js";
import { openElection } from "../elections/open-election.js";

export const nominate = defineCommand({
  name: "nominate",
  describe: "nominate a voter, or yourself, in an election",
  examples: [
    "nominate archivist 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --as 2",
    "nominate 0x4f2a me --as 3",
  ],
  access: "signs",
  arguments: {
    election: argument("<election>", "its office, its id, or the id's first digits", text),
    nominee: argument("<nominee>", 'address of a voter, or "me"', text),
  },
  async run(context, { election, nominee }) {
    return nominateFor(context, await openElection(context, election), nominee);
  },
});
