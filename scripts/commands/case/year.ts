import { conductYear, conductYearLines, yearOf } from "../../../core/conduct/index.js";
import { openCases } from "../../conduct/open-case.js";
import { defineCommand } from "../../cli/command.js";
import { optionalArgument } from "../../cli/inputs.js";
import { wholeNumber } from "../../cli/values.js";

export const caseYear = defineCommand({
  name: "case year",
  describe: "count a year's cases for the yearly report",
  examples: ["case year", "case year 2027 --json"],
  access: "reads",
  arguments: {
    year: optionalArgument("[year]", "a calendar year (UTC); without it, this one", wholeNumber),
  },
  async run(context, { year }) {
    const { records, now } = await openCases(context);
    const counts = conductYear(records, year ?? yearOf(now), now);
    for (const line of conductYearLines(counts)) context.output.line(line);
    return { ...counts };
  },
});
