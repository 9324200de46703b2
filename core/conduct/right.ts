import { formatMoment } from "../format/index.js";
import type { PostingRight } from "../replay/index.js";

/** Words of the fold, in the order of `IConduct.PostingRight`. */
export const POSTING_RIGHTS: readonly PostingRight[] = [
  "granted",
  "not a member",
  "suspended",
  "held",
  "code not accepted",
];

/** `IConduct.postingRight` in one sentence. @param until - timestamp in seconds; zero where there is none. */
export function postingRightSentence(right: PostingRight, until: number): string {
  switch (right) {
    case "granted":
      return until === 0
        ? "may post"
        : `may post, and has until ${formatMoment(until)} to accept the Code of Conduct in force`;
    case "not a member":
      return "may not post: not a member";
    case "suspended":
      return `may not post until ${formatMoment(until)}: suspended`;
    case "held":
      return `may not post until ${formatMoment(until)}: held back in an emergency`;
    case "code not accepted":
      return "may not post before accepting the Code of Conduct in force";
  }
}
