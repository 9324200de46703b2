import type { MemberView } from "../../../core/wire/read.js";

const KEYS = {
  granted: "granted",
  "not a member": "notMember",
  suspended: "suspended",
  held: "held",
  "code not accepted": "codeNotAccepted",
} as const satisfies Record<MemberView["postingRight"], string>;

/** Under which key the words for a right stand. */
export const rightKey = (right: MemberView["postingRight"]) => KEYS[right];
