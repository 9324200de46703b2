import { type CaseRow, caseStage, type StateReader, tables } from "../replay/index.js";
import type { CaseDetail, CaseView, PageQuery } from "../wire/read.js";
import type { BlockMark } from "./block-mark.js";
import { type Page, pageOf } from "./page.js";

/** Cases, the newest first. */
export function readCases(
  store: StateReader,
  query: PageQuery,
  at: BlockMark,
): Promise<Page<CaseView>> {
  return pageOf(store, tables.caseOrder, query, { reverse: true }, async ({ id }) =>
    caseOf(store, await tables.cases.need(store, id), at),
  );
}

export async function readCase(
  store: StateReader,
  id: string,
  at: BlockMark,
): Promise<CaseDetail | undefined> {
  const row = await tables.cases.get(store, id);
  if (row === undefined) return undefined;
  const events = [];
  for await (const [, event] of tables.caseEvents.scan(store, { prefix: `${id}/` }))
    events.push(event);
  return { ...(await caseOf(store, row, at)), events };
}

async function caseOf(store: StateReader, row: CaseRow, { time }: BlockMark): Promise<CaseView> {
  const { silenceRecorded: _, holderRecused: __, ...shown } = row;
  return { ...shown, stage: await caseStage(store, row, time) };
}
