import { appealDecision } from "../../core/conduct/index.js";
import { actOnCase } from "../conduct/act-on-case.js";
import { SAID } from "../conduct/said.js";
import { defineCommand } from "../cli/command.js";
import { argument, option } from "../cli/inputs.js";
import { text } from "../cli/values.js";

export const appeal = defineCommand({
  name: "appeal",
  describe: "appeal against a sanction: the person concerned alone, or voters together",
  examples: ["appeal 0x4f2a --grounds grounds.md --as 3", "appeal 0x4f2a --as 8"],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: { grounds: option("--grounds <words>", SAID, text) },
  run: (context, { case: given, grounds }) =>
    actOnCase(context, {
      given,
      said: grounds,
      label: "Appealed",
      make: (contracts, record, digest) =>
        appealDecision(contracts, record, digest === "" ? undefined : digest),
    }),
});
