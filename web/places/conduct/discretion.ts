import type { CaseView } from "../../reading/index.js";

/** What a viewer is to a case. */
export interface Nearness {
  isReporter: boolean;
  isRespondent: boolean;
  /** Holds an office that acts in cases. */
  isOfficer: boolean;
}

type Parties = Pick<CaseView, "reporter" | "respondent" | "outcome" | "stage">;

export const sameAccount = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();

export function nearnessOf(
  { reporter, respondent }: Pick<CaseView, "reporter" | "respondent">,
  account: string | undefined,
  isOfficer: boolean,
): Nearness {
  return {
    isReporter: sameAccount(reporter, account),
    isRespondent: sameAccount(respondent, account),
    isOfficer: isOfficer && account !== undefined,
  };
}

export const isNear = ({ isReporter, isRespondent, isOfficer }: Nearness): boolean =>
  isReporter || isRespondent || isOfficer;

/**
 * Whether something public was decided about the person: a sanction that was not lifted, or a question put to the
 * members. What was dismissed, lapsed or ended with private advice never is.
 */
export const isPublic = ({ outcome, stage }: Pick<CaseView, "outcome" | "stage">): boolean =>
  (outcome === "sanctioned" && stage !== "lifted") || stage === "referred";

/**
 * Whether this page names an account that has to do with a case. The chain is public and hides nothing; this page does
 * not spread it. Whoever reported is named to those concerned only, the person reported to others only after a public
 * decision, and those in office once they have decided.
 */
export function mayName(parties: Parties, account: string, nearness: Nearness): boolean {
  if (isNear(nearness)) return true;
  if (sameAccount(account, parties.reporter)) return false;
  if (sameAccount(account, parties.respondent)) return isPublic(parties);
  return parties.outcome !== "undecided";
}

/** Whether the post a case is about is shown: it names its author. */
export const mayShowPost = (parties: Parties, nearness: Nearness): boolean =>
  mayName(parties, parties.respondent, nearness);
