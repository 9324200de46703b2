import { placeHold } from "../../../core/conduct/index.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { SAID } from "../../conduct/said.js";
import { defineCommand } from "../../cli/command.js";
import { argument, requiredOption } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const caseHold = defineCommand({
  name: "case hold",
  describe: "hold back a person's posts for 48 hours in an emergency, as one conduct officer",
  examples: ['case hold 0x4f2a --reason "Threats." --as 4'],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: { reason: requiredOption("--reason <words>", SAID, text) },
  run: (context, { case: given, reason }) =>
    actOnCase(context, { given, said: reason, label: "Held", make: placeHold }),
});
