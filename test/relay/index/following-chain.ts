import { pino } from "pino";
import { connectCoalition } from "../../../core/contracts/index.js";
import { MemoryStore, replayAll, Replayer, type ReplayPorts } from "../../../core/replay/index.js";
import { Follower } from "../../../relay/index/follower.js";
import type { IndexStore } from "../../../relay/index/store/index-store.js";
import { ethers, foundCoalition } from "../../fixture/coalition.js";
import { noContent, rpc } from "../../core/replay/agreement.js";

export { rpc } from "../../core/replay/agreement.js";

export async function founded() {
  const c = await foundCoalition();
  return { c, contracts: await connectCoalition(await c.directory.getAddress(), ethers.provider) };
}

export type Founded = Awaited<ReturnType<typeof founded>>;

/** A follower of the test's chain. */
export function follow(
  { contracts }: Pick<Founded, "contracts">,
  store: IndexStore,
  { finality = 1_000, blocksAtOnce = 50, ports = noContent, from = rpc, ...more } = {} as {
    finality?: number;
    blocksAtOnce?: number;
    ports?: ReplayPorts;
    from?: typeof rpc;
    rowsAtOnce?: number;
    clock?: () => number;
  },
): Follower {
  const replayer = new Replayer(from, contracts.addresses, 0, ports);
  const log = pino({ level: "silent" });
  return new Follower(store, replayer, { finality, blocksAtOnce, log, ...more });
}

/** What a fresh replay of the chain as it is now gives. */
export async function freshDump({ contracts }: Pick<Founded, "contracts">, ports = noContent) {
  const store = new MemoryStore();
  const toBlock = await ethers.provider.getBlockNumber();
  await replayAll(rpc, contracts.addresses, { fromBlock: 0, toBlock }, store, ports);
  return store.dump();
}

export async function dumpOf(store: IndexStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.dump()) lines.push(line);
  return lines.sort();
}
