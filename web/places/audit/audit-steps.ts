import type { AuditStep } from "./use-auditor.js";

/** How much of an audit is behind, of how many steps. @param checks - ids of the checks, in their order. */
export function stepsBehind(
  step: AuditStep | undefined,
  checks: readonly string[],
): { behind: number; of: number } {
  const all = ["headers", "history", ...checks];
  const at = step === undefined ? 0 : all.indexOf(step.step);
  return { behind: Math.max(0, at), of: all.length };
}
