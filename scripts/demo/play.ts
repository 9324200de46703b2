import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { readCoalitionSource } from "../cli/coalition-source.js";
import type { Output } from "../cli/output.js";
import { openSimulatedChain } from "../rehearsal/simulated-chain.js";
import { archiveDocuments, findDemoDocuments } from "./archive-documents.js";
import { carryOut } from "./carry-out.js";
import { enrol, join } from "./join-and-enrol.js";
import { moveMotions } from "./move.js";
import { setStage } from "./set-stage.js";
import { verifyStory, type Story } from "./verify-story.js";
import { vote } from "./vote.js";

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
export async function play(options: DemoOptions, output: Output): Promise<Story> {
  const { file } = await readCoalitionSource(options.coalition);
  const found = await findDemoDocuments(options.documents);
  const directory = await mkdtemp(joinPath(tmpdir(), "three-opens-demo-"));
  const chain = await openSimulatedChain();
  try {
    const stage = await setStage(chain, file, directory, output);
    await join(stage);
    const documents = await archiveDocuments(stage, found);
    await enrol(stage);
    const motions = await moveMotions(stage, documents);
    const cast = await vote(stage, motions);
    await carryOut(stage, motions);
    return await verifyStory(stage, { documents, motions, cast });
  } finally {
    await chain.close();
    await rm(directory, { recursive: true });
  }
}
