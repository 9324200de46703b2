import type { Provider, TransactionReceipt } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { postDomain } from "../../../core/lists/index.js";
import { DaoError } from "../../../core/errors.js";
import { awaitLanded, confirmLanded, type RelayClient } from "../../../core/via/index.js";
import type { KeptAct } from "../pending/kept-act.js";
import type { Done } from "./done.js";
import { MemoryBlocks } from "./memory-blocks.js";
import { awaitMined } from "./send-direct.js";
import { isBackAgain, isTakenBack, minedAgain } from "./watch-chain.js";

/** What it takes to go on following something after a reload. */
export interface Following {
  contracts(): Promise<CoalitionContracts>;
  provider: Provider;
  relayAt(url: string): RelayClient;
}

/** Follows a relay's promise, or a transaction, to its end. @throws DaoError what became of it instead. */
export async function resumeAct(kept: KeptAct, around: Following): Promise<Done> {
  const { contracts, provider, relayAt } = around;
  if (kept.transaction !== undefined) {
    const receipt = await awaitMined(provider, kept.transaction);
    return { transaction: receipt.hash, how: "direct", ...watching(provider, receipt) };
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
  const mined = await awaitMined(provider, transaction);
  await confirmLanded(mined, message, {
    addresses: coalition.addresses,
    relay,
    keep: () => Promise.resolve(new MemoryBlocks()),
  });
  const landed = { transaction, how: "relay" as const, digest: receipt.message };
  return { ...landed, ...watching(provider, mined) };
}

/** Nothing is left after a reload with which it could be sent again. */
const watching = (provider: Provider, receipt: TransactionReceipt): Partial<Done> => ({
  takenBack: () => isTakenBack(provider, receipt),
  backAgain: () => isBackAgain(() => minedAgain(provider, receipt.hash)),
});
