import { ZeroHash } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { shownOtherwise } from "../../acting/shown-otherwise.js";
import type { CaseView } from "../../reading/index.js";

/** What a case is about; it never changes. */
export type ReportedCase = Pick<
  CaseView,
  "id" | "reporter" | "respondent" | "duty" | "offTopic" | "post" | "evidence" | "ruleSet"
>;

/**
 * That a case is about whom and what is shown: officers and panellists sign its id alone.
 *
 * @throws DaoError `SHOWN_OTHERWISE`
 */
export async function requireCase(
  { conduct }: Pick<CoalitionContracts, "conduct">,
  shown: ReportedCase,
): Promise<void> {
  const { reporter, respondent, duty, offTopic, post, evidence, ruleSet } = await conduct.caseOf(
    shown.id,
  );
  const isSame =
    sameHex(reporter, shown.reporter) &&
    sameHex(respondent, shown.respondent) &&
    Number(duty) === shown.duty &&
    offTopic === shown.offTopic &&
    sameHex(post, shown.post ?? ZeroHash) &&
    sameHex(evidence, shown.evidence ?? ZeroHash) &&
    Number(ruleSet) === shown.ruleSet;
  if (!isSame) throw shownOtherwise();
}

const sameHex = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
