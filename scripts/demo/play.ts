import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { readCoalitionSource } from "../cli/coalition-source.js";
import type { Output } from "../cli/output.js";
import type { DocumentFiles } from "../documents/document-files.js";
import { openSimulatedChain } from "../rehearsal/simulated-chain.js";
import { archiveDocuments, findDemoDocuments } from "./archive-documents.js";
import { elect } from "./elections/elect.js";
import { electBench } from "./forum/officers.js";
import { playForum } from "./forum/play-forum.js";
import { enrol, join } from "./join-and-enrol.js";
import { amendMotion } from "./motions/amend.js";
import { askPoll } from "./motions/ask-poll.js";
import { carryOut } from "./motions/carry-out.js";
import { giveNotices } from "./motions/give-notices.js";
import { moveMotions } from "./motions/move.js";
import { vote } from "./motions/vote.js";
import { setStage } from "./set-stage.js";
import type { Stage } from "./stage.js";
import { type ForumStory, verifyForum } from "./verify/forum.js";
import { verifyStory, type Story, type Told } from "./verify/story.js";

/** Newcomers who stand for the offices of conduct, three for each. */
export const BENCH = 6;

/** What the demo is played with. */
export interface DemoOptions {
  /** Directory of the files to archive. */
  documents: string;
  /** Coalition file. */
  coalition: string;
}

/**
 * Plays the whole loop on a fresh chain in this process, then checks it against what the chain recorded.
 *
 * @throws DaoError for a coalition file or directory that cannot be used; nothing was done then.
 */
export async function play(options: DemoOptions, output: Output): Promise<Story & ForumStory> {
  const { file } = await readCoalitionSource(options.coalition);
  const found = await findDemoDocuments(options.documents);
  const directory = await mkdtemp(joinPath(tmpdir(), "three-opens-demo-"));
  const chain = await openSimulatedChain();
  try {
    const stage = await setStage(chain, file, directory, output);
    const voted = await discussAndVote(stage, found);
    const told = await carryOutAndElect(stage, voted);
    const bench = await electBench(stage, stage.newcomers.slice(-BENCH));
    const elections = [...told.elections, ...bench.elections];
    return await playForum(stage, bench, directory, async (forum) => {
      const story = await verifyStory(stage, { ...told, elections });
      return { ...story, ...(await verifyForum(stage, forum, story.checks)) };
    });
  } finally {
    await chain.close();
    await rm(directory, { recursive: true });
  }
}

/** The first acts: from the first newcomer to the last ballot on a motion. */
export async function discussAndVote(
  stage: Stage,
  found: readonly DocumentFiles[],
): Promise<Pick<Told, "documents" | "motions" | "cast">> {
  await join(stage);
  const documents = await archiveDocuments(stage, found);
  await enrol(stage);
  const movers = stage.newcomers.values();
  const motions = [
    ...(await moveMotions(stage, documents, movers)),
    await amendMotion(stage, movers),
    ...(await giveNotices(stage, movers)),
    await askPoll(stage, movers),
  ];
  return { documents, motions, cast: await vote(stage, motions) };
}

/** What passed takes effect, and officers are elected. */
export async function carryOutAndElect(
  stage: Stage,
  voted: Pick<Told, "documents" | "motions" | "cast">,
): Promise<Told> {
  const refused = await carryOut(stage, voted.motions);
  return { ...voted, refused, elections: await elect(stage) };
}
