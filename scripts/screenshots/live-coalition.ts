import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toBeHex } from "ethers";
import { readCoalitionSource } from "../cli/coalition-source.js";
import type { Output } from "../cli/output.js";
import { setStage } from "../demo/set-stage.js";
import { done } from "../demo/stage.js";
import { serveCoalition } from "../rehearsal/serve-coalition.js";
import { openSimulatedChain } from "../rehearsal/simulated-chain.js";
import { ensureWebApp } from "../start/web-app.js";
import { awaitHistory } from "./await-history.js";
import { handInAll } from "./hand-in-all.js";
import type { Subjects } from "./sights/sight.js";
import { playPast } from "./story/past.js";
import { bringAbout, reportAnew } from "./story/present.js";

/** A coalition with a history, and something under way, served to browsers. */
export interface LiveCoalition {
  url: string;
  subjects: Subjects;
  close(): Promise<void>;
}

/** Plays the demo, goes on from there, and serves it with the relay the discussion went through. */
export async function openLiveCoalition(output: Output): Promise<LiveCoalition> {
  await ensureWebApp((text) => output.note(text));
  const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
  const home = await mkdtemp(join(tmpdir(), "three-opens-screenshots-"));
  const content = join(home, "content");
  const chain = await openSimulatedChain();
  const stage = await setStage(chain, file, content, output);
  const past = await playPast(stage, home);
  const { forum, motions, documents, officers } = past;
  const [holder] = past.election.nominees;
  const [sponsor, reporter] = stage.founders;
  const charter = documents.find(({ name }) => name === "charter");
  const executed = motions.find(({ rivals }) => rivals.length > 0);
  const [post] = forum.posts;
  const [sanctioned] = forum.cases;
  // Nobody is punished twice for one post.
  const unjudged = forum.posts.find(
    ({ id, author }) => author === forum.respondent && forum.cases.every(({ post }) => post !== id),
  );
  const officer = stage.founders.findIndex((person) => person === officers[0]);
  if (
    !holder ||
    !sponsor ||
    !reporter ||
    !unjudged ||
    !charter ||
    !executed ||
    !post ||
    !sanctioned ||
    officer < 0
  )
    throw new Error("the story is not what it was");
  const { election, recall, voting, discussed } = await bringAbout(stage, holder);

  const served = await serveCoalition(chain, stage.contracts, join(home, "relay"));
  await handInAll(served.url, content);
  await done(
    stage.contracts.lists.connect(sponsor.signer).setRelay(forum.relay.account, served.url),
  );
  await reportAnew(stage, reporter, forum.respondent, unjudged.id);
  await chain.travel(1);
  await awaitHistory(served.url, forum.list.name, past.history);
  const hex = (id: bigint) => toBeHex(id, 32);
  return {
    url: served.url,
    subjects: {
      ...{ list: forum.list.name, thread: post.id, history: past.history },
      ...{ charter: charter.id, minutes: past.minutes, member: post.author.address },
      ...{ voting: hex(voting.id), discussed: hex(discussed.id), executed: hex(executed.id) },
      ...{ balloting: election.id, elected: past.election.id, recall },
      ...{ sanctioned: sanctioned.id, unkind: unjudged.id, officer },
    },
    async close() {
      await served.close();
      await chain.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
