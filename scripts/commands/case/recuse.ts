import { acceptRecusal, nameOfficer, standBack } from "../../../core/conduct/index.js";
import { DaoError } from "../../../core/errors.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { SAID } from "../../conduct/said.js";
import { openCase } from "../../conduct/open-case.js";
import { defineCommand } from "../../cli/command.js";
import { argument, option, optionalArgument } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";

export const caseRecuse = defineCommand({
  name: "case recuse",
  describe: "stand back from a case; name an officer who should; or accept that a named one does",
  examples: [
    "case recuse 0x4f2a --as 4",
    'case recuse 0x4f2a 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --reason "We quarrelled." --as 3',
    "case recuse 0x4f2a 0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65 --as 5",
  ],
  access: "signs",
  arguments: {
    case: argument("<case>", "its id, or the id's first digits", text),
    officer: optionalArgument("[officer]", "who takes no part; without it, you", address),
  },
  options: { reason: option("--reason <words>", SAID, text) },
  async run(context, { case: given, officer, reason }) {
    if (officer === undefined)
      return actOnCase(context, { given, label: "Stood back", make: standBack });
    const { account } = await context.network();
    const { record } = await openCase(context, given);
    if (record.respondent !== account)
      return actOnCase(context, {
        given,
        label: "Accepted",
        make: (contracts, which) => acceptRecusal(contracts, which, officer),
      });
    if (reason === undefined) {
      throw new DaoError("INPUT_INVALID", "Naming an officer needs a reason.", {
        hint: `Give --reason: ${SAID}.`,
      });
    }
    return actOnCase(context, {
      given,
      said: reason,
      label: "Named",
      make: (contracts, which, digest) =>
        nameOfficer(contracts, which, { officer, reason: digest }),
    });
  },
});
