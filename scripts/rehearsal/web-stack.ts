import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CoalitionFile } from "../../core/coalition/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { ensureWebApp } from "../start/web-app.js";
import { foundOn } from "./founding.js";
import { handInBytes, serveCoalition, type ServedCoalition } from "./serve-coalition.js";
import { openSimulatedChain, type SimulatedChain } from "./simulated-chain.js";

/** The real thing: a chain whose clock is ours, a coalition, a relay in a process of its own, the built web app. */
export interface WebStack extends ServedCoalition {
  chain: SimulatedChain;
  contracts: CoalitionContracts;
}

/** Starts everything in a directory of its own, which is gone afterwards. */
export async function openWebStack(file: CoalitionFile): Promise<WebStack> {
  await ensureWebApp((text) => process.stderr.write(`${text}\n`));
  const home = await mkdtemp(join(tmpdir(), "three-opens-web-"));
  const chain = await openSimulatedChain();
  const founding: Uint8Array[] = [];
  const contracts = await foundOn(chain, file, {
    put: (cid, bytes) => {
      founding.push(bytes);
      return cid;
    },
  });
  const served = await serveCoalition(chain, contracts, join(home, "relay"));
  for (const bytes of founding) await handInBytes(served.url, bytes);
  await chain.travel(1);
  return {
    ...served,
    chain,
    contracts,
    async close() {
      await served.close();
      await chain.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
