import { threadsOf } from "../../../core/lists/index.js";
import type { PostView } from "../../reading/index.js";

/** `time`: as the posts came. `answers`: each answer under what it answers. */
export type ReadingOrder = "time" | "answers";

export const READING_ORDERS = ["time", "answers"] as const satisfies readonly ReadingOrder[];

/** The posts of a thread as somebody wants to read them. @param posts - in the order in which they came. */
export function inReadingOrder(posts: readonly PostView[], order: ReadingOrder): PostView[] {
  if (order === "time") return [...posts];
  const placed = posts.map((post) => ({ id: post.id, post }));
  return threadsOf(placed).flatMap(({ entries }) => entries.map(({ post }) => post.post));
}
