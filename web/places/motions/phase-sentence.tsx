import { useWords } from "../../language/index.js";
import { Fill, Time, useFormat } from "../../parts/index.js";
import type { MotionSummary, MotionView } from "../../reading/index.js";
import { groupOf } from "./phases.js";

type Told = MotionSummary & Partial<Pick<MotionView, "secondsGiven" | "secondsNeeded" | "notice">>;

/** Where a motion stands and until when, in a sentence; with the figures where they are known. */
export function PhaseSentence({ motion }: { motion: Told }) {
  const words = useWords("motions");
  const format = useFormat();
  const { phase, until, secondsGiven, secondsNeeded, notice } = motion;
  // A phase that a newer version of the contracts knows: core's own words are better than none.
  if (groupOf(phase) === undefined) return <span lang="en">{motion.sentence}</span>;
  const missing =
    secondsGiven !== undefined && secondsNeeded !== undefined ? secondsNeeded - secondsGiven : 0;
  const asks = missing > 0 && ["discussion", "notice", "contested"].includes(phase);
  const vague = phase === "notice" && notice === undefined;
  const left = notice === undefined ? 0 : notice.needed - notice.given;
  return (
    <Fill
      text={words(asks ? "says.needsSeconds" : vague ? "says.noticeAny" : `says.${phase}`, {
        missing: format.number(missing),
        objections: format.number(left),
      })}
      parts={{ until: until === undefined ? null : <Time at={until} /> }}
    />
  );
}
