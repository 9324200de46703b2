import { isDeepStrictEqual } from "node:util";
import { readLogs } from "../../../core/contracts/index.js";
import type { Motion } from "../../../core/motions/index.js";
import type { Checks } from "../checks.js";
import type { DemoMotion } from "../motions/demo-motion.js";
import type { Stage } from "../stage.js";

/** The consent track of a motion. */
export interface NoticeRow {
  /** How many objections send it to a vote. */
  needed: number;
  contested: boolean;
  objections: { voter: string; reason: string }[];
}

/** The objections to a notice are on chain word by word, and go with it into the vote. @returns null for no notice. */
export async function verifyNotice(
  { contracts }: Stage,
  { id, title, objections }: DemoMotion,
  { notice }: Motion,
  checks: Checks,
): Promise<NoticeRow | null> {
  if (notice === undefined) return null;
  const logs = await readLogs(contracts.notices, { fromBlock: 0 }, ["Objected"]);
  const recorded = logs
    .filter(({ args }) => args.proposalId === id)
    .map(({ args }) => ({ voter: args.voter as string, reason: args.reason as string }));
  checks.add(
    `the notice of "${title}" carries ${objections.length} objections, with their reasons`,
    isDeepStrictEqual(recorded, objections) && notice.given === objections.length,
  );
  checks.add(
    `the notice of "${title}" ${objections.length === 0 ? "needed no vote" : "went to a vote"}`,
    notice.contested === objections.length > 0,
  );
  return { needed: notice.needed, contested: notice.contested, objections: recorded };
}
