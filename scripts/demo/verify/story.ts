import { readJournals } from "../../../core/journal/index.js";
import type { ArchivedDocument } from "../archive-documents.js";
import { Checks } from "../checks.js";
import type { DemoElection } from "../elections/demo-election.js";
import type { BallotsCast } from "../motions/ballots-cast.js";
import type { RefusedText } from "../motions/carry-out.js";
import type { DemoMotion } from "../motions/demo-motion.js";
import type { Stage } from "../stage.js";
import { verifyDocuments, type DocumentRow } from "./documents.js";
import { verifyElections, type ElectionRow } from "./elections.js";
import { verifyMembers, type MemberRow } from "./members.js";
import { verifyMotions, type MotionRow } from "./motions.js";
import { verifyPowers } from "./powers.js";

/** What came of the demo but for the forum, recomputed from the chain. */
export interface Story {
  members: MemberRow[];
  documents: DocumentRow[];
  motions: MotionRow[];
  elections: ElectionRow[];
  checks: Checks;
}

/** Everything that was told. */
export interface Told {
  documents: readonly ArchivedDocument[];
  motions: readonly DemoMotion[];
  /** By the motion's id. */
  cast: ReadonlyMap<bigint, BallotsCast>;
  refused: readonly RefusedText[];
  elections: readonly DemoElection[];
}

/** Recomputes all of it from the events of the chain and compares; the journals pin that no event is missing. */
export async function verifyStory(stage: Stage, told: Told): Promise<Story> {
  const checks = new Checks();
  for (const { contract, agrees } of await readJournals(stage.contracts, { fromBlock: 0 })) {
    checks.add(`the events of the ${contract} fold into its journal`, agrees);
  }
  await verifyPowers(stage, checks);
  return {
    members: await verifyMembers(stage, checks),
    documents: await verifyDocuments(stage, told.documents, checks),
    motions: await verifyMotions(stage, told, checks),
    elections: await verifyElections(stage, told.elections, checks),
    checks,
  };
}
