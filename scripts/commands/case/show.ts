import { openCase } from "../../conduct/open-case.js";
import { caseSummary, presentCase } from "../../conduct/present-case.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const caseShow = defineCommand({
  name: "case show",
  describe: "show a case: what happened, what comes next, who may act",
  examples: ["case show 0x4f2a", "case show 0x4f2a --json"],
  access: "reads",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  async run(context, { case: given }) {
    const opened = await openCase(context, given);
    presentCase(context.output, opened);
    return caseSummary(opened);
  },
});
