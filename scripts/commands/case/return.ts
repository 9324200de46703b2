import { askReinstatement } from "../../../core/conduct/index.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { SAID } from "../../conduct/said.js";
import { defineCommand } from "../../cli/command.js";
import { argument, requiredOption } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const caseReturn = defineCommand({
  name: "case return",
  describe: "ask the members to end your suspension of rung 4, once a year",
  examples: ["case return 0x4f2a --statement what-i-learned.md --as 3"],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: { statement: requiredOption("--statement <words>", SAID, text) },
  run: (context, { case: given, statement }) =>
    actOnCase(context, { given, said: statement, label: "Asked", make: askReinstatement }),
});
