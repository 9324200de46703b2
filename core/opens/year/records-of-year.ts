import { type CaseRecord, type CasesById, caseStage, dutyLabel } from "../../conduct/index.js";
import { type StateReader, tables } from "../../replay/index.js";
import type { Year } from "./calendar.js";
import { isWithin } from "./calendar.js";
import type { Counts, YearReport } from "./year-report.js";

/** Counts by name, names in order. */
export function tally(names: Iterable<string>): Counts {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export async function documentsOfYear(
  state: StateReader,
  year: Year,
): Promise<YearReport["documents"]> {
  const kinds: string[] = [];
  let [opened, withdrawn] = [0, 0];
  for await (const [, { openedAt }] of tables.documents.scan(state))
    if (isWithin(year, openedAt)) opened += 1;
  for await (const [, version] of tables.versions.scan(state)) {
    if (version.withdrawn !== undefined && isWithin(year, version.withdrawn.at)) withdrawn += 1;
    if (isWithin(year, version.recordedAt))
      kinds.push((await tables.documents.need(state, version.document)).kind);
  }
  return { opened, versions: kinds.length, withdrawn, byKind: tally(kinds) };
}

export async function resolutionsOfYear(state: StateReader, year: Year): Promise<number> {
  let count = 0;
  for await (const [, { recordedAt }] of tables.resolutions.scan(state))
    if (isWithin(year, recordedAt)) count += 1;
  return count;
}

export async function postsOfYear(state: StateReader, year: Year): Promise<YearReport["posts"]> {
  const lists = new Map<string, { name: string; posts: number; authors: Set<string> }>();
  for await (const [, { id }] of tables.listOrder.scan(state)) {
    const { name } = await tables.lists.need(state, id);
    lists.set(id, { name, posts: 0, authors: new Set() });
  }
  for await (const [, { list, author, at }] of tables.posts.scan(state)) {
    const found = lists.get(list);
    if (found === undefined || !isWithin(year, at)) continue;
    found.posts += 1;
    found.authors.add(author);
  }
  const all = [...lists.values()];
  return {
    posts: all.reduce((sum, { posts }) => sum + posts, 0),
    authors: new Set(all.flatMap(({ authors }) => [...authors])).size,
    lists: all.map(({ name, posts, authors }) => ({ name, posts, authors: authors.size })),
  };
}

/** Cases reported in the year: the duties they cite, and where they stand `now` (timestamp in seconds). */
export function casesOfYear(
  cases: readonly CaseRecord[],
  year: Year,
  now: number,
): YearReport["cases"] {
  const byId: CasesById = Object.fromEntries(cases.map((each) => [each.id, each]));
  const reported = cases.filter(({ reportedAt }) => isWithin(year, reportedAt));
  return {
    byDuty: tally(reported.map(({ duty }) => dutyLabel(duty))),
    byStage: tally(reported.map((each) => caseStage(each, now, byId))),
  };
}
