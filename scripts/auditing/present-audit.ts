import type { AuditResult, CheckResult, Finding } from "../../core/audit/index.js";
import { countOf, formatCount, onOneLine } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";

/** What a process that audits ends with. */
export const VERDICT_EXIT = { PASS: 0, FAIL: 1, INCOMPLETE: 2 } as const;

/** Findings of one check shown on a terminal; the JSON has them all. */
const SHOWN = 20;

/** The checks in a table, what they found below it, and the verdict last. */
export function presentAudit(output: Output, result: AuditResult, trust: string): void {
  const { checks, coalition, range, verdict } = result;
  output.line(
    `${coalition.name === null ? "The coalition" : onOneLine(coalition.name)} at ${coalition.directory}, up to block ${formatCount(range.toBlock)} (${range.blockHash})`,
  );
  output.table(
    ["Check", "Items", "Verdict"],
    checks.map(({ title, items, verdict: of }) => [title, formatCount(items), of]),
  );
  for (const check of checks) presentFindings(output, check);
  output.line(trust);
  output.line(`${verdict}: ${MEANING[verdict](checks)}`);
}

function presentFindings(output: Output, { title, findings }: CheckResult): void {
  if (findings.length === 0) return;
  output.line(`${title}:`);
  for (const finding of findings.slice(0, SHOWN)) output.line(`  ${lineOf(finding)}`);
  const rest = findings.length - SHOWN;
  if (rest > 0) output.line(`  and ${formatCount(rest)} more; --json has them all.`);
}

function lineOf({ kind, item, expected, found, evidence }: Finding): string {
  const where = evidence === undefined ? "" : ` [${evidence}]`;
  return onOneLine(
    kind === "missing"
      ? `missing: ${item}${where}`
      : `${item}: expected ${expected ?? "otherwise"}, found ${found ?? "this"}${where}`,
  );
}

const MEANING = {
  PASS: (checks) => `${countOf(checks.length, "check")}, and nothing was left out.`,
  FAIL: (checks) =>
    `${countOf(checks.filter(({ verdict }) => verdict === "FAIL").length, "check")} found what ought not to be.`,
  INCOMPLETE: (checks) =>
    checks.some(({ verdict }) => verdict === "INCOMPLETE")
      ? "not everything could be looked at, so nothing is certified."
      : "not every check was run, so nothing is certified.",
} satisfies Record<AuditResult["verdict"], (checks: readonly CheckResult[]) => string>;
