import { ZeroHash } from "ethers";
import type { Reader } from "../../reading/index.js";

/** Where an author's next post on a list goes. */
export interface AuthorPlace {
  /** Number of the next post. */
  sequence: bigint;
  /** Id of the post before it; zero for the first. */
  previous: string;
  /** Places of the list's log that nobody at hand can read: one of them may be the author's. */
  unread: number;
}

/** The largest piece a reader gives. */
const PIECE = 100;

/**
 * Finds the number of an author's next post: an author's posts on a list are numbered without a gap, and readers refuse
 * any other number. The log tells it, refused posts left out.
 *
 * @returns nothing when there is no such list.
 */
export async function authorPlace(
  reader: Pick<Reader, "list" | "log">,
  list: string,
  author: string,
): Promise<AuthorPlace | undefined> {
  const found = await reader.list(list);
  if (found === undefined) return undefined;
  const place: AuthorPlace = { sequence: 0n, previous: ZeroHash, unread: found.item.next };
  let cursor: string | undefined;
  do {
    const page = await reader.log(list, { cursor, limit: PIECE });
    if (page === undefined) return undefined;
    for (const { index, id, author: whose, refused } of page.items) {
      // Posts that came in after the list was asked for were not counted there.
      if (index < found.item.next) place.unread -= 1;
      if (refused !== undefined || whose.toLowerCase() !== author.toLowerCase()) continue;
      place.sequence += 1n;
      place.previous = id;
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return place;
}
