import { formatMoment, formatPeriod, quote, shortAddress, shortHash } from "../format/index.js";
import type { CaseStep } from "./case.js";
import { dutyLabel, rungLabel } from "./labels.js";

type Args = CaseStep["args"];

const who = (account: unknown) => shortAddress(account as string);
const days = (seconds: unknown) => formatPeriod(seconds as bigint);
const moment = (seconds: unknown) => formatMoment(seconds as bigint);

const SENTENCES: Readonly<Record<string, (args: Args) => string>> = {
  CaseReported: ({ reporter, respondent, duty, offTopic }) =>
    `${who(reporter)} reported ${who(respondent)}: ${dutyLabel(Number(duty))}${offTopic === true ? ", only for straying from the subject" : ""}.`,
  Replied: ({ respondent }) => `${who(respondent)} replied.`,
  OfficerNamed: ({ officer }) =>
    `The person concerned asked that ${who(officer)} take no part, with a reason.`,
  OfficerRecused: ({ officer, acceptedBy }) =>
    officer === acceptedBy
      ? `${who(officer)} stood back.`
      : `${who(acceptedBy)} accepted that ${who(officer)} takes no part.`,
  Advised: ({ officer }) => `${who(officer)} gave private advice.`,
  HoldPlaced: ({ officer, respondent, until }) =>
    `${who(officer)} held back the posts of ${who(respondent)} in an emergency, until ${moment(until)} at most.`,
  RulingProposed: ({ officer, ruling }) => `${who(officer)} would decide: ${rulingWords(ruling)}.`,
  CaseDismissed: ({ first, second }) => `${who(first)} and ${who(second)} found no breach.`,
  CaseReferred: ({ first, second, length }) =>
    `${who(first)} and ${who(second)} asked the members to suspend for ${days(length)}.`,
  Sanctioned: ({ rung, first, second, until }) =>
    Number(rung) === 4
      ? `The members suspended from posting until ${moment(until)}.`
      : `${who(first)} and ${who(second)} decided: ${rungLabel(Number(rung))}${Number(rung) > 1 ? `, until ${moment(until)}` : ""}.`,
  PostHidden: ({ postId, reason }) =>
    `Post ${shortHash(postId as string)} was marked as hidden: ${quote(reason as string, 512)}.`,
  AppealSupported: ({ voter, supporters }) =>
    `${who(voter)} supports an appeal, the ${ordinal(Number(supporters))} voter to do so.`,
  AppealOpened: ({ heardUntil, votesNeeded }) =>
    `An appeal was opened; a verdict needs ${Number(votesNeeded)} votes by ${moment(heardUntil)}.`,
  AppealVoted: ({ panellist, uphold }) =>
    `${who(panellist)} voted to ${uphold === true ? "uphold" : "lift"} the sanction.`,
  AppealDecided: ({ verdict }) =>
    `The panel ${Number(verdict) === 1 ? "upheld" : "lifted"} the sanction.`,
  ReinstatementAsked: ({ respondent }) => `${who(respondent)} asked to return.`,
  Reinstated: ({ respondent }) => `The members reinstated ${who(respondent)}.`,
  CaseLapsed: () => "It was recorded that the case lapsed.",
  HoldLapsed: ({ officer }) =>
    `It was recorded that no decision followed the hold of ${who(officer)}.`,
  AppealUnheard: () => "It was recorded that the panel was silent.",
};

/** Says what happened in a step of a case, in one sentence. */
export function stepSentence({ name, args }: Pick<CaseStep, "name" | "args">): string {
  return SENTENCES[name]?.(args) ?? `${name}.`;
}

/** "rung 2, a suspension from posting, for 14 days"; "no breach". */
export function rulingWords(ruling: unknown): string {
  const { upheld, rung, length, hideReason } = ruling as Record<string, unknown>;
  if (upheld !== true) return "no breach";
  const period = Number(length) > 0 ? `, for ${days(BigInt(length as bigint))}` : "";
  const hides = hideReason === "" ? "" : `, and hide the post: ${quote(hideReason as string, 512)}`;
  return `${rungLabel(Number(rung))}${period}${hides}`;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const ordinal = (number: number) => ORDINALS[number - 1] ?? `${number}th`;
