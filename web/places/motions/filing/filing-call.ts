import type { CoalitionAddresses } from "../../../../core/contracts/index.js";
import type { Call } from "../../../../core/motions/index.js";
import type { IntendedCall } from "../../../acting/index.js";
import { motionActs } from "../acts/motion-acts.js";

export type Filing = "motion" | "notice" | "amendment" | "correction";

export interface Filed {
  calls: readonly Call[];
  description: string;
  /** Of an amendment or correction: the text it is for. */
  amended: string | undefined;
}

/** The call that files a text. */
export function filingCall(
  addresses: CoalitionAddresses,
  how: Filing,
  { calls, description, amended = "" }: Filed,
): IntendedCall {
  switch (how) {
    case "motion":
      return motionActs.propose(addresses, calls, description);
    case "notice":
      return motionActs.giveNotice(addresses, calls, description);
    case "amendment":
      return motionActs.amend(addresses, amended, calls, description);
    case "correction":
      return motionActs.correct(addresses, amended, calls, description);
  }
}
