import { DaoError } from "../../core/errors.js";
import { quote, shortHash } from "../../core/format/index.js";
import { listId } from "../../core/lists/index.js";
import type { StateReader } from "../../core/replay/index.js";
import { tables, type ListRow, type PostRow } from "../../core/replay/index.js";
import { unreadIn, unreadLines } from "./unread.js";

/** Enough of an id to type, too much to hit another by chance. */
const PREFIX = /^0x[0-9a-fA-F]{4,64}$/;

/** All lists, in the order they were opened. */
export async function listsIn(state: StateReader): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  for await (const [, { id }] of tables.listOrder.scan(state))
    rows.push(await tables.lists.need(state, id));
  return rows;
}

/** A list by its name or id; undefined when there is none. */
export async function listNamed(state: StateReader, given: string): Promise<ListRow | undefined> {
  const wanted = given.trim();
  const byName = await tables.lists.get(state, listId(wanted));
  return byName ?? tables.lists.get(state, wanted.toLowerCase());
}

/** @throws DaoError `LIST_UNKNOWN` */
export async function findList(state: StateReader, given: string): Promise<ListRow> {
  const list = await listNamed(state, given);
  if (list !== undefined) return list;
  throw await listUnknown(state, given);
}

async function listUnknown(state: StateReader, given: string): Promise<DaoError> {
  const names = (await listsIn(state)).map(({ name }) => name);
  return new DaoError("LIST_UNKNOWN", `There is no list ${quote(given)}.`, {
    hint: names.length === 0 ? "A motion opens one." : `There are ${names.join(", ")}.`,
  });
}

/**
 * An accepted post by its id, or as much of it as no other begins with.
 *
 * @throws DaoError `POST_UNKNOWN`, `POST_AMBIGUOUS`; `LIST_UNKNOWN` for a word, which can only have been a list's name.
 */
export async function findPost(state: StateReader, given: string): Promise<PostRow> {
  const wanted = given.trim().toLowerCase();
  if (!wanted.startsWith("0x")) throw await listUnknown(state, given);
  const found: PostRow[] = [];
  if (PREFIX.test(wanted))
    for await (const [, row] of tables.posts.scan(state, { prefix: wanted })) found.push(row);
  const [post, other] = found;
  if (post === undefined) {
    const hint =
      "Name it by its id, or 0x and the id's first digits; see npm run dao -- thread <list>.";
    throw new DaoError("POST_UNKNOWN", `There is no post ${quote(given)}.`, {
      hint: [hint, ...unreadLines(await unreadIn(state))].join(" "),
    });
  }
  if (other === undefined) return post;
  throw new DaoError("POST_AMBIGUOUS", `More than one post begins with ${wanted}.`, {
    hint: `Give more digits of the id: ${shortHash(post.id)} or ${shortHash(other.id)}`,
  });
}
