import { tables } from "../replay/index.js";
import type { RecallRecord } from "../elections/index.js";
import { recordOf } from "../replay/index.js";
import type { AuditContext } from "./check.js";

/** Every moment at which an electorate was fixed, before `now`; timestamps in seconds, in order. */
export async function snapshotsOf({ state }: AuditContext, now: number): Promise<number[]> {
  const moments = new Set<number>();
  for await (const [, { snapshot }] of tables.motions.scan(state)) moments.add(snapshot);
  for await (const [, { snapshot }] of tables.ballotPapers.scan(state)) moments.add(snapshot);
  for await (const [, row] of tables.recalls.scan(state))
    moments.add(Number(recordOf<RecallRecord>(row).filedAt) - 1);
  return [...moments].filter((moment) => moment < now).sort((a, b) => a - b);
}
