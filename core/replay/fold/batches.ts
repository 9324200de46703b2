import { isDaoError } from "../../errors.js";
import { type BatchedPost, openBatch } from "../../lists/open-batch.js";
import { hexlify } from "ethers";
import { parseCid } from "../../content/index.js";
import { indexKey } from "../event.js";
import type { ReplayPorts } from "../ports.js";
import type { StateStore } from "../store.js";
import { tables, type AnchorRow, type LogRow } from "../tables.js";
import { forget, judgeAndKeep } from "./posts.js";

const { anchors, log, missing, lists } = tables;

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
 * Judges a list anew from an index on: its batch was missing, and what came after may have built on it. The state is then
 * as if the batch had been there from the beginning.
 */
export async function rejudgeFrom(
  store: StateStore,
  list: string,
  first: number,
  ports: ReplayPorts,
): Promise<void> {
  const { next } = await lists.need(store, list);
  for (let index = next - 1; index >= first; index--) {
    const key = indexKey(list, index);
    const entry = await log.get(store, key);
    if (entry === undefined) continue;
    if (entry.refused === undefined) await forget(store, entry);
    if (entry.anchor !== undefined) await log.delete(store, key);
    else await log.put(store, key, withoutRefusal(entry));
  }
  for (let index = first; index < next;) {
    const anchor = await anchors.get(store, indexKey(list, index));
    if (anchor !== undefined) {
      await readBatch(store, list, index, ports);
      index += anchor.count;
      continue;
    }
    const entry = await log.need(store, indexKey(list, index));
    await judgeAndKeep(store, list, index, entry, ports);
    index += 1;
  }
}

function withoutRefusal({ refused: _, fault: __, ...entry }: LogRow): LogRow {
  return entry;
}
