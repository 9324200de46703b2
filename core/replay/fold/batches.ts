import { isDaoError } from "../../errors.js";
import { type BatchedPost, openBatch } from "../../lists/open-batch.js";
import { hexlify } from "ethers";
import { parseCid } from "../../content/index.js";
import { indexKey } from "../event.js";
import type { ReplayPorts } from "../ports.js";
import type { StateStore } from "../store.js";
import { tables, type AnchorRow, type LogRow } from "../tables.js";
import { forget, judgeAndKeep } from "./posts.js";

const { anchors, log, missing, lists, rejudging } = tables;

/** Reads the batch of an anchor and keeps its posts; whatever is wrong with it, its place in the log stays. */
export async function readBatch(
  store: StateStore,
  list: string,
  first: number,
  ports: ReplayPorts,
): Promise<void> {
  const key = indexKey(list, first);
  const anchor = await anchors.need(store, key);
  const bytes = await ports.fetchBlob(anchor.cid);
  if (bytes === null) {
    await missing.put(store, key, { cid: anchor.cid });
    return;
  }
  await missing.delete(store, key);
  const batch = batchIn(bytes, anchor, ports);
  if (typeof batch === "string") {
    await anchors.put(store, key, { ...anchor, status: "broken", reason: batch });
    return;
  }
  await anchors.put(store, key, { ...anchor, status: "read" });
  for (const { post, signature, id, place } of batch) {
    const { root, at, block, tx } = anchor;
    const entry: LogRow = {
      id,
      post: { ...post, sequence: post.sequence.toString() },
      signature,
      anchor: { root, first, place },
      ...{ at, place: anchor.place, block, tx },
    };
    await log.put(store, indexKey(list, first + place), entry);
    await judgeAndKeep(store, list, first + place, entry, ports);
  }
}

/** The posts of a batch, or one line saying why nothing in it counts. */
function batchIn(
  bytes: Uint8Array,
  { list, root, count, cid }: AnchorRow,
  { postDomain }: ReplayPorts,
): BatchedPost[] | string {
  try {
    const anchored = { list, root, count, cid: hexlify(parseCid(cid).bytes) };
    return openBatch(bytes, anchored, postDomain);
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return error.message;
  }
}

/**
 * Begins to judge a list anew from an index on: its batch was missing, and what came after may have built on it. A row
 * remembers how far it has come, so that it can be done in pieces; until it is gone, what comes to the list is only logged.
 */
export async function beginRejudging(
  store: StateStore,
  list: string,
  first: number,
): Promise<void> {
  const { next } = await lists.need(store, list);
  await rejudging.put(store, list, { first, back: next, on: first });
}

/**
 * The next step of judging a list anew: one entry taken back, the newest first; then one batch or direct post judged, the
 * oldest first. After the last step the state is as if the batch had been there from the beginning.
 *
 * @returns whether it was the last.
 */
export async function rejudgeStep(
  store: StateStore,
  list: string,
  ports: ReplayPorts,
): Promise<boolean> {
  const { first, back, on } = await rejudging.need(store, list);
  if (back > first) {
    await takeBack(store, list, back - 1);
    await rejudging.put(store, list, { first, back: back - 1, on });
    return false;
  }
  if (on === (await lists.need(store, list)).next) {
    await rejudging.delete(store, list);
    return true;
  }
  const anchor = await anchors.get(store, indexKey(list, on));
  if (anchor !== undefined) await readBatch(store, list, on, ports);
  else await judgeAndKeep(store, list, on, await log.need(store, indexKey(list, on)), ports);
  await rejudging.put(store, list, { first, back, on: on + (anchor?.count ?? 1) });
  return false;
}

async function takeBack(store: StateStore, list: string, index: number): Promise<void> {
  const key = indexKey(list, index);
  const entry = await log.get(store, key);
  if (entry === undefined) return;
  if (entry.refused === undefined) await forget(store, entry);
  if (entry.anchor !== undefined) await log.delete(store, key);
  else await log.put(store, key, withoutRefusal(entry));
}

function withoutRefusal({ refused: _, fault: __, ...entry }: LogRow): LogRow {
  return entry;
}
