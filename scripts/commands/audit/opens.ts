import { opensMarkdown, type OpensReport, readOpens } from "../../../core/opens/index.js";
import { accessTo, EVIDENCE_OPTIONS } from "../../auditing/inputs.js";
import { VERDICT_EXIT } from "../../auditing/present-audit.js";
import { readProved } from "../../auditing/proved-state.js";
import { withEvidence } from "../../auditing/with-evidence.js";
import { defineCommand } from "../../cli/command.js";

export const auditOpens = defineCommand({
  name: "audit opens",
  describe: "ask whether membership, lists and archives are as open as the coalition says",
  examples: [
    "audit opens --relay https://one.example.org --relay https://two.example.org",
    "audit opens --json",
  ],
  access: accessTo,
  refusal: VERDICT_EXIT.INCOMPLETE,
  bare: true,
  options: EVIDENCE_OPTIONS,
  run: (context, input) =>
    withEvidence(context, { ...input, bundle: undefined }, async (evidence) => {
      const bar = context.output.progress("Asking for everything", 0);
      const report = await readProved(context, evidence, (proved) =>
        readOpens({ ...proved, progress: (done) => bar.update(done, done) }, evidence.holders),
      ).finally(() => bar.stop());
      context.output.line(opensMarkdown(report).trimEnd());
      context.output.line(`\n${evidence.trust}`);
      const exitCode = exitOf(report);
      if (exitCode !== VERDICT_EXIT.PASS) context.fail(exitCode);
      return { ...report };
    }),
});

/** A no outweighs what is not known. */
function exitOf({ answers }: OpensReport): number {
  const given = new Set(answers.map(({ answer }) => answer));
  if (given.has("no")) return VERDICT_EXIT.FAIL;
  return given.has("unknown") ? VERDICT_EXIT.INCOMPLETE : VERDICT_EXIT.PASS;
}
