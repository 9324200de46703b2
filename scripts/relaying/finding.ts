import type { Output } from "../cli/output.js";

/** One thing that was checked of a relay. */
export interface Finding {
  check: string;
  /** `missing`: the relay does not have it; `wrong`: what it says or has is not what the chain says. */
  state: "good" | "missing" | "wrong";
  /** One line. */
  detail: string;
}

const SIGNS = { good: "ok  ", missing: "MISS", wrong: "BAD " } as const;

/** Every finding on a line of its own. */
export function showFindings(output: Output, findings: readonly Finding[]): void {
  for (const { check, state, detail } of findings)
    output.line(`${SIGNS[state]} ${check}: ${detail}`);
}
