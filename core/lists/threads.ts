import { ZeroHash } from "ethers";
import type { PostEnvelope } from "./post.js";

/** A post as threads are made of it. */
export interface ThreadPost {
  id: string;
  post: Pick<PostEnvelope, "parent" | "subject">;
}

/** A post in its thread. */
export interface ThreadEntry<P extends ThreadPost> {
  /** How many answers deep; 0 begins the thread. */
  depth: number;
  post: P;
}

export interface Thread<P extends ThreadPost> {
  /** Id of the post that begins it. */
  id: string;
  /** The subject of that post. */
  subject: string;
  /** It answers a post that is not among those given. */
  orphaned: boolean;
  /** Each answer under what it answers, answers to the same post in the given order. */
  entries: ThreadEntry<P>[];
  /** The post given last. */
  latest: P;
}

/**
 * Puts posts of a list into threads.
 *
 * @param posts - accepted ones, in the order of the log. An answer may stand before what it answers; one that answers
 * nothing that is there begins a thread of its own.
 * @returns threads in the order of their first posts.
 */
export function threadsOf<P extends ThreadPost>(posts: readonly P[]): Thread<P>[] {
  const known = new Set(posts.map(({ id }) => id));
  const places = new Map(posts.map(({ id }, place) => [id, place]));
  const answers = new Map<string, P[]>();
  const roots: P[] = [];
  for (const post of posts) {
    const { parent } = post.post;
    if (!known.has(parent)) roots.push(post);
    else if (answers.get(parent)?.push(post) === undefined) answers.set(parent, [post]);
  }
  return roots.map((root) => {
    const entries = walk(root, answers);
    return {
      id: root.id,
      subject: root.post.subject,
      orphaned: root.post.parent !== ZeroHash,
      entries,
      latest: latestOf(entries, places),
    };
  });
}

/** Without recursion: a thread may be as deep as the list is long. */
function walk<P extends ThreadPost>(root: P, answers: Map<string, P[]>): ThreadEntry<P>[] {
  const entries: ThreadEntry<P>[] = [];
  const waiting: ThreadEntry<P>[] = [{ depth: 0, post: root }];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    entries.push(entry);
    const { depth, post } = entry;
    for (const answer of (answers.get(post.id) ?? []).toReversed())
      waiting.push({ depth: depth + 1, post: answer });
  }
  return entries;
}

function latestOf<P extends ThreadPost>(
  entries: readonly ThreadEntry<P>[],
  places: ReadonlyMap<string, number>,
): P {
  const place = ({ post }: ThreadEntry<P>) => places.get(post.id) ?? 0;
  return entries.reduce((last, entry) => (place(entry) > place(last) ? entry : last)).post;
}
