import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { id as hashText } from "ethers";
import type { AuditedBuild } from "../../../core/audit/index.js";
import { CONDUCT_OFFICER } from "../../../core/conduct/index.js";
import { readLogs } from "../../../core/contracts/index.js";
import { parseCid } from "../../../core/content/index.js";
import { ranksToBytes, readRecalls, signRankedBallot } from "../../../core/elections/index.js";
import { contentCid } from "../../../core/lists/index.js";
import type { AuditedRange } from "../../../core/proof/evidence.js";
import { readBlock, type Rpc } from "../../../core/replay/index.js";
import { readBuild } from "../../../scripts/auditing/read-build.js";
import { lastFounding } from "../proof/last-founding.js";
import { createOutput } from "../../../scripts/cli/output.js";
import { readCoalitionSource } from "../../../scripts/cli/coalition-source.js";
import { findDemoDocuments } from "../../../scripts/demo/archive-documents.js";
import type { DemoForum } from "../../../scripts/demo/forum/demo-forum.js";
import { electBench } from "../../../scripts/demo/forum/officers.js";
import { playForum } from "../../../scripts/demo/forum/play-forum.js";
import { BENCH, carryOutAndElect, discussAndVote } from "../../../scripts/demo/play.js";
import { setStage } from "../../../scripts/demo/set-stage.js";
import type { Person } from "../../../scripts/demo/cast.js";
import { done, type Stage } from "../../../scripts/demo/stage.js";
import {
  openSimulatedChain,
  type SimulatedChain,
} from "../../../scripts/rehearsal/simulated-chain.js";

/** A coalition with a past: members, documents, motions, amendments, notices, a poll, elections, posts and cases. */
export interface History {
  chain: SimulatedChain;
  rpc: Rpc;
  directory: string;
  stage: Stage;
  /** Every content block anybody had, by CID. */
  blobs: Map<string, Uint8Array>;
  build: AuditedBuild;
  /** Up to the latest block. */
  range(): Promise<AuditedRange>;
  close(): Promise<void>;
}

/** Plays the demo once, relay and all, and keeps what it left behind. */
export async function playHistory(): Promise<History> {
  const directory = await mkdtemp(join(tmpdir(), "three-opens-audit-"));
  const chain = await openSimulatedChain();
  const { file } = await readCoalitionSource("coalitions/dc-bas.json5");
  const stage = await setStage(chain, file, directory, createOutput(true));
  const voted = await discussAndVote(stage, await findDemoDocuments("docs"));
  await carryOutAndElect(stage, voted);
  const bench = await electBench(stage, stage.newcomers.slice(-BENCH));
  const blobs = new Map<string, Uint8Array>();
  await playForum(stage, bench, directory, (forum) => keepPosts(stage, forum, blobs));
  await recallOfficer(stage, bench.officers[0]);
  await keepDocuments(stage, blobs);
  const rpc = { send: (method: string, params: unknown[]) => chain.request(method, ...params) };
  return {
    ...{ chain, rpc, stage, blobs },
    directory: stage.contracts.addresses.directory,
    build: await builtHere(),
    range: () => rangeOf(rpc),
    close: async () => {
      await chain.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** Founders petition to recall an officer, and some of them vote: themselves, or by a signature that another carries. */
async function recallOfficer(
  { contracts, founders, anybody, chain }: Stage,
  officer: Person | undefined,
): Promise<void> {
  const [petitioner, ...others] = founders;
  if (petitioner === undefined || officer === undefined) throw new Error("nobody to recall");
  const { recalls, ballotBox } = contracts;
  const holder = officer.address;
  const office = hashText(CONDUCT_OFFICER);
  await done(recalls.connect(petitioner.signer).petitionRecall(office, holder, "Silence."));
  const [recall] = await readRecalls(contracts, { fromBlock: 0 });
  if (recall === undefined) throw new Error("no petition");
  for (const { signer } of others.slice(0, recall.needed - 1))
    await done(recalls.connect(signer).signPetition(recall.id));
  await chain.travel(1);
  const about = { field: "ballotId", values: new Set([recall.id]) };
  const [opened] = await readLogs(ballotBox, { fromBlock: 0 }, ["BallotOpened"], about);
  const candidates = opened?.args.candidates as string[];
  const paper = { ballotId: recall.id, candidates, ranks: [2, 1], sequence: 1 };
  for (const { signer } of founders.slice(0, 3))
    await done(
      ballotBox.connect(signer).castBallot(recall.id, ranksToBytes(paper.ranks), paper.sequence),
    );
  for (const { signer, address } of founders.slice(2, 5)) {
    const later = { ...paper, ranks: [1, 2], sequence: 2 };
    const signature = await signRankedBallot(signer, ballotBox, later);
    await done(
      ballotBox
        .connect(anybody)
        .castBallotBySig(recall.id, address, ranksToBytes(later.ranks), 2, signature),
    );
  }
}

/** What the relay serves of the list, and what was posted without it. */
async function keepPosts(
  { contracts }: Stage,
  { posts, relay }: DemoForum,
  blobs: Map<string, Uint8Array>,
): Promise<void> {
  for (const { text } of posts) {
    const bytes = new TextEncoder().encode(text);
    blobs.set(contentCid(bytes).toString(), bytes);
  }
  for (const { args } of await readLogs(contracts.lists, { fromBlock: 0 }, ["PostsAnchored"])) {
    const cid = parseCid(Buffer.from(String(args.cid).slice(2), "hex")).toString();
    const bytes = await relay.client.bytes(`/ipfs/${cid}?format=raw`, 1_048_576);
    if (bytes !== undefined) blobs.set(cid, bytes);
  }
}

async function keepDocuments({ contracts, store }: Stage, blobs: Map<string, Uint8Array>) {
  const logs = await readLogs(contracts.archive, { fromBlock: 0 }, ["RenditionRecorded"]);
  for (const { args } of logs) {
    const { cid } = args.rendition as { cid: string };
    const parsed = parseCid(Buffer.from(cid.slice(2), "hex"));
    const pieces: Uint8Array[] = [];
    for await (const piece of store.get(parsed)) pieces.push(piece);
    blobs.set(parsed.toString(), Buffer.concat(pieces));
  }
}

export async function builtHere(): Promise<AuditedBuild> {
  const build = await readBuild(31_337n);
  if (build === undefined) throw new Error("the contracts are not built");
  return build;
}

export async function rangeOf(rpc: Rpc): Promise<AuditedRange> {
  const latest = await readBlock(rpc, "latest");
  if (latest === undefined) throw new Error("a chain without a block");
  const chainId = BigInt((await rpc.send("eth_chainId", [])) as string);
  const fromBlock = await lastFounding(rpc);
  return { chainId, fromBlock, toBlock: latest.number, blockHash: latest.hash };
}
