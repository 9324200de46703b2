import {
  type DocumentRow,
  type StateReader,
  tables,
  type VersionRow,
  votersFrom,
} from "../replay/index.js";
import type { CoalitionView, DocumentDetail, PageQuery } from "../wire/read.js";
import type { BlockMark } from "./block-mark.js";
import { type Page, pageOf } from "./page.js";

const VERSIONS_SHOWN = 50;

/** Documents in the order of their first version. */
export function readDocuments(store: StateReader, query: PageQuery): Promise<Page<DocumentRow>> {
  return pageOf(store, tables.documentOrder, query, {}, ({ id }) =>
    tables.documents.get(store, id),
  );
}

export async function readDocument(
  store: StateReader,
  id: string,
): Promise<DocumentDetail | undefined> {
  const row = await tables.documents.get(store, id);
  if (row === undefined) return undefined;
  const latest: VersionRow[] = [];
  const range = { prefix: `${id}/`, reverse: true, limit: VERSIONS_SHOWN };
  for await (const [, version] of tables.versions.scan(store, range)) latest.push(version);
  return { ...row, latest };
}

const RULES = ["deliberationRules", "electionRules"];

/** The coalition as a whole. */
export async function readCoalition(
  store: StateReader,
  fixed: Pick<CoalitionView, "chainId" | "addresses">,
  { time }: BlockMark,
): Promise<CoalitionView> {
  const setting = async (name: string) => tables.settings.get(store, name);
  const sealedAt = (await setting("sealedAt")) as number | undefined;
  const rules: CoalitionView["rules"] = {};
  for await (const [name, row] of tables.rules.scan(store)) rules[name] = { ...row };
  for (const name of RULES) {
    const row = await setting(name);
    if (row !== undefined) rules[name] = row as Record<string, number>;
  }
  for await (const [, row] of tables.conductRules.scan(store, { reverse: true, limit: 1 }))
    rules.conductRules = row as Record<string, number>;
  const groups = [];
  for await (const [, group] of tables.groups.scan(store)) groups.push(group);
  return {
    ...fixed,
    daoURI: ((await setting("daoURI")) as string | undefined) ?? "",
    ...(sealedAt !== undefined && { sealedAt }),
    members: ((await setting("memberCount")) as number | undefined) ?? 0,
    voters: await votersFrom(store, time),
    groups,
    rules,
  };
}
