import { Agent, request } from "node:http";
import { setTimeout } from "node:timers/promises";
import { HDNodeWallet } from "ethers";
import type { Output } from "../cli/output.js";
import { DEVELOPMENT_MNEMONIC } from "../chain/engine.js";
import type { Bar } from "./bars.js";
import { judgeMemory, type MemorySample } from "./through-relay/memory.js";
import { authorsOf, openMotion, signBallots } from "./through-relay/messages.js";
import { type RelayStage, setRelayStage } from "./through-relay/stage.js";
import type { Measurement } from "./results.js";

/** How much is measured. */
export interface ThroughputSizes {
  /** Members, each of whom casts a ballot. */
  members: number;
  posts: number;
}

/** What a relay does in a second, beside what its chain does by itself, and what it needs for that. */
export interface Throughput {
  measurements: Measurement[];
  memory: MemorySample[];
  bars: Bar[];
}

/** Requests under way at the same time. */
const AT_ONCE = 64;
const RAW_TRANSACTIONS = 500;
/** Members who write; each waits for the answer to one post before it sends the next. */
const AUTHORS = 50;
const SAMPLES = 20;

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/**
 * Runs a relay as a process beside a chain, sends it ballots and posts over HTTP, and waits until all of them are on the
 * chain. Raw transactions are sent to the same chain in the same run, one after the other, as the measure.
 */
export async function measureThroughput(
  { members, posts }: ThroughputSizes,
  output: Output,
): Promise<Throughput> {
  const stage = await setRelayStage(members, output);
  try {
    const raw = await rawRate(stage);
    const ballots = await ballotRate(stage, members);
    const { rate, memory } = await postRate(stage, { members, posts }, output);
    const measured = (name: string, ours: number): Measurement => {
      return { name, ours, baseline: raw, ratio: ours / raw, published: null };
    };
    return {
      measurements: [
        measured("ballots accepted by the relay a second", ballots.accepted),
        measured("ballots accepted and landed a second", ballots.landed),
        measured("posts accepted by the relay a second", rate.accepted),
        measured("posts accepted and landed a second", rate.landed),
      ],
      memory,
      bars: judgeMemory(memory),
    };
  } finally {
    await stage.close();
    agent.destroy();
  }
}

const seconds = (since: number) => (performance.now() - since) / 1000;

/** Transfers a second, each signed beforehand and in a block of its own. */
async function rawRate({ rpcUrl, chain }: RelayStage): Promise<number> {
  const sender = HDNodeWallet.fromPhrase(DEVELOPMENT_MNEMONIC, "", "m/44'/60'/0'/0/1");
  const nonce = await chain.provider.getTransactionCount(sender.address);
  const raws = await Promise.all(
    Array.from({ length: RAW_TRANSACTIONS }, (_, index) =>
      sender.signTransaction({
        ...{ type: 2, chainId: 31_337, nonce: nonce + index, to: sender.address, value: 1n },
        ...{ gasLimit: 21_000, maxFeePerGas: 10n ** 12n, maxPriorityFeePerGas: 1n },
      }),
    ),
  );
  const begun = performance.now();
  for (const [index, raw] of raws.entries()) {
    const call = { jsonrpc: "2.0", id: index, method: "eth_sendRawTransaction", params: [raw] };
    const { body } = await post(rpcUrl, call);
    if (!body.includes('"result"')) throw new Error(`the chain refused a transfer: ${body}`);
  }
  return RAW_TRANSACTIONS / seconds(begun);
}

interface Rate {
  accepted: number;
  landed: number;
}

async function ballotRate(stage: RelayStage, count: number): Promise<Rate> {
  const motion = await openMotion(stage);
  const ballots = await signBallots(stage, motion, count);
  const { governor } = stage.contracts;
  const queue = ballots.values();
  return timed(
    count,
    () =>
      atOnce(AT_ONCE, async () => {
        for (const ballot of queue) await send(stage, "/v1/ballots", ballot);
      }),
    async () => Number((await governor.proposalVotes(motion)).forVotes),
  );
}

async function postRate(
  stage: RelayStage,
  { members, posts: count }: ThroughputSizes,
  output: Output,
): Promise<{ rate: Rate; memory: Throughput["memory"] }> {
  const { lists } = stage.contracts;
  const [list = ""] = await lists.listIds();
  const authors = await authorsOf(stage, Math.min(AUTHORS, members, count));
  const memory: Throughput["memory"] = [];
  const every = Math.max(1, Math.floor(count / SAMPLES));
  const bar = output.progress(`${count} posts`, count);
  let [begun, done] = [0, 0];
  const rate = await timed(
    count,
    () =>
      Promise.all(
        authors.map(async (author) => {
          while (begun < count) {
            begun += 1;
            await send(stage, "/v1/posts", await author.next());
            done += 1;
            bar.update(done);
            if (done % every === 0) memory.push({ posts: done, bytes: await residentBytes(stage) });
          }
        }),
      ),
    async () => Number((await lists.listOf(list)).next),
  );
  bar.stop();
  return { rate, memory };
}

async function timed(
  count: number,
  sendAll: () => Promise<unknown>,
  landed: () => Promise<number>,
): Promise<Rate> {
  const begun = performance.now();
  await sendAll();
  const accepted = count / seconds(begun);
  while ((await landed()) < count) await setTimeout(20);
  return { accepted, landed: count / seconds(begun) };
}

async function send({ relay }: RelayStage, path: string, message: unknown): Promise<void> {
  for (;;) {
    const { status, body } = await post(`${relay.url}${path}`, message);
    if (status === 202) return;
    if (status !== 503) throw new Error(`the relay refused with ${status}: ${body}`);
    await setTimeout(20); // Its queue is full: as it asks, later.
  }
}

const atOnce = (count: number, work: () => Promise<void>) =>
  Promise.all(Array.from({ length: count }, work));

/** Of the relay's process, as it says itself. */
async function residentBytes({ relay }: RelayStage): Promise<number> {
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(text) ?? [];
  if (bytes === undefined) throw new Error("the relay does not tell its memory");
  return Number(bytes);
}

/** With connections kept open: what is measured is the relay, and not the making of connections. */
function post(url: string, message: unknown): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const outgoing = request(url, { method: "POST", agent, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.on("error", reject);
    });
    outgoing.on("error", reject).end(JSON.stringify(message));
  });
}
