import type { Verdict } from "../../../core/audit/check.js";
import { useWords } from "../../language/index.js";
import { Badge, type Tone } from "../../parts/index.js";

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  PASS: "success",
  FAIL: "danger",
  INCOMPLETE: "warning",
};

/** A verdict by its name, which is the same in every language of the tools, and in words. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const words = useWords("audit");
  return (
    <Badge tone={VERDICT_TONES[verdict]}>
      <span lang="en">{verdict}</span> {words(`verdict.${verdict}.short`)}
    </Badge>
  );
}
