import { OFFICES_OF_CONDUCT } from "../conduct/labels.js";
import { CASE_STAGES, type CaseStage } from "../conduct/stage.js";
import { countOf, formatAddress, formatCount, formatMoment, shortHash } from "../format/index.js";
import { outOfBounds } from "./bounded.js";
import type { Refusals } from "./refusal.js";

const who = (account: unknown) => formatAddress(account as string);
const named = (caseId: unknown) => `case ${shortHash(caseId as string)}`;

/** Goes on after "The case". */
const STAGES: Record<CaseStage, string> = {
  reply: "still gives the respondent time to reply",
  decision: "waits for two officers to decide",
  referred: "waits for the members to decide by motion",
  lapsed: "lapsed: nobody decided in time",
  advised: "ended with private advice",
  dismissed: "was dismissed",
  appealable: "is decided, and may be appealed",
  appealed: "is before the appeal panel",
  lifted: "is over: the sanction was lifted",
  final: "is over: the sanction is final",
  standing: "is decided, and its own appeal is over",
};

const caseIs = (stage: unknown) => {
  const name = CASE_STAGES[Number(stage)];
  return name === undefined ? "is at an unknown stage" : STAGES[name];
};

export const CONDUCT_REFUSALS: Refusals = {
  ConductUnauthorized: ({ caller }) => ({
    message: `${who(caller)} may not do this: it takes a motion of the members.`,
    hint: "Propose a motion with this call; once carried, the timelock makes it.",
  }),
  ConductOutOfBounds: (args) => outOfBounds(args),
  ConductUnknownCase: ({ caseId }) => ({
    message: `There is no ${named(caseId)}.`,
    hint: "List the cases and copy the id; check the coalition and the network.",
  }),
  ConductAlreadyReported: ({ caseId }) => ({
    message: `You made this very report before: ${named(caseId)}.`,
    hint: "Follow that case; report again only with other evidence.",
  }),
  ConductNotMember: ({ account }) => ({
    message: `${who(account)} is not a member, and only members report.`,
    hint: "Join first, or ask a member to report.",
  }),
  ConductNeverMember: ({ account }) => ({
    message: `${who(account)} was never a member of this coalition.`,
    hint: "The Code of Conduct binds members: check the address.",
  }),
  ConductSelfReport: () => ({
    message: "Nobody reports themselves.",
    hint: "If you regret a post, say so on the list.",
  }),
  ConductTooManyReports: ({ reporter, cap }) => ({
    message: `${who(reporter)} has ${countOf(cap as bigint, "undecided case")} already, and no more are taken.`,
    hint: "Wait until one of them is decided or lapses, or ask another member.",
  }),
  ConductDigestMissing: () => ({
    message: "A digest of what is said is missing.",
    hint: "Give the text, its file or its SHA-256 digest; a report about a post may do without evidence.",
  }),
  ConductWrongStage: ({ stage }) => ({
    message: `This cannot be done now: the case ${caseIs(stage)}.`,
    hint: "Look the case up to see what can be done, by whom, and until when.",
  }),
  ConductNotRespondent: ({ caseId }) => ({
    message: `Only the person concerned may do this in ${named(caseId)}.`,
    hint: "Use that person's key.",
  }),
  ConductNotOfficer: ({ officeId, account }) => ({
    message: `${who(account)} does not hold the office of ${OFFICES_OF_CONDUCT[officeId as string] ?? "those who act now"}.`,
    hint: "Conduct officers act until the decision, panellists on an appeal.",
  }),
  ConductConflicted: ({ caseId, officer }) => ({
    message: `${who(officer)} takes no part in ${named(caseId)}: a party, recused, or active in it before.`,
    hint: "Leave it to the other officers; see who may act in the case.",
  }),
  ConductAlreadyNamed: ({ officer }) => ({
    message: `${who(officer)} was named in this case already.`,
    hint: "It takes effect when another officer accepts it.",
  }),
  ConductNotNamed: ({ officer }) => ({
    message: `The person concerned did not name ${who(officer)}, or it would be their own acceptance.`,
    hint: "Only another officer accepts that a named one takes no part; who wants to stand back may do so.",
  }),
  ConductAlreadySpoken: ({ officer }) => ({
    message: `${who(officer)} has said this already.`,
    hint: "A ruling needs a second officer, who says exactly the same; advice, votes and consent to a recusal are given once.",
  }),
  ConductAlreadyHeld: ({ caseId }) => ({
    message: `There was an emergency hold in ${named(caseId)} already.`,
    hint: "One hold in a case is all there is: decide it.",
  }),
  ConductHeldElsewhere: ({ respondent, caseId }) => ({
    message: `${who(respondent)} was held in ${named(caseId)}, and its period for a decision still runs.`,
    hint: "One hold of a person in that period, whatever is decided: holds are not strung together.",
  }),
  ConductTooManyHolds: ({ officer, cap }) => ({
    message: `${who(officer)} has holds in ${countOf(cap as bigint, "undecided case")} already.`,
    hint: "Decide one of them first, or ask another officer.",
  }),
  ConductMalformedRuling: () => ({
    message: "This is no whole ruling.",
    hint: "A dismissal has reasons and nothing else; a breach has a rung from 1 to 4, a length from rung 2 on, and hides a post only if the case is about one.",
  }),
  ConductOffTopic: ({ rung }) => ({
    message: `Straying from the subject leads to rung 1 at most, not to ${formatCount(rung as bigint)}.`,
    hint: "Decide rung 1, or dismiss.",
  }),
  ConductRungSkipped: ({ rung }) => ({
    message: `Rung ${formatCount(rung as bigint)} needs a standing step of the rung below, decided before this report${rung === 4n ? "" : " and in the twelve months before it"}.`,
    hint: "Decide a lower rung: none is skipped, and a lifted step does not count.",
  }),
  ConductAlreadySanctioned: ({ earlier }) => ({
    message: `The person was sanctioned for this already, in ${named(earlier)}.`,
    hint: "Nobody is punished twice for the same post or evidence. Another post needs evidence of its own, or none.",
  }),
  ConductTooManySuspensions: ({ respondent, max }) => ({
    message: `${who(respondent)} has ${countOf(max as bigint, "suspension")} running already.`,
    hint: "Wait until one ends, or decide rung 1.",
  }),
  ConductAlreadyHidden: ({ caseId }) => ({
    message: `The post is marked as hidden already, by ${named(caseId)} about the same person.`,
    hint: "Decide without hiding it.",
  }),
  ConductReasonTooLong: ({ length, max }) => ({
    message: `The reason takes ${countOf(length as bigint, "byte")}.`,
    hint: `${formatCount(max as bigint)} is the limit.`,
  }),
  ConductNotVoter: ({ account }) => ({
    message: `${who(account)} is not a voter.`,
    hint: "The person concerned appeals alone, others together, as voters.",
  }),
  ConductAlreadySupported: ({ voter }) => ({
    message: `${who(voter)} supports this appeal already.`,
    hint: "It is opened by the last supporter needed; ask other voters.",
  }),
  ConductNotSuspended: ({ caseId }) => ({
    message: `Nobody is suspended by ${named(caseId)} now, or not on the rung this is for.`,
    hint: "Reinstatement is asked on rung 4, and ends a suspension that runs.",
  }),
  ConductTooSoon: ({ from }) => ({
    message: `Reinstatement may be asked again from ${formatMoment(from as bigint)}.`,
    hint: "Members may move to reinstate at any time.",
  }),
  ConductNothingToRecord: ({ caseId }) => ({
    message: `The clock decided nothing in ${named(caseId)}, or it is on record.`,
    hint: "A lapse is recorded after the last moment for a decision, an unheard appeal after the panel's.",
  }),
};
