import type { Change } from "../../core/replay/index.js";
import type { FeedItem } from "./store/index-store.js";

type Naming = (
  key: string,
  row: Readonly<Record<string, unknown>> | undefined,
) => FeedItem | undefined;

const byKey =
  (kind: string): Naming =>
  (key) => ({ kind, id: key });

const byField =
  (kind: string, field: string): Naming =>
  (_, row) =>
    typeof row?.[field] === "string" ? { kind, id: row[field] } : undefined;

/** Of keys that begin with what the row is about. */
const byBeginning =
  (kind: string): Naming =>
  (key) => ({ kind, id: key.slice(0, key.indexOf("/")) });

/** Of what there is one of for the whole coalition. */
const byTable =
  (kind: string, id: string): Naming =>
  () => ({ kind, id });

/** What a change of a table's row means to whoever listens. */
const NAMED: Readonly<Record<string, Naming>> = {
  motions: byKey("motion"),
  texts: byField("motion", "motion"),
  seconds: byBeginning("motion"),
  objections: byBeginning("motion"),
  seats: byField("member", "account"),
  standings: byBeginning("member"),
  relays: byKey("member"),
  // Of a policy, for a candidate, by a voter.
  vouches: (key) => ({ kind: "member", id: key.split("/")[1] ?? "" }),
  elections: byKey("election"),
  recalls: byKey("recall"),
  offices: byKey("office"),
  ballotPapers: byKey("ballotPaper"),
  documents: byKey("document"),
  versions: byField("document", "document"),
  cases: byKey("case"),
  // A word in a case changes nothing about where it stands, and still is to be read.
  caseEvents: byBeginning("case"),
  hidden: byBeginning("post"),
  lists: byKey("list"),
  threads: byKey("thread"),
  posts: byKey("post"),
  papers: byKey("paper"),
  // How many members there are is told with the member.
  settings: (key) => (key === "memberCount" ? undefined : { kind: "rules", id: "settings" }),
  rules: byTable("rules", "motions"),
  conductRules: byTable("rules", "conduct"),
  parts: byTable("rules", "parts"),
  roles: byTable("rules", "roles"),
};

/** What listeners are told of some changes, each thing once. */
export function feedOf(changes: readonly Change[]): FeedItem[] {
  const items = new Map<string, FeedItem>();
  for (const { table, key, value } of changes) {
    if (!Object.hasOwn(NAMED, table)) continue;
    const row =
      value === undefined ? undefined : (JSON.parse(value) as Readonly<Record<string, unknown>>);
    const item = NAMED[table]?.(key, row);
    if (item !== undefined) items.set(`${item.kind}/${item.id}`, item);
  }
  return [...items.values()];
}
