import type { AuditContext, Check, CheckResult, Finding, Looked, Verdict } from "./check.js";
import { findingOf } from "./findings.js";

/** FAIL when anything differs, else INCOMPLETE when anything is missing. */
export function verdictOf(findings: readonly Pick<Finding, "kind">[]): Verdict {
  if (findings.some(({ kind }) => kind === "difference")) return "FAIL";
  return findings.length > 0 ? "INCOMPLETE" : "PASS";
}

/** Runs one check to its end. */
export async function runCheck(check: Check, context: AuditContext): Promise<CheckResult> {
  const findings: Finding[] = [];
  let looked: Looked = { items: 0 };
  try {
    const run = check.run(context);
    let step = await run.next();
    while (step.done !== true) {
      findings.push(step.value);
      step = await run.next();
    }
    looked = step.value;
  } catch (error) {
    findings.push(findingOf(error, check.title));
  }
  return resultOf(check, findings, looked);
}

/** A check that could not run. */
export const notRun = (check: Check, why: Finding): CheckResult =>
  resultOf(check, [why], { items: 0 });

function resultOf(check: Check, findings: readonly Finding[], looked: Looked): CheckResult {
  const { id, title, proves } = check;
  const { items, figures = {} } = looked;
  return { id, title, proves, verdict: verdictOf(findings), items, figures, findings };
}
