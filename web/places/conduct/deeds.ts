import type { CaseDetail } from "../../reading/index.js";
import { sameAccount } from "./discretion.js";
import type { SaidInCase } from "./said-in-case.js";
import { stageOf } from "./stages.js";

/** What somebody can do in a case. */
export type Deed =
  | "reply"
  | "name"
  | "appeal"
  | "support"
  | "askReturn"
  | "advise"
  | "hold"
  | "decide"
  | "judge"
  | "accept"
  | "standBack"
  | "record";

/** Who asks. */
export interface Doer {
  account: string | undefined;
  voter: boolean;
  /** The contract's answer: may act as officer, or on an appeal as panellist, in this case as it stands. */
  mayAct: boolean;
}

/** What the doer may do now, in the order in which it is offered; the contract has the last word. */
export function deedsOf(view: CaseDetail, doer: Doer, said: SaidInCase, now: number): Deed[] {
  const { account } = doer;
  if (account === undefined) return [];
  const stage = stageOf(view);
  const isUndecided = stage === "reply" || stage === "decision";
  const deeds: Deed[] = [];
  if (sameAccount(account, view.respondent)) {
    if (isUndecided || stage === "appealed") deeds.push("reply", "name");
    if (stage === "appealable") deeds.push("appeal");
    if (isSuspendedByMembers(view, now)) deeds.push("askReturn");
  } else if (stage === "appealable" && doer.voter && !has(said.supporters, account)) {
    deeds.push("support");
  }
  if (doer.mayAct && (isUndecided || stage === "appealed")) {
    if (isUndecided) {
      deeds.push("decide");
      if (!has(said.advisers, account)) deeds.push("advise");
      if (view.held === undefined) deeds.push("hold");
    } else if (!said.votes.some(({ panellist }) => sameAccount(panellist, account))) {
      deeds.push("judge");
    }
    if (said.named.some((officer) => !sameAccount(officer, account))) deeds.push("accept");
    deeds.push("standBack");
  }
  if (isRecordable(view)) deeds.push("record");
  return deeds;
}

const has = (accounts: readonly string[], account: string): boolean =>
  accounts.some((each) => sameAccount(each, account));

function isSuspendedByMembers({ outcome, rung, stage, until = 0 }: CaseDetail, now: number) {
  return outcome === "sanctioned" && rung === 4 && stage !== "lifted" && now < until;
}

/** Whether the clock decided something that is not on record yet. */
function isRecordable({ stage, verdict, heardUntil, events }: CaseDetail): boolean {
  const isLapse = stage === "lapsed" || stage === "advised";
  const isUnheard = stage === "lifted" && verdict === undefined && heardUntil !== undefined;
  const recorded = events.some(({ name }) => name === "CaseLapsed" || name === "AppealUnheard");
  return (isLapse || isUnheard) && !recorded;
}
