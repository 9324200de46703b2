import { ZeroHash } from "ethers";
import { type ChainEvent, numberOf, padded, placeOf } from "../event.js";
import { standingOf } from "../posting-right.js";
import type { Json, StateStore } from "../store.js";
import { tables, type CaseRow } from "../tables.js";
import type { Fold, Folds } from "./fold.js";

const { cases, caseOrder, caseEvents, conductRules, graces, hidden, standings } = tables;

export const conductFolds: Folds = {
  ConductRulesSet: async (store, event) => {
    const rules = Object.fromEntries(
      Object.entries(event.args.rules as Record<string, bigint>).map(([name, value]) => [
        name,
        Number(value),
      ]),
    );
    await conductRules.put(store, padded(numberOf(event.args.number), 6), rules as Json);
    await graces.put(store, placeOf(event), { seconds: rules.codeGrace ?? 0 });
  },
  CaseReported: async (store, event) => {
    const { args, time } = event;
    const id = args.caseId as string;
    await cases.put(store, id, {
      id,
      reporter: args.reporter as string,
      respondent: args.respondent as string,
      duty: numberOf(args.duty),
      offTopic: args.offTopic as boolean,
      ...given("post", args.post),
      ...given("evidence", args.evidence),
      ruleSet: numberOf(args.ruleSet),
      reportedAt: time,
      replyUntil: numberOf(args.replyUntil),
      decideUntil: numberOf(args.decideUntil),
      outcome: "undecided",
      ...{ rung: 0, supporters: 0, votesNeeded: 0, votesToUphold: 0, votesToLift: 0 },
      ...{ advised: false, hidesPost: false, silenceRecorded: false },
    });
    await caseOrder.put(store, placeOf(event), { id });
    await note(store, event);
  },
  Replied: note,
  OfficerNamed: note,
  RulingProposed: note,
  AppealSupported: changing((row, { supporters }) => (row.supporters = numberOf(supporters))),
  ReinstatementAsked: note,
  OfficerRecused: changing((row, { officer }) => {
    if (row.holder === officer) row.holderRecused = true;
  }),
  Advised: changing((row) => (row.advised = true)),
  HoldPlaced: changing((row, { until, officer }) => {
    row.held = numberOf(until);
    row.holder = officer as string;
  }),
  CaseDismissed: changing((row, { reasons }, time) => {
    Object.assign(row, { outcome: "dismissed", decidedAt: time, reasons });
  }),
  CaseReferred: changing((row, { until, reasons, basis }, time) => {
    Object.assign(row, { outcome: "referred", decidedAt: time, reasons, ...given("basis", basis) });
    Object.assign(row, { rung: 4, until: numberOf(until) });
  }),
  Sanctioned: changing((row, { rung, reasons, basis, until, appealUntil }, time) => {
    Object.assign(row, { outcome: "sanctioned", rung: numberOf(rung), decidedAt: time, reasons });
    Object.assign(row, given("basis", basis));
    setMoment(row, "until", until);
    setMoment(row, "appealUntil", appealUntil);
  }),
  PostHidden: async (store, event) => {
    const { args, time } = event;
    const caseId = args.caseId as string;
    const { respondent } = await cases.need(store, caseId);
    const row = { caseId, reason: args.reason as string, at: time };
    await hidden.put(store, `${args.postId as string}/${respondent}`, row);
    await changeCase(store, event, (found) => (found.hidesPost = true));
  },
  AppealOpened: changing((row, { votesNeeded, heardUntil }) => {
    row.votesNeeded = numberOf(votesNeeded);
    row.heardUntil = numberOf(heardUntil);
  }),
  AppealVoted: changing((row, { uphold }) => {
    if (uphold === true) row.votesToUphold += 1;
    else row.votesToLift += 1;
  }),
  AppealDecided: changing((row, { verdict }) => {
    row.verdict = numberOf(verdict) === 1 ? "upheld" : "lifted";
  }),
  Reinstated: changing((row, _, time) => (row.until = time)),
  CaseLapsed: changing((row) => (row.silenceRecorded = true)),
  HoldLapsed: note,
  AppealUnheard: changing((row) => (row.silenceRecorded = true)),
};

type Change = (row: CaseRow, args: ChainEvent["args"], time: number) => unknown;

function changing(change: Change): Fold {
  return (store, event) => changeCase(store, event, change);
}

async function changeCase(store: StateStore, event: ChainEvent, change: Change): Promise<void> {
  const row = await cases.change(store, event.args.caseId as string, (found) => {
    change(found, event.args, event.time);
  });
  await note(store, event);
  await restrict(store, event, row);
}

/** Keeps what was said and by whom; what was said is a digest, never words. */
async function note(store: StateStore, event: ChainEvent): Promise<void> {
  const { name, args, time, tx } = event;
  const by = args.officer ?? args.voter ?? args.panellist ?? args.appellant ?? args.first;
  const digest = args.statement ?? args.reasons ?? args.advice ?? args.grounds ?? args.reason;
  await caseEvents.put(store, `${args.caseId as string}/${placeOf(event)}`, {
    ...{ name, at: time, tx },
    ...(typeof by === "string" ? { by } : {}),
    ...(typeof digest === "string" && /^0x[0-9a-f]{64}$/.test(digest) ? { digest } : {}),
  });
}

/** What a case means for the respondent's right to post, from here on. */
async function restrict(store: StateStore, event: ChainEvent, row: CaseRow): Promise<void> {
  if (row.held === undefined && row.outcome !== "sanctioned") return;
  const standing = await standingOf(store, row.respondent);
  standing.cases[row.id] = row;
  await standings.put(store, `${row.respondent}/${placeOf(event)}`, standing);
}

const given = <Name extends string>(name: Name, digest: unknown) =>
  (digest === ZeroHash ? {} : { [name]: digest }) as { [Key in Name]?: string };

function setMoment(row: CaseRow, name: "until" | "appealUntil", moment: unknown): void {
  if (moment === 0n) delete row[name];
  else row[name] = numberOf(moment);
}
