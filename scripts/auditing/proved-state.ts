import type { AuditContext, Finding } from "../../core/audit/index.js";
import { DaoError } from "../../core/errors.js";
import type { Context } from "../cli/context.js";
import type { Evidence } from "./evidence.js";
import { auditWith } from "./run-audit.js";

/**
 * Reads something out of the proved state alone, without the checks of an audit.
 *
 * @throws DaoError `STATE_UNPROVED` where the evidence contradicts itself or has gaps.
 */
export async function readProved<Value>(
  context: Context,
  evidence: Evidence,
  read: (proved: AuditContext) => Promise<Value>,
): Promise<Value> {
  let value: { read: Value } | undefined;
  let torn: Finding | undefined;
  const { checks } = await auditWith(context, evidence, {
    only: [],
    async report(opened) {
      torn = opened.torn;
      if (torn === undefined) value = { read: await read(opened.context) };
    },
  });
  const finding = torn ?? checks.flatMap(({ findings }) => findings)[0];
  if (finding === undefined && value !== undefined) return value.read;
  throw unproved(finding);
}

function unproved(finding: Finding | undefined): DaoError {
  const { kind, item = "the state", expected, found, evidence } = finding ?? {};
  const what =
    kind === "difference"
      ? `${item}: expected ${expected ?? "otherwise"}, found ${found ?? "this"}`
      : `missing: ${item}`;
  return new DaoError("STATE_UNPROVED", `The state could not be proved (${what}).`, {
    hint: evidence ?? "Ask another node with --rpc, or look closer with dao audit.",
  });
}
