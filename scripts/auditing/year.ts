import { readYear, yearMarkdown } from "../../core/opens/index.js";
import type { Context } from "../cli/context.js";
import type { EvidenceInput } from "./evidence.js";
import { readProved } from "./proved-state.js";
import { withEvidence } from "./with-evidence.js";

/** Prints the yearly report as Markdown, and answers with its figures. */
export function reportOfYear(
  context: Context,
  year: number,
  input: Pick<EvidenceInput, "block" | "offline">,
): Promise<Record<string, unknown>> {
  const where = { bundle: undefined, relay: [], directory: undefined, fromBlock: undefined };
  return withEvidence(context, { ...where, ...input }, async (evidence) => {
    const report = await readProved(context, evidence, (proved) => readYear(proved, year));
    context.output.line(yearMarkdown(report).trimEnd());
    return { ...report };
  });
}
