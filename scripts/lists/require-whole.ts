import { DaoError } from "../../core/errors.js";
import type { StateReader } from "../../core/replay/index.js";
import { unreadCount, unreadIn, whereUnread } from "./unread.js";

/**
 * An author's posts are numbered without a gap, so whoever goes on has to know the last one: readers refuse a number
 * that was taken, and the contract cannot know.
 *
 * @throws DaoError `POSTS_NOT_AT_HAND`
 */
export async function requireWhole(
  state: StateReader,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const unread = await unreadIn(state, id);
  if (unread.posts === 0) return;
  throw new DaoError(
    "POSTS_NOT_AT_HAND",
    `${unreadCount(unread)} on ${name} are not at hand, and one may be yours: this one could get a number that is taken.`,
    {
      hint: `${whereUnread(unread)} If nobody has them, add --despite-missing.`,
    },
  );
}
