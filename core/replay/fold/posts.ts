import { toUtf8String, Utf8ErrorFuncs, ZeroHash } from "ethers";
import { cidOfDigest } from "../../lists/content.js";
import { judgePost } from "../../lists/judge-post.js";
import { indexKey } from "../event.js";
import { postingRightAt } from "../posting-right.js";
import type { ReplayPorts } from "../ports.js";
import type { StateStore } from "../store.js";
import { tables, type LogRow, type PostRow } from "../tables.js";

const { log, posts, threads, threadOrder, threadPosts, authors, lists, search, wanted } = tables;

/**
 * Judges one entry of a list's log by its place on the chain, and keeps the post or says why not.
 *
 * @param list - whose log it is; a batch may hold posts for another.
 */
export async function judgeAndKeep(
  store: StateStore,
  list: string,
  index: number,
  entry: LogRow,
  ports: ReplayPorts,
): Promise<void> {
  const { post, signature, anchor, at, place, block } = entry;
  const { author } = post;
  const last = await authors.get(store, `${list}/${author}`);
  const { isWalletSignature } = ports;
  const { fault, refused } = await judgePost(
    { post: { ...post, sequence: BigInt(post.sequence) }, signature },
    {
      list,
      domain: ports.postDomain,
      direct: anchor === undefined,
      anchoredAt: at,
      right: await postingRightAt(store, author, place, at),
      last: last && { id: last.last, sequence: BigInt(last.sequence) },
      seen: (await posts.get(store, entry.id)) !== undefined,
      ...(isWalletSignature && {
        isWalletSignature: (account: string, digest: string, bytes: string) =>
          isWalletSignature(account, digest, bytes, block),
      }),
    },
  );
  if (refused === undefined) await keep(store, index, entry, ports);
  else await log.put(store, indexKey(list, index), { ...entry, ...(fault && { fault }), refused });
}

async function keep(
  store: StateStore,
  index: number,
  { id, post, anchor, at, tx }: LogRow,
  ports: ReplayPorts,
): Promise<void> {
  const { list, author, parent, subject } = post;
  const above = parent === ZeroHash ? undefined : await posts.get(store, parent);
  // An answer to what is not on the list begins a thread of its own.
  const thread = above?.list === list ? above.thread : id;
  if (above?.list === list)
    await posts.put(store, parent, { ...above, replies: above.replies + 1 });
  const row: PostRow = {
    ...post,
    id,
    index,
    thread,
    at,
    tx,
    direct: anchor === undefined,
    replies: 0,
  };
  await posts.put(store, id, row);
  await authors.put(store, `${list}/${author}`, { sequence: post.sequence, last: id });
  await threadPosts.put(store, indexKey(thread, index), { id });
  const known = await threads.get(store, thread);
  if (known !== undefined) await threadOrder.delete(store, indexKey(list, known.lastIndex));
  await threads.put(store, thread, {
    ...(known ?? { id: thread, list, subject, author, startedAt: at }),
    posts: (known?.posts ?? 0) + 1,
    lastIndex: index,
    lastAt: at,
  });
  await threadOrder.put(store, indexKey(list, index), { id: thread });
  await lists.change(store, list, (found) => {
    found.posts += 1;
    if (known === undefined) found.threads += 1;
    found.lastPostAt = at;
  });
  const body = await bodyOf(store, id, post.content, ports);
  await search.put(store, `post/${id}`, {
    kind: "post",
    id,
    within: list,
    title: subject,
    body,
    at,
  });
}

/** Takes back the newest accepted post of a list: the exact reverse of keeping it. */
export async function forget(store: StateStore, { id, post }: LogRow): Promise<void> {
  const row = await posts.need(store, id);
  const { list, author, parent, content } = post;
  await posts.delete(store, id);
  await search.delete(store, `post/${id}`);
  await wanted.delete(store, `${content}/${id}`);
  const sequence = BigInt(post.sequence);
  if (sequence === 0n) await authors.delete(store, `${list}/${author}`);
  else
    await authors.put(store, `${list}/${author}`, {
      sequence: (sequence - 1n).toString(),
      last: post.previous,
    });
  if (row.thread !== id)
    await posts.change(store, parent, (above) => {
      above.replies -= 1;
    });
  await threadPosts.delete(store, indexKey(row.thread, row.index));
  await threadOrder.delete(store, indexKey(list, row.index));
  const before = await newestOf(store, row.thread);
  if (before === undefined) await threads.delete(store, row.thread);
  else {
    await threads.change(store, row.thread, (thread) => {
      thread.posts -= 1;
      [thread.lastIndex, thread.lastAt] = [before.index, before.at];
    });
    await threadOrder.put(store, indexKey(list, before.index), { id: row.thread });
  }
  await lists.change(store, list, (found) => {
    found.posts -= 1;
    if (before === undefined) found.threads -= 1;
  });
  await dateList(store, list);
}

async function newestOf(store: StateStore, thread: string): Promise<PostRow | undefined> {
  const range = { prefix: `${thread}/`, reverse: true, limit: 1 };
  for await (const [, { id }] of threadPosts.scan(store, range)) return posts.need(store, id);
  return undefined;
}

/** The last post of a list is that of its thread with the newest post. */
async function dateList(store: StateStore, list: string): Promise<void> {
  let lastPostAt: number | undefined;
  const range = { prefix: `${list}/`, reverse: true, limit: 1 };
  for await (const [, { id }] of threadOrder.scan(store, range))
    lastPostAt = (await threads.need(store, id)).lastAt;
  await lists.change(store, list, (found) => {
    if (lastPostAt === undefined) delete found.lastPostAt;
    else found.lastPostAt = lastPostAt;
  });
}

/** The words of a post, for those who search; what nobody has at hand is asked for again. */
async function bodyOf(
  store: StateStore,
  id: string,
  content: string,
  { fetchBlob }: ReplayPorts,
): Promise<string> {
  const bytes = await fetchBlob(cidOfDigest(content).toString());
  if (bytes === null) {
    await wanted.put(store, `${content}/${id}`, { post: id });
    return "";
  }
  return wordsOf(bytes);
}

/** Asks again for the words of posts nobody could give. @returns how many came. */
export async function readWanted(
  store: StateStore,
  keys: readonly string[],
  ports: ReplayPorts,
): Promise<number> {
  let found = 0;
  for (const key of keys) {
    const [content = "", id = ""] = key.split("/");
    const bytes = await ports.fetchBlob(cidOfDigest(content).toString());
    if (bytes === null) continue;
    found += 1;
    await wanted.delete(store, key);
    await search.change(store, `post/${id}`, (row) => {
      row.body = wordsOf(bytes);
    });
  }
  return found;
}

/** Content may be any bytes of the right digest; what is no UTF-8 is shown as U+FFFD. */
const wordsOf = (bytes: Uint8Array) => toUtf8String(bytes, Utf8ErrorFuncs.replace);
