import { useWords } from "../../language/index.js";
import { Badge } from "../../parts/index.js";
import type { MotionSummary } from "../../reading/index.js";
import { groupOf, toneOf } from "./phases.js";

/** Where a motion stands, in a word or two. */
export function PhaseBadge({ phase }: { phase: string }) {
  const words = useWords("motions");
  return (
    <Badge tone={toneOf(phase)}>
      {groupOf(phase) === undefined ? <span lang="en">{phase}</span> : words(`phase.${phase}`)}
    </Badge>
  );
}

/** Only what is out of the ordinary is said. */
export function ClassBadge({ of }: { of: MotionSummary["class"] }) {
  const words = useWords("motions");
  return of === "fundamental" ? <Badge tone="danger">{words("class.fundamental")}</Badge> : null;
}
