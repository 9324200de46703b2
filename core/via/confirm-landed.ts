import { getBytes, type TransactionReceipt } from "ethers";
import type { CID } from "multiformats/cid";
import { parseCid, readBlock, type WritableStore } from "../content/index.js";
import { type CoalitionAddresses, INTERFACES } from "../contracts/index.js";
import { isDaoError } from "../errors.js";
import { type AnchoredBatch, openBatch } from "../lists/index.js";
import { hasEffect } from "./effect.js";
import type { Anchored, Message } from "./message.js";
import { pause } from "./pause.js";
import type { RelayClient } from "./relay-client.js";
import { RelayError } from "./relay-error.js";
import { remoteStore } from "./remote-store.js";

const LOOK_MS = 400;
const MOST_LOOKS = 5;

/** What is needed to see whether a transaction did what the relay says. */
export interface Confirmation {
  addresses: CoalitionAddresses;
  relay: RelayClient;
  /** Keeps the batch a post is in, so that its author can prove it without the relay. */
  keep(): Promise<WritableStore>;
}

/**
 * Holds a transaction against what it should have done: the event of a paper or ballot; of a post, that it is in the
 * batch that was anchored, whose bytes the relay gives and which prove themselves.
 *
 * @throws DaoError `RELAY_LIED`, `POST_UNPROVED`
 */
export async function confirmLanded(
  receipt: Pick<TransactionReceipt, "status" | "logs" | "hash">,
  { digest, effect, anchored }: Pick<Message, "digest" | "effect" | "anchored">,
  confirmation: Confirmation,
): Promise<void> {
  const { addresses } = confirmation;
  const there =
    hasEffect(receipt, addresses, effect) &&
    (anchored === undefined || (await isInBatch(receipt, digest, anchored, confirmation)));
  if (there) return;
  const { relay } = confirmation;
  throw new RelayError(
    relay.url,
    "RELAY_LIED",
    `The transaction ${receipt.hash}, which the relay names, does not do it.`,
    { hint: relay.hints.lied },
  );
}

async function isInBatch(
  receipt: Pick<TransactionReceipt, "logs" | "hash">,
  post: string,
  { list, domain }: Anchored,
  { addresses, relay, keep }: Confirmation,
): Promise<boolean> {
  for (const batch of batchesOf(receipt, addresses)) {
    if (batch.list !== list) continue;
    const cid = parseCid(getBytes(batch.cid));
    const bytes = await bytesOf(cid, relay, receipt.hash);
    try {
      if (!openBatch(bytes, batch, domain).some(({ id }) => id === post)) continue;
    } catch (error) {
      if (!isDaoError(error)) throw error;
      continue; // What was anchored is no batch: nothing in it counts.
    }
    await (await keep()).put(cid, bytes);
    return true;
  }
  return false;
}

function batchesOf(
  { logs }: Pick<TransactionReceipt, "logs">,
  { lists }: CoalitionAddresses,
): AnchoredBatch[] {
  return logs.flatMap((log) => {
    if (log.address.toLowerCase() !== lists.toLowerCase()) return [];
    const parsed = INTERFACES.lists.parseLog(log);
    if (parsed?.name !== "PostsAnchored") return [];
    const { list, root, count, cid } = parsed.args as unknown as Omit<AnchoredBatch, "count"> & {
      count: bigint;
    };
    return [{ list, root, count: Number(count), cid }];
  });
}

/** The bytes under a CID. @throws DaoError `POST_UNPROVED` when the relay does not give them, though it anchored them. */
async function bytesOf(cid: CID, relay: RelayClient, transaction: string): Promise<Uint8Array> {
  let trouble: unknown;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    if (looks > 0) await pause(LOOK_MS);
    try {
      return await readBlock(cid, remoteStore(relay));
    } catch (error) {
      if (!isDaoError(error)) throw error;
      trouble = error;
    }
  }
  throw new RelayError(
    relay.url,
    "POST_UNPROVED",
    `The relay anchored posts in ${transaction} and does not give them, so nobody can tell whether yours is there.`,
    { hint: relay.hints.unproved(relay.url), cause: trouble },
  );
}
