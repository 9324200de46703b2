import { judgeAppeal } from "../../../core/conduct/index.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { SAID } from "../../conduct/said.js";
import { defineCommand } from "../../cli/command.js";
import { argument, requiredOption } from "../../cli/inputs.js";
import { oneOf, text } from "../../cli/values.js";

export const caseJudge = defineCommand({
  name: "case judge",
  describe: "vote on an appeal, as a panellist who took no part before",
  examples: ["case judge 0x4f2a lift --reasons reasons.md --as 6"],
  access: "signs",
  arguments: {
    case: argument("<case>", "its id, or the id's first digits", text),
    verdict: argument("<verdict>", "uphold or lift", oneOf("uphold", "lift")),
  },
  options: { reasons: requiredOption("--reasons <words>", SAID, text) },
  run: (context, { case: given, verdict, reasons }) =>
    actOnCase(context, {
      given,
      said: reasons,
      label: "Voted",
      make: (contracts, record, digest) =>
        judgeAppeal(contracts, record, { uphold: verdict === "uphold", reasons: digest }),
    }),
});
