import { stands } from "./posting-right.js";
import type { StateReader } from "./store.js";
import { tables, type CaseRow } from "./tables.js";

/** Where a case stands, in the order of `IConduct.CaseStage`. */
export const CASE_STAGES = [
  "reply",
  "decision",
  "referred",
  "lapsed",
  "advised",
  "dismissed",
  "appealable",
  "appealed",
  "lifted",
  "final",
  "standing",
] as const;

export type CaseStage = (typeof CASE_STAGES)[number];

/**
 * Where a case stands at a moment.
 *
 * @param now - timestamp in seconds, not before the last event of the state.
 */
export async function caseStage(store: StateReader, row: CaseRow, now: number): Promise<CaseStage> {
  if (row.outcome === "dismissed") return "dismissed";
  if (row.outcome === "referred") return now > (row.until ?? 0) ? "lapsed" : "referred";
  if (row.outcome === "undecided") {
    if (now > row.decideUntil) return row.advised ? "advised" : "lapsed";
    return now > row.replyUntil ? "decision" : "reply";
  }
  return stageOfSanction(row, now, await basesOf(store, row));
}

function stageOfSanction(
  row: CaseRow,
  now: number,
  bases: Readonly<Record<string, CaseRow>>,
): CaseStage {
  if (!stands(row, now, bases)) return "lifted";
  if (row.verdict === undefined) {
    if (row.heardUntil !== undefined) return "appealed";
    if (now <= (row.appealUntil ?? 0)) return "appealable";
  }
  const basis = row.basis === undefined ? undefined : bases[row.basis];
  const settled = basis === undefined || stageOfSanction(basis, now, bases) === "final";
  return settled ? "final" : "standing";
}

/** Whether a post is marked as hidden at a moment, by which case. A mark counts only in a case about the author. */
export async function hiddenMark(
  store: StateReader,
  { id, author }: { readonly id: string; readonly author: string },
  now: number,
): Promise<{ caseId: string; reason: string; at: number } | undefined> {
  const mark = await tables.hidden.get(store, `${id}/${author}`);
  if (mark === undefined) return undefined;
  const row = await tables.cases.need(store, mark.caseId);
  const referred = row.outcome === "referred" && now <= (row.until ?? 0);
  return referred || stands(row, now, await basesOf(store, row)) ? mark : undefined;
}

/** The cases a sanction builds on, one upon the other. */
async function basesOf(store: StateReader, row: CaseRow): Promise<Record<string, CaseRow>> {
  const bases: Record<string, CaseRow> = {};
  for (let { basis } = row; basis !== undefined;) {
    const below = await tables.cases.need(store, basis);
    bases[basis] = below;
    basis = below.basis;
  }
  return bases;
}
