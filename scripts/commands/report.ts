import { blockName } from "../../core/audit/index.js";
import { dutyLabel, readCases, reportConduct } from "../../core/conduct/index.js";
import { formatMoment } from "../../core/format/index.js";
import { readSaid, SAID } from "../conduct/said.js";
import { defineCommand } from "../cli/command.js";
import { accessTo } from "../auditing/inputs.js";
import { reportOfYear } from "../auditing/year.js";
import { flag, option, optionalArgument } from "../cli/inputs.js";
import { UsageError } from "../cli/usage-error.js";
import { address, text, wholeNumber } from "../cli/values.js";
import { act } from "../elections/perform.js";

export const report = defineCommand({
  name: "report",
  describe: "report a breach of the Code of Conduct to the conduct officers, or (--year) on a year",
  examples: [
    'report 0x90F79bf6EB2c4f870365E785982E1f101E93b906 --duty 1 --evidence "What they wrote…" --as 2',
    "report 0x90F79bf6EB2c4f870365E785982E1f101E93b906 --duty 3 --off-topic --post 0x4f2a… --as 2",
    "report --year 2027",
  ],
  access: (input) => (input.year === undefined ? "signs" : accessTo(input)),
  arguments: { member: optionalArgument("[member]", "whom it is about", address) },
  options: {
    duty: option("--duty <number>", "the duty concerned, 1 to 7", wholeNumber),
    offTopic: flag("--off-topic", "only for straying from the subject: a public notice at most"),
    post: option("--post <id>", "id of the post concerned", text),
    evidence: option("--evidence <words>", SAID, text),
    year: option(
      "--year <number>",
      "report to nobody: print the coalition's numbers of a calendar year",
      wholeNumber,
    ),
    block: option("--block <hash|number>", "with --year: as of this block", blockName),
    offline: option("--offline <file>", "with --year: out of an audit bundle", text),
  },
  async run(context, { member, duty, offTopic, post, evidence, year, block, offline }) {
    if (year !== undefined) {
      if (member !== undefined || duty !== undefined)
        throw new UsageError("A report on a year is about nobody.", "Leave member and duty out.");
      return reportOfYear(context, year, { block, offline });
    }
    if (block !== undefined || offline !== undefined)
      throw new UsageError("--block and --offline go with --year.", "Leave them out.");
    if (member === undefined || duty === undefined) {
      throw new UsageError(
        "A report names a member and a duty.",
        "Write report <member> --duty <number>; for a yearly report write report --year <number>.",
      );
    }
    const contracts = await context.contracts();
    const said = evidence === undefined ? undefined : await readSaid(evidence);
    const about = { respondent: member, duty, offTopic, post, evidence: said?.digest };
    const made = reportConduct(contracts, about);
    const { account } = await context.network();
    const receipt = await act(context, {
      act: made,
      label: "Reported",
      lines: [
        `You, ${account}, report ${member}: ${dutyLabel(duty)}.`,
        "Everybody can see who reported whom; the evidence stays with you and the officers.",
        ...(said === undefined ? [] : [said.line]),
      ],
    });
    const { fromBlock } = await context.deployment();
    const cases = await readCases(contracts, { fromBlock });
    const opened = cases.findLast(({ steps }) => steps[0]?.tx === receipt.hash);
    if (opened === undefined) throw new Error("a report that was made is not in the logs");
    const { id, replyUntil, decideUntil } = opened;
    context.output.line(
      `Case ${id}: a reply is awaited until ${formatMoment(replyUntil)}, a decision until ${formatMoment(decideUntil)}.`,
    );
    return {
      case: id,
      ...{ respondent: member, duty, offTopic, replyUntil, decideUntil },
      post: post ?? null,
      evidence: said?.digest ?? null,
      transaction: receipt.hash,
    };
  },
});
