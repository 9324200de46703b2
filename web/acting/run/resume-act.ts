import type { Provider } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { postDomain } from "../../../core/lists/index.js";
import { DaoError } from "../../../core/errors.js";
import { awaitLanded, confirmLanded, type RelayClient } from "../../../core/via/index.js";
import type { Landed } from "../intent.js";
import type { KeptAct } from "../pending/kept-act.js";
import { MemoryBlocks } from "./memory-blocks.js";
import { awaitMined } from "./send-direct.js";

/** What it takes to go on following something after a reload. */
export interface Following {
  contracts(): Promise<CoalitionContracts>;
  provider: Provider;
  relayAt(url: string): RelayClient;
}

/** Follows a relay's promise, or a transaction, to its end. @throws DaoError what became of it instead. */
export async function resumeAct(kept: KeptAct, around: Following): Promise<Landed> {
  const { contracts, provider, relayAt } = around;
  if (kept.transaction !== undefined) {
    const { hash } = await awaitMined(provider, kept.transaction);
    return { transaction: hash, how: "direct" };
  }
  const { receipt, signature, effect, list } = kept;
  if (kept.relay === undefined || receipt === undefined || signature === undefined || !effect)
    throw new DaoError("RECEIPT_LOST", "Nothing is left of the relay's promise.", {
      hint: "Look at the page itself whether it happened.",
    });
  const relay = relayAt(kept.relay);
  const taken = { receipt, signature, status: "waiting" as const };
  const { transaction } = await awaitLanded(relay, taken, { provider });
  const coalition = await contracts();
  const anchored = list === undefined ? undefined : { list, domain: await postDomain(coalition) };
  const message = { digest: receipt.message, effect, ...(anchored && { anchored }) };
  await confirmLanded(await awaitMined(provider, transaction), message, {
    addresses: coalition.addresses,
    relay,
    keep: () => Promise.resolve(new MemoryBlocks()),
  });
  return { transaction, how: "relay", digest: receipt.message };
}
