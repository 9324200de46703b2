import { batchTree, cidOfDigest, listId } from "../lists/index.js";
import {
  hiddenMark,
  indexKey,
  type ListRow,
  type PostRow,
  type StateReader,
  tables,
  type ThreadRow,
} from "../replay/index.js";
import type { PageQuery, PostView, ProofView } from "../wire/read.js";
import type { BlockMark } from "./block-mark.js";
import { type Page, pageOf } from "./page.js";

/** All lists in the order of opening, closed ones included. */
export function readLists(store: StateReader, query: PageQuery): Promise<Page<ListRow>> {
  return pageOf(store, tables.listOrder, query, {}, ({ id }) => tables.lists.get(store, id));
}

/** @param idOrName - 0x and 64 digits, or the list's name. */
export function readList(store: StateReader, idOrName: string): Promise<ListRow | undefined> {
  const isId = /^0x[0-9a-f]{64}$/.test(idOrName);
  return tables.lists.get(store, isId ? idOrName : listId(idOrName));
}

/** Threads of a list, the one with the newest post first. */
export function readThreads(
  store: StateReader,
  list: string,
  query: PageQuery,
): Promise<Page<ThreadRow>> {
  const scope = { prefix: `${list}/`, reverse: true };
  return pageOf(store, tables.threadOrder, query, scope, ({ id }) => tables.threads.get(store, id));
}

/** Posts of the thread a post is in, the oldest first. */
export async function readThread(
  store: StateReader,
  postId: string,
  query: PageQuery,
  at: BlockMark,
): Promise<(Page<PostView> & { thread: ThreadRow }) | undefined> {
  const post = await tables.posts.get(store, postId);
  if (post === undefined) return undefined;
  const thread = await tables.threads.need(store, post.thread);
  const scope = { prefix: `${post.thread}/` };
  const page = await pageOf(store, tables.threadPosts, query, scope, ({ id }) =>
    readPost(store, id, at),
  );
  return { ...page, thread };
}

export async function readPost(
  store: StateReader,
  id: string,
  at: BlockMark,
): Promise<PostView | undefined> {
  const post = await tables.posts.get(store, id);
  return post && viewOf(store, post, at);
}

async function viewOf(store: StateReader, post: PostRow, { time }: BlockMark): Promise<PostView> {
  const hidden = await hiddenMark(store, post, time);
  return { ...post, cid: cidOfDigest(post.content).toString(), ...(hidden && { hidden }) };
}

/** Every index of a list's log, refused posts with the reason. */
export function readLog(store: StateReader, list: string, query: PageQuery) {
  const prefix = `${list}/`;
  return pageOf(
    store,
    tables.log,
    query,
    { prefix },
    ({ id, post, at, tx, fault, refused }, key) => ({
      index: Number(key.slice(prefix.length)),
      ...{ id, author: post.author, subject: post.subject, at, tx },
      ...(fault !== undefined && { fault }),
      ...(refused !== undefined && { refused }),
    }),
  );
}

/** How anybody can check on chain that a post is where the index says. */
export async function readProof(store: StateReader, id: string): Promise<ProofView | undefined> {
  const post = await tables.posts.get(store, id);
  if (post === undefined) return undefined;
  const { list, index } = post;
  const { anchor, tx, block } = await tables.log.need(store, indexKey(list, index));
  const found = { list, postId: id, tx, block, index };
  if (anchor === undefined) return { ...found, how: "direct" };
  const { count, root, cid } = await tables.anchors.need(store, indexKey(list, anchor.first));
  const ids: string[] = [];
  const range = { prefix: `${list}/`, after: before(list, anchor.first), limit: count };
  for await (const [, entry] of tables.log.scan(store, range)) ids.push(entry.id);
  const proof = batchTree(list, ids).proofOf(anchor.place);
  return { ...found, how: "anchored", root, count, cid, place: anchor.place, proof };
}

const before = (list: string, first: number) =>
  first === 0 ? `${list}/` : indexKey(list, first - 1);
