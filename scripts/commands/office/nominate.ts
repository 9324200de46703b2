import { defineCommand } from "../../cli/command.js";
import { argument, flag } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { nominateAt } from "../../elections/nominate-at.js";
import { openOffice } from "../../elections/open-office.js";

export const officeNominate = defineCommand({
  name: "office nominate",
  describe: "nominate for an office, calling its election first if one is due",
  examples: [
    "office nominate archivist me --as 3",
    "office nominate archivist 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --second --as 2",
  ],
  access: "signs",
  arguments: {
    office: argument("<office>", "its name or id", text),
    nominee: argument("<nominee>", 'address of a voter, or "me"', text),
  },
  options: { second: flag("--second", "second the nominee as well; not for oneself") },
  async run(context, { office: given, nominee, second }) {
    const { office } = await openOffice(context, given);
    return nominateAt(context, office, { nominee, second });
  },
});
