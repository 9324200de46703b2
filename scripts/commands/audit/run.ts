import { CHECKS, stableJson } from "../../../core/audit/index.js";
import { countOf, formatBytes } from "../../../core/format/index.js";
import type { ReportDetails } from "../../../core/audit/report/index.js";
import { askForMembers, gatherDetails, writeReport } from "../../auditing/audit-report.js";
import { accessTo, EVIDENCE_OPTIONS } from "../../auditing/inputs.js";
import { presentAudit, VERDICT_EXIT } from "../../auditing/present-audit.js";
import { auditWith } from "../../auditing/run-audit.js";
import { requireWritable } from "../../auditing/write-durably.js";
import { withEvidence } from "../../auditing/with-evidence.js";
import { defineCommand } from "../../cli/command.js";
import type { Output } from "../../cli/output.js";
import { flag, option, optionList } from "../../cli/inputs.js";
import { oneOf, text } from "../../cli/values.js";

export const audit = defineCommand({
  name: "audit",
  describe: "recount everything from the chain, trusting no server, with or without a network",
  examples: [
    "audit",
    "audit --block 0x5f3c… --relay https://relay.example.org --bundle audit.car --html audit.html",
    "audit --offline audit.car --block 0x5f3c… --json",
    "audit --list",
  ],
  access: (input) => (input.list ? "none" : accessTo(input)),
  refusal: VERDICT_EXIT.INCOMPLETE,
  bare: true,
  options: {
    ...EVIDENCE_OPTIONS,
    bundle: option(
      "--bundle <file>",
      "capture all evidence in this file, or add to what it holds",
      text,
    ),
    html: option("--html <file>", "write the audit as one page for people", text),
    only: optionList(
      "--only <check>",
      "run this check only; the verdict is then never PASS",
      oneOf(...CHECKS.map(({ id }) => id)),
    ),
    list: flag("--list", "list the checks and what each of them proves"),
  },
  async run(context, { list, only, html, ...input }) {
    const { output } = context;
    if (list) return listChecks(output);
    if (html !== undefined) await requireWritable(html);
    return withEvidence(context, input, async (evidence) => {
      let details: ReportDetails = { story: undefined, opens: undefined };
      const result = await auditWith(context, evidence, {
        only: only.length === 0 ? undefined : only,
        async report(opened) {
          // What the page asks for belongs into the bundle, so that it can be written without a network too.
          if (html !== undefined || evidence.capture !== undefined)
            details = await gatherDetails(opened, output);
          if (evidence.capture !== undefined) await askForMembers(opened, output);
        },
      });
      presentAudit(output, result, evidence.trust);
      if (html !== undefined) {
        await writeReport(html, result, details);
        output.line(`The report is in ${html}.`);
      }
      const captured = await evidence.capture?.();
      if (captured !== undefined)
        output.line(
          `The evidence is in ${captured.path}: ${formatBytes(captured.bytes)}, to be audited at ${countOf(captured.captures.length, "block")}.`,
        );
      if (result.verdict !== "PASS") context.fail(VERDICT_EXIT[result.verdict]);
      return JSON.parse(stableJson(result)) as Record<string, unknown>;
    });
  },
});

function listChecks(output: Output): Record<string, unknown> {
  output.table(
    ["Check", "What it looks at", "What is known when it passes"],
    CHECKS.map(({ id, title, proves }) => [id, title, wrapped(proves)]),
  );
  return { checks: CHECKS.map(({ id, title, proves }) => ({ id, title, proves })) };
}

const WIDTH = 72;

/** Breaks a sentence into lines that fit a terminal. */
function wrapped(sentence: string): string {
  const lines: string[] = [];
  for (const word of sentence.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
}
