import { recordSilence } from "../../../core/conduct/index.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const caseRecord = defineCommand({
  name: "case record",
  describe: "put on record that a case lapsed or an appeal was not heard; anyone may",
  examples: ["case record 0x4f2a"],
  access: "signs",
  direct: true,
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  run: (context, { case: given }) =>
    actOnCase(context, { given, label: "Recorded", make: recordSilence }),
});
