import type { Checks } from "../checks.js";
import type { DemoForum } from "../forum/demo-forum.js";
import type { Stage } from "../stage.js";
import { type CaseRow, verifyCases } from "./cases.js";
import { type ListRow, type RelayRow, verifyLists } from "./lists.js";

/** What came of the forum, recomputed from the chain and from what the relay serves. */
export interface ForumStory {
  lists: ListRow[];
  cases: CaseRow[];
  relay: RelayRow;
}

/** Checks the forum while its relay runs. */
export async function verifyForum(
  stage: Stage,
  forum: DemoForum,
  checks: Checks,
): Promise<ForumStory> {
  return {
    ...(await verifyLists(stage, forum, checks)),
    cases: await verifyCases(stage, forum, checks),
  };
}
