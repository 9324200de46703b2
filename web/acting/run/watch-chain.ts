import type { Provider, TransactionReceipt } from "ethers";
import { pause } from "../../../core/via/pause.js";

const LOOK_MS = 4_000;
/** An hour of looking. */
const MOST_LOOKS = 900;
/** Under so many blocks nothing is taken back any more, on any network anybody runs. */
const DEEP = 64;

type Seen = Pick<TransactionReceipt, "hash" | "blockNumber" | "blockHash">;

/**
 * Watches a transaction that is in a block.
 *
 * @returns true once another block stands where its block stood, and it is in none, or did nothing in its new one; false
 * once it is deep enough. While no node answers, or one that lags, nothing is said.
 */
export async function isTakenBack(provider: Provider, seen: Seen): Promise<boolean> {
  let { blockNumber, blockHash } = seen;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    await pause(LOOK_MS);
    try {
      const block = await provider.getBlock(blockNumber);
      if (block === null) continue;
      if (block.hash === blockHash) {
        if ((await provider.getBlockNumber()) - blockNumber >= DEEP) return false;
        continue;
      }
      const receipt = await provider.getTransactionReceipt(seen.hash);
      if (receipt?.status !== 1) return true;
      ({ blockNumber, blockHash } = receipt);
    } catch {
      // Nobody answers: it is asked again.
    }
  }
  return false;
}

/**
 * Watches for something that was taken back to come again by itself.
 *
 * @param find - the transaction that did it, if any did.
 */
export async function isBackAgain(
  find: () => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    await pause(LOOK_MS);
    const found = await find().catch(() => undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The transaction, when it did something. */
export async function minedAgain(provider: Provider, hash: string): Promise<string | undefined> {
  return (await provider.getTransactionReceipt(hash))?.status === 1 ? hash : undefined;
}
