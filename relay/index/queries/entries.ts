import { indexKey, type StateReader, tables } from "../../../core/replay/index.js";
import type { PostEntry } from "../../write/ports.js";

/** What readers make of one place of an anchored batch; nothing as long as nobody could read the batch. */
export async function readEntry(
  store: StateReader,
  list: string,
  first: number,
  place: number,
): Promise<PostEntry | undefined> {
  const anchor = await tables.anchors.get(store, indexKey(list, first));
  if (anchor === undefined || anchor.status === "missing") return undefined;
  const { tx, status, reason = "The batch is not what was anchored." } = anchor;
  if (status === "broken") return { tx, refused: { fault: "batch-broken", reason } };
  const { fault, refused } = await tables.log.need(store, indexKey(list, first + place));
  if (refused === undefined) return { tx, refused };
  return { tx, refused: { fault: fault ?? "post-refused", reason: refused } };
}
