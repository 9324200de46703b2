import { countOf, onOneLine } from "../../core/format/index.js";
import { tables, type StateReader } from "../../core/replay/index.js";

/** Posts that are anchored, and whose batches are at nobody's hand who was asked. */
export interface Unread {
  posts: number;
  batches: { list: string; first: number; count: number; cid: string }[];
  /** Addresses of relays as members named them on chain; nobody vouches for any. Empty when nothing is missing. */
  relays: string[];
}

/** What is missing of one list by its id, or of all. */
export async function unreadIn(state: StateReader, list?: string): Promise<Unread> {
  const batches: Unread["batches"] = [];
  const within = list === undefined ? {} : { prefix: `${list}/` };
  for await (const [, { status, ...anchor }] of tables.anchors.scan(state, within)) {
    const { list, first, count, cid } = anchor;
    if (status === "missing") batches.push({ list, first, count, cid });
  }
  const posts = batches.reduce((sum, { count }) => sum + count, 0);
  return { posts, batches, relays: posts === 0 ? [] : await relaysNamed(state) };
}

/** Addresses of relays as members named them on chain. */
export async function relaysNamed(state: StateReader): Promise<string[]> {
  const urls = new Set<string>();
  for await (const [, { url }] of tables.relays.scan(state)) if (url !== "") urls.add(url);
  return [...urls];
}

/** "3 posts in 2 batches" */
export const unreadCount = ({ posts, batches }: Unread): string =>
  `${countOf(posts, "post")} in ${countOf(batches.length, "batch", "batches")}`;

/** Where the missing posts may be read. */
export const whereUnread = ({ relays }: Pick<Unread, "relays">): string =>
  relays.length === 0
    ? "To read them from a relay that keeps them, add --relay <url>."
    : `To read them from a relay that keeps them, add --relay <url> (named on chain: ${relays.map(onOneLine).join(", ")}).`;

/** The lines that tell people what is missing; none when nothing is. */
export function unreadLines(unread: Unread): string[] {
  if (unread.posts === 0) return [];
  return [`${unreadCount(unread)} are anchored, and are not at hand.`, whereUnread(unread)];
}
