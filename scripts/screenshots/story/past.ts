import { readOffices } from "../../../core/elections/index.js";
import type { ArchivedDocument } from "../../demo/archive-documents.js";
import { findDemoDocuments } from "../../demo/archive-documents.js";
import type { Person } from "../../demo/cast.js";
import type { DemoElection } from "../../demo/elections/demo-election.js";
import { hold } from "../../demo/elections/elect.js";
import type { DemoForum } from "../../demo/forum/demo-forum.js";
import { electBench } from "../../demo/forum/officers.js";
import { playForum } from "../../demo/forum/play-forum.js";
import { carryOut } from "../../demo/motions/carry-out.js";
import type { DemoMotion } from "../../demo/motions/demo-motion.js";
import { BENCH, discussAndVote } from "../../demo/play.js";
import type { Stage } from "../../demo/stage.js";
import { bringEarlierList } from "./earlier-list.js";
import { depositMinutes } from "./minutes.js";

/** What the coalition has behind it. */
export interface Past {
  documents: readonly ArchivedDocument[];
  /** Id of a document with two versions. */
  minutes: string;
  /** CID of the mailing list of before. */
  history: string;
  motions: readonly DemoMotion[];
  /** To co-leader; nobody left the office since. */
  election: DemoElection;
  /** Who decides cases. */
  officers: readonly Person[];
  forum: DemoForum;
}

/** Plays the acts of the demo; offices of conduct and of the archivist go to founders, whose keys a test wallet has. */
export async function playPast(stage: Stage, home: string): Promise<Past> {
  const { founders, newcomers } = stage;
  const [writer] = founders;
  const [list] = stage.coalition.lists;
  if (writer === undefined || list === undefined)
    throw new Error("a coalition file has founders and lists");
  const { documents, motions } = await discussAndVote(
    stage,
    await findDemoDocuments("docs/example"),
  );
  const minutes = await depositMinutes(stage, writer);
  await carryOut(stage, motions);
  const election = await hold(stage, await officeCalled(stage, "co-leader"), newcomers.slice(0, 3));
  const archivists = founders.slice(3, 6);
  await hold(stage, await officeCalled(stage, "archivist"), archivists);
  const [archivist = writer] = archivists;
  const history = await bringEarlierList(stage, archivist, list.name);
  const bench = await electBench(stage, founders.slice(-BENCH));
  const forum = await playForum(stage, bench, home, (seen) => Promise.resolve(seen));
  return { documents, minutes, history, motions, election, officers: bench.officers, forum };
}

/** @throws Error when the coalition file has no such office. */
export async function officeCalled({ contracts }: Stage, name: string) {
  const office = (await readOffices(contracts)).find((each) => each.name === name);
  if (office === undefined) throw new Error(`the pictures need the office ${name}`);
  return office;
}
