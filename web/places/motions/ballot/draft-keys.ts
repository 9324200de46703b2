import type { MotionView } from "../../../reading/index.js";
import { ballotTexts } from "../motion/texts.js";

/** Under which a ballot on one text is kept while it is being made out. */
export const plainDraftKey = ({ id }: MotionView): string => `ballot/${id}`;

/** Under which a ranking is kept. One made out for other texts than those that stand now is none. */
export function rankedDraftKey(motion: MotionView): string {
  const texts = ballotTexts(motion).map((text) => text.toString(16).slice(0, 8));
  return `ballot/${motion.id}/${texts.join("-")}`;
}
