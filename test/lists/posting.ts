import { type BytesLike, type Signer, toUtf8Bytes, ZeroHash } from "ethers";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  type PostEnvelope,
  postId,
  type SignedPost,
  signPost,
} from "../../core/lists/index.js";
import { foundCoalition, time, type Coalition } from "../fixture/coalition.js";

export const GENERAL = listId("general");

/** The real coalition with the domain of its posts. Its lists are "general" and "announcements". */
export async function forum() {
  const c = await foundCoalition();
  return { ...c, domain: await postDomain(c) };
}

export type Forum = Awaited<ReturnType<typeof forum>>;

/** Somebody's first post on the general list. */
export async function draft(
  author: Signer,
  changes: Partial<PostEnvelope> = {},
): Promise<PostEnvelope> {
  return {
    list: GENERAL,
    author: await author.getAddress(),
    parent: ZeroHash,
    subject: "Assurance — what it is",
    content: contentDigest(toUtf8Bytes("Let us begin.")),
    sentAt: await time.latest(),
    sequence: 0n,
    previous: ZeroHash,
    ...changes,
  };
}

/** Posts of several authors, each one's in sequence, signed by them. */
export async function written(c: Forum, authors: readonly Signer[]): Promise<SignedPost[]> {
  const last = new Map<string, PostEnvelope>();
  const posts: SignedPost[] = [];
  for (const author of authors) {
    const address = await author.getAddress();
    const before = last.get(address);
    const post = await draft(
      author,
      before && { sequence: before.sequence + 1n, previous: postId(before, c.domain) },
    );
    last.set(address, post);
    posts.push(await signPost(author, c.domain, post));
  }
  return posts;
}

/** What a relay sends for these posts. */
export function batchOf({ domain }: Pick<Forum, "domain">, posts: readonly SignedPost[]) {
  const ids = posts.map(({ post }) => postId(post, domain));
  const bytes = encodeBatch(posts);
  const { root, proofOf } = batchTree(GENERAL, ids);
  return { ids, bytes, root, proofOf, count: posts.length, cid: contentCid(bytes).bytes };
}

/** Anchors them as this member, or member's relay. */
export function anchor(
  { lists }: Pick<Coalition, "lists">,
  who: Signer,
  { root, count, cid }: { root: string; count: number; cid: BytesLike },
  list = GENERAL,
) {
  return lists.connect(who).anchor(list, root, count, cid);
}
