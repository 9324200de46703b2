import { DaoError } from "../../../core/errors.js";
import { countOf, formatMoment, shortAddress, shortHash } from "../../../core/format/index.js";
import { CASE_STAGES } from "../../../core/conduct/index.js";
import { openCases } from "../../conduct/open-case.js";
import { caseSummary } from "../../conduct/present-case.js";
import { defineCommand } from "../../cli/command.js";
import { option } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";

export const caseList = defineCommand({
  name: "case list",
  describe: "list the cases of conduct and where they stand",
  examples: ["case list", "case list --stage decision --json"],
  access: "reads",
  options: { stage: option("--stage <word>", "only those at this stage", text) },
  async run(context, { stage }) {
    const wanted = CASE_STAGES.find((each) => each === stage);
    if (stage !== undefined && wanted === undefined) {
      throw new DaoError("INPUT_INVALID", "There is no such stage.", {
        hint: `Stages: ${CASE_STAGES.join(", ")}.`,
      });
    }
    const { opened } = await openCases(context);
    const shown = opened.filter(({ phase }) => wanted === undefined || phase.stage === wanted);
    if (shown.length > 0)
      context.output.table(
        ["Case", "About", "Duty", "Stage", "Until"],
        shown.map(({ record, phase }) => [
          shortHash(record.id),
          shortAddress(record.respondent),
          String(record.duty),
          phase.stage,
          phase.until === undefined ? "" : formatMoment(phase.until),
        ]),
      );
    context.output.line(`${countOf(shown.length, "case")}.`);
    return { cases: shown.map(caseSummary) };
  },
});
