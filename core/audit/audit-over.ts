import type { Check, CheckResult, Finding, Verdict } from "./check.js";
import { CHECKS } from "./checks.js";
import { missing } from "./findings.js";
import type { OpenAudit } from "./open-audit.js";
import { notRun, runCheck } from "./run-check.js";

/** Tells which check is how far; `of` where it is known. */
export type AuditProgress = (check: string, done: number, of?: number) => void;

/** What holds without the folded state. */
const WITHOUT_STATE: ReadonlySet<string> = new Set(["chain", "code", "balances"]);

/**
 * Runs the checks one after the other.
 *
 * @param only - ids of the checks to run; without it all of them.
 */
export async function auditOver(
  { context, torn }: OpenAudit,
  { only, onProgress }: { only?: readonly string[] | undefined; onProgress?: AuditProgress } = {},
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of CHECKS) {
    if (only !== undefined && !only.includes(check.id)) continue;
    const progress = (done: number, of?: number) => onProgress?.(check.id, done, of);
    results.push(
      torn === undefined || WITHOUT_STATE.has(check.id)
        ? await runCheck(check, { ...context, progress })
        : notRun(check, because(check, torn)),
    );
  }
  return results;
}

/** The journals answer for a history that cannot be read; the others say that they could not look. */
const because = ({ id, title }: Check, torn: Finding): Finding =>
  id === "journals" ? torn : missing(title, `the history could not be read: ${torn.item}`);

/** FAIL when any check fails; INCOMPLETE when any is, or when not all of them ran. */
export function overallVerdict(results: readonly CheckResult[]): Verdict {
  const verdicts = new Set(results.map(({ verdict }) => verdict));
  if (verdicts.has("FAIL")) return "FAIL";
  const ran = new Set(results.map(({ id }) => id));
  const whole = CHECKS.every(({ id }) => ran.has(id));
  return whole && !verdicts.has("INCOMPLETE") ? "PASS" : "INCOMPLETE";
}
