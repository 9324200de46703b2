import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toBeHex } from "ethers";
import { readCoalitionSource } from "../cli/coalition-source.js";
import type { Output } from "../cli/output.js";
import { findDemoDocuments } from "../demo/archive-documents.js";
import { electBench } from "../demo/forum/officers.js";
import { playForum } from "../demo/forum/play-forum.js";
import { BENCH, carryOutAndElect, discussAndVote } from "../demo/play.js";
import { setStage } from "../demo/set-stage.js";
import { done } from "../demo/stage.js";
import { serveCoalition } from "../rehearsal/serve-coalition.js";
import { openSimulatedChain } from "../rehearsal/simulated-chain.js";
import { ensureWebApp } from "../start/web-app.js";
import type { Sights } from "./sights.js";
import { bringAbout, reportAnew } from "./present.js";

/** A coalition with a history, and something under way, served to browsers. */
export interface LiveCoalition {
  url: string;
  sights: Sights;
  close(): Promise<void>;
}

/** Plays the demo, goes on from there, and serves it with the relay the discussion went through. */
export async function openLiveCoalition(output: Output): Promise<LiveCoalition> {
  await ensureWebApp((text) => output.note(text));
  const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
  const found = await findDemoDocuments("docs/example");
  const home = await mkdtemp(join(tmpdir(), "three-opens-screenshots-"));
  const chain = await openSimulatedChain();
  // The relay has all contents from the start, as if it had been there.
  const stage = await setStage(chain, file, join(home, "relay", "content"), output);
  const told = await carryOutAndElect(stage, await discussAndVote(stage, found));
  const bench = await electBench(stage, stage.newcomers.slice(-BENCH));
  const forum = await playForum(stage, bench, home, (seen) => Promise.resolve(seen));
  const { election, voting, discussed } = await bringAbout(stage);

  const served = await serveCoalition(chain, stage.contracts, join(home, "relay"));
  const [sponsor] = stage.founders;
  const [post] = forum.posts;
  const document = told.documents.find(({ files }) =>
    files.some(({ mediaType }) => mediaType === "text/markdown"),
  );
  const executed = told.motions.find(({ rivals }) => rivals.length > 0);
  const [elected] = told.elections;
  const [sanctioned] = forum.cases;
  if (!sponsor || !post || !document || !executed || !elected || !sanctioned)
    throw new Error("the story is not what it was");
  await done(
    stage.contracts.lists.connect(sponsor.signer).setRelay(forum.relay.account, served.url),
  );
  await reportAnew(stage, sponsor, forum.respondent, post.id);
  await chain.travel(1);
  const hex = (id: bigint) => toBeHex(id, 32);
  return {
    url: served.url,
    sights: {
      ...{
        list: forum.list.name,
        thread: post.id,
        document: document.id,
        member: post.author.address,
      },
      ...{ voting: hex(voting.id), discussed: hex(discussed.id), executed: hex(executed.id) },
      ...{ balloting: election.id, elected: elected.id, sanctioned: sanctioned.id },
    },
    async close() {
      await served.close();
      await chain.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
