import type { ReadableStore } from "../../core/content/index.js";
import { parseCid, readBlock } from "../../core/content/index.js";
import { isDaoError } from "../../core/errors.js";
import { MemoryStore, replayAll } from "../../core/replay/index.js";
import { isWalletSignature } from "../../core/replay/wallet-signature.js";
import { postDomain } from "../../core/lists/index.js";
import type { Context } from "../cli/context.js";
import { openContentStore } from "../content/index.js";
import { REHEARSAL_CHAIN_ID } from "../deployment/refuse-development-accounts.js";
import { remoteStore } from "../../core/via/index.js";
import { relayAt } from "../via/relay-client.js";
import { storesHere } from "./relays-here.js";

/** What the lists hold, as this machine's own node and the batches at hand have it: no relay is believed. */
export interface Forum {
  state: MemoryStore;
  /** Bytes of a content or batch, checked against its CID; null when nobody asked has them. */
  fetchBlob(cid: string): Promise<Uint8Array | null>;
}

/**
 * Reads the whole coalition from the chain and judges every post.
 *
 * @param relay - where to ask for batches and contents this machine does not have; otherwise that of `--via`, if any, and
 * on a rehearsal chain those on this machine that members named there.
 * @throws DaoError what replaying and the relay's client throw.
 */
export async function readForum(context: Context, relay?: string): Promise<Forum> {
  const { settings } = context;
  const contracts = await context.contracts();
  const { provider, chainId } = await context.network();
  const { addresses, fromBlock } = await context.deployment();
  const stores: ReadableStore[] = [await openContentStore(settings.content)];
  const url = relay ?? settings.via;
  if (url !== undefined) stores.push(remoteStore(relayAt(url, "reading")));
  else if (chainId === REHEARSAL_CHAIN_ID)
    stores.push(...(await storesHere(contracts, { fromBlock })));
  const fetchBlob = (cid: string) => firstOf(stores, cid);
  const state = new MemoryStore();
  const toBlock = await provider.getBlockNumber();
  await replayAll(provider, addresses, { fromBlock, toBlock }, state, {
    postDomain: await postDomain(contracts),
    fetchBlob,
    isWalletSignature: isWalletSignature(provider),
  });
  return { state, fetchBlob };
}

const ABSENT = /^CONTENT_(MISSING|MISMATCH|DAMAGED|REFUSED)$/;

async function firstOf(stores: readonly ReadableStore[], cid: string): Promise<Uint8Array | null> {
  for (const store of stores) {
    try {
      return await readBlock(parseCid(cid), store);
    } catch (error) {
      // Bytes of another CID, or kept back, are no better than none: the next store may have the right ones.
      const absent = isDaoError(error) && ABSENT.test(error.code);
      if (!absent) throw error;
    }
  }
  return null;
}
