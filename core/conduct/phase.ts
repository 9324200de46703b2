import { countOf, formatMoment, shortAddress } from "../format/index.js";
import { isUnheard, stands, type CaseRow } from "../replay/index.js";
import type { CasePhase } from "./case.js";
import type { CaseStage } from "./stage.js";

/** Cases by id, for what a case rests on. */
export type CasesById = Readonly<Record<string, CaseRow>>;

/** The stage that acts and the clock give, by the written rules alone. @param now - timestamp in seconds. */
export function caseStage(row: CaseRow, now: number, cases: CasesById): CaseStage {
  switch (row.outcome) {
    case "dismissed":
      return "dismissed";
    case "referred":
      return now > (row.until ?? 0) ? "lapsed" : "referred";
    case "sanctioned":
      return stageOfSanction(row, now, cases);
    case "undecided":
      if (now > row.decideUntil) return row.advised ? "advised" : "lapsed";
      return now > row.replyUntil ? "decision" : "reply";
  }
}

function stageOfSanction(row: CaseRow, now: number, cases: CasesById): CaseStage {
  if (!stands(row, now, cases)) return "lifted";
  if (row.verdict === undefined) {
    if (row.heardUntil !== undefined) return "appealed";
    if (now <= (row.appealUntil ?? 0)) return "appealable";
  }
  const basis = row.basis === undefined ? undefined : cases[row.basis];
  return basis === undefined || stageOfSanction(basis, now, cases) === "final"
    ? "final"
    : "standing";
}

/**
 * Says where a case stands and who may do what.
 *
 * @param now - timestamp in seconds of the block it was read at.
 * @param cases - at least those the case rests on.
 */
export function casePhase(row: CaseRow, now: number, cases: CasesById): CasePhase {
  const stage = caseStage(row, now, cases);
  const { respondent, decideUntil } = row;
  const person = shortAddress(respondent);
  const phase = (until: number | undefined, sentence: string, ...next: string[]): CasePhase => ({
    stage,
    until,
    sentence,
    next,
  });
  switch (stage) {
    case "reply":
      return phase(
        row.replyUntil,
        `${person} is heard first: no sanction is decided before ${formatMoment(row.replyUntil)}.`,
        `${person} may reply, and name an officer who should take no part.`,
        "Two conduct officers may dismiss the case; one may advise in private, or hold back posts for a short time in an emergency.",
      );
    case "decision":
      return phase(
        decideUntil,
        `Two conduct officers may decide until ${formatMoment(decideUntil)}; undecided, the case lapses.`,
        "One officer says what the decision should be, a second says exactly the same.",
        `${person} may still reply.`,
      );
    case "referred":
      return phase(
        row.until,
        `Two officers ask the members to suspend ${person}; without a motion executed by ${formatMoment(row.until ?? 0)}, the case lapses.`,
        "Any voter may move to suspend.",
      );
    case "lapsed":
      return phase(
        undefined,
        "It lapsed: nobody decided in time. Nothing follows from it.",
        ...recordable(row),
      );
    case "advised":
      return phase(
        undefined,
        "It ended with private advice. Nothing else follows from it.",
        ...recordable(row),
      );
    case "dismissed":
      return phase(undefined, "It was dismissed: two officers found no breach.");
    case "appealable":
      return phase(
        row.appealUntil,
        `${measure(row, now)} It may be appealed until ${formatMoment(row.appealUntil ?? 0)}; then it is final.`,
        `${person} may appeal alone, or voters together; ${countOf(row.supporters, "voter")} so far.`,
      );
    case "appealed":
      return phase(
        row.heardUntil,
        `${measure(row, now)} The appeal panel hears it until ${formatMoment(row.heardUntil ?? 0)}; silence lifts the sanction.`,
        `Panellists who took no part vote: ${row.votesToUphold} to uphold, ${row.votesToLift} to lift, ${row.votesNeeded} needed.`,
        `${person} may reply, whoever appealed, and name a panellist who should take no part.`,
      );
    case "lifted":
      return phase(
        undefined,
        `The sanction is lifted and counts for nothing: ${lifting(row, now)}.`,
      );
    case "standing":
      return phase(
        undefined,
        `${measure(row, now)} Its own appeal is over; it falls if the step it rests on is lifted.`,
        ...afterwards(row, now),
      );
    case "final":
      return phase(undefined, `${measure(row, now)} This is final.`, ...afterwards(row, now));
  }
}

function measure({ rung, until, respondent }: CaseRow, now: number): string {
  const person = shortAddress(respondent);
  if (rung === 1) return `${person} was given a public notice.`;
  const end = until ?? 0;
  return now < end
    ? `${person} may not post until ${formatMoment(end)} (rung ${rung}).`
    : `${person} was suspended until ${formatMoment(end)} (rung ${rung}), and may post again.`;
}

function lifting(row: CaseRow, now: number): string {
  if (row.verdict === "lifted") return "the appeal panel decided so";
  return isUnheard(row, now)
    ? "the appeal panel was silent until its time was over"
    : "a step it rested on was lifted";
}

function afterwards({ rung, until }: CaseRow, now: number): string[] {
  if (now >= (until ?? 0)) return [];
  return rung === 4
    ? [
        "The person concerned may ask to return once a year; the members may reinstate by motion at any time.",
      ]
    : ["The members may reinstate by motion."];
}

const recordable = ({ silenceRecorded }: CaseRow): string[] =>
  silenceRecorded ? [] : ["Anyone may record it for the yearly report; no right depends on that."];
