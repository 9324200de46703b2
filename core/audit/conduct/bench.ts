import { APPEAL_PANELLIST, CONDUCT_OFFICER, type CaseStep } from "../../conduct/index.js";
import type { Breach, JudgedCase } from "./judged-case.js";

const DECISIONS: ReadonlySet<string> = new Set(["CaseDismissed", "CaseReferred", "Sanctioned"]);

/** Who decided and who heard the appeal: officers, two of them, none with a part in it; then a panel that had no say before. */
export function* benchBreaches(judged: JudgedCase): Generator<Breach> {
  const { record, timelock } = judged;
  const recused = new Set<string>();
  const acted = new Set<string>();
  const panel = new Set<string>();
  const supporters = new Set<string>();
  for (const step of record.steps) {
    const { name, args } = step;
    if (name === "OfficerRecused") recused.add(args.officer as string);
    if (name === "AppealSupported") supporters.add(args.voter as string);
    if (name === "Advised" || name === "HoldPlaced" || name === "RulingProposed") {
      const officer = args.officer as string;
      yield* unfit(judged, step, officer, CONDUCT_OFFICER, recused);
      acted.add(officer);
    }
    if (DECISIONS.has(name)) {
      const [first, second] = [args.first as string, args.second as string];
      if (Number(args.rung) === 4) {
        if (first !== timelock) yield breach(step, "who suspended by motion", timelock, first);
        continue;
      }
      if (first === second) yield breach(step, "officers who decided", "two", "one");
      for (const officer of [first, second]) {
        yield* unfit(judged, step, officer, CONDUCT_OFFICER, recused);
        acted.add(officer);
      }
    }
    if (name !== "AppealVoted") continue;
    const panellist = args.panellist as string;
    yield* unfit(judged, step, panellist, APPEAL_PANELLIST, recused);
    if (panel.has(panellist) || acted.has(panellist) || supporters.has(panellist))
      yield breach(step, "panellist", "somebody who took no part before", panellist);
    panel.add(panellist);
  }
}

function* unfit(
  { record, officers }: JudgedCase,
  step: CaseStep,
  account: string,
  office: string,
  recused: ReadonlySet<string>,
): Generator<Breach> {
  if (account === record.reporter || account === record.respondent)
    yield breach(step, office, "nobody the case is about", account);
  if (recused.has(account)) yield breach(step, office, "nobody who was recused", account);
  if (!officers.held(office, account, step.at))
    yield breach(step, office, "a holder of the office at that time", account);
}

const breach = ({ name, tx }: CaseStep, what: string, expected: string, found: string): Breach => ({
  what: `${name}: ${what}`,
  expected,
  found,
  tx,
});
