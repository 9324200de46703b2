import { ZeroAddress } from "ethers";
import { ROLES } from "../../core/contracts/index.js";
import { readJournals } from "../../core/journal/index.js";
import type { ArchivedDocument } from "./archive-documents.js";
import { Checks } from "./checks.js";
import type { DemoMotion } from "./move.js";
import type { Stage } from "./stage.js";
import { verifyDocuments, type DocumentRow } from "./verify-documents.js";
import { verifyMembers, type MemberRow } from "./verify-members.js";
import { verifyMotions, type MotionRow } from "./verify-motions.js";
import type { BallotsCast } from "./vote.js";

/** What came of the demo, recomputed from the chain. */
export interface Story {
  members: MemberRow[];
  documents: DocumentRow[];
  motions: MotionRow[];
  checks: Checks;
}

/** Everything that was told. */
interface Told {
  documents: readonly ArchivedDocument[];
  motions: readonly DemoMotion[];
  cast: ReadonlyMap<bigint, BallotsCast>;
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
    motions: await verifyMotions(stage, told.motions, told.cast, checks),
    checks,
  };
}

/** Nobody but the coalition itself may propose to its timelock or change who does; anybody may execute. */
async function verifyPowers({ chain, contracts }: Stage, checks: Checks): Promise<void> {
  const { timelock, addresses } = contracts;
  const [deployer] = await chain.connection.ethers.getSigners();
  const people = [deployer?.address ?? ZeroAddress, ZeroAddress];
  for (const role of ["admin", "proposer", "canceller"] as const) {
    const held = await Promise.all(people.map((person) => timelock.hasRole(ROLES[role], person)));
    checks.add(
      `neither the deployer nor everybody is ${role} of the timelock`,
      !held.includes(true),
    );
  }
  const own =
    (await timelock.hasRole(ROLES.admin, addresses.timelock)) &&
    (await timelock.hasRole(ROLES.proposer, addresses.governor)) &&
    (await timelock.hasRole(ROLES.executor, ZeroAddress));
  checks.add("the timelock belongs to itself, and the governor proposes to it", own);
}
