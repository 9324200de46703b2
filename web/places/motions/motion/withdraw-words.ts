import type { Words } from "../../../language/index.js";
import type { MotionTextView } from "../../../../core/wire/read.js";

/** What follows from withdrawing a text: with enough seconds others may take it over, without them it is gone at once. */
export function withdrawWords(
  words: Words,
  { secondsGiven, secondsNeeded }: Pick<MotionTextView, "secondsGiven" | "secondsNeeded">,
): { lead: string } | { warning: string } {
  return secondsGiven >= secondsNeeded
    ? { lead: words("act.withdrawLead") }
    : { warning: words("act.withdrawEnd") };
}
