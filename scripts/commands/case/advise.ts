import { adviseInPrivate } from "../../../core/conduct/index.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { SAID } from "../../conduct/said.js";
import { defineCommand } from "../../cli/command.js";
import { argument, requiredOption } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const caseAdvise = defineCommand({
  name: "case advise",
  describe: "record that you gave private advice, as one conduct officer",
  examples: ["case advise 0x4f2a --advice advice.md --as 4"],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: { advice: requiredOption("--advice <words>", SAID, text) },
  run: (context, { case: given, advice }) =>
    actOnCase(context, { given, said: advice, label: "Advised", make: adviseInPrivate }),
});
