import { decideCase } from "../../core/conduct/index.js";
import { DaoError } from "../../core/errors.js";
import { actOnCase } from "../conduct/act-on-case.js";
import { SAID } from "../conduct/said.js";
import { defineCommand } from "../cli/command.js";
import { argument, flag, option, requiredOption } from "../cli/inputs.js";
import { duration, text, wholeNumber } from "../cli/values.js";

export const decide = defineCommand({
  name: "decide",
  describe: "say, as a conduct officer, how a case should be decided; two who agree decide it",
  examples: [
    "decide 0x4f2a --rung 1 --reasons reasons.md --as 4",
    'decide 0x4f2a --rung 2 --length 14d --hide "Names an address." --reasons reasons.md --as 4',
    'decide 0x4f2a --dismiss --reasons "No breach." --as 4',
  ],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: {
    rung: option("--rung <number>", "1 notice, 2 or 3 suspension, 4 ask the members", wholeNumber),
    length: option("--length <period>", "how long to suspend, from rung 2 on", duration),
    dismiss: flag("--dismiss", "find no breach"),
    hide: option("--hide <reason>", "mark the post as hidden; the reason is published", text),
    reasons: requiredOption("--reasons <words>", SAID, text),
  },
  async run(context, { case: given, rung, length, dismiss, hide, reasons }) {
    const measured = rung !== undefined || length !== undefined || hide !== undefined;
    if (dismiss === (rung !== undefined) || (dismiss && measured)) {
      throw new DaoError("INPUT_INVALID", "A decision is either a rung or a dismissal.", {
        hint: "Give --rung, with --length from rung 2 on, or --dismiss alone.",
      });
    }
    const ruling = { upheld: !dismiss, rung: rung ?? 0, length: length ?? 0 };
    return actOnCase(context, {
      given,
      said: reasons,
      label: "Said",
      make: (contracts, record, digest) =>
        decideCase(contracts, record, { ...ruling, reasons: digest, hideReason: hide ?? "" }),
    });
  },
});
