import { recoverAddress, type TypedDataDomain } from "ethers";
import { postId, type SignedPost } from "../lists/post.js";
import type { PostingRight } from "./posting-right.js";

/** What a post is held against: the list and its author's standing at the post's place on the chain. */
export interface PostContext {
  list: string;
  domain: TypedDataDomain;
  /** Whether the contract itself has seen it, and with it the signature. */
  direct: boolean;
  right: PostingRight;
  /** The author's last accepted post on the list. */
  last: { id: string; sequence: bigint } | undefined;
  /** Whether a post with this id was accepted before. */
  seen: boolean;
  /** What a contract account says of a signature (ERC-1271) at that place; without it such signatures are refused. */
  isWalletSignature?:
    ((account: string, digest: string, signature: string) => Promise<boolean>) | undefined;
}

/** Says in one line why honest readers refuse a post; nothing when they take it. */
export async function judgePost(
  signed: SignedPost,
  context: PostContext,
): Promise<string | undefined> {
  const { post } = signed;
  if (post.list !== context.list) return "It was written for another list.";
  if (context.seen) return "It is on the list already.";
  if (!context.direct && !(await isSigned(signed, context)))
    return `The signature is not that of ${post.author}.`;
  if (context.right !== "granted") return REFUSALS[context.right];
  return misplaced(signed, context.last);
}

const REFUSALS: Readonly<Record<Exclude<PostingRight, "granted">, string>> = {
  "not a member": "The author was not a member at that time.",
  suspended: "The author was suspended from posting at that time.",
  held: "The author's posts were held back at that time.",
  "code not accepted": "The author had not accepted the Code of Conduct then in force.",
};

async function isSigned(
  { post, signature }: SignedPost,
  { domain, isWalletSignature }: PostContext,
): Promise<boolean> {
  const digest = postId(post, domain);
  if (signerOf(digest, signature) === post.author) return true;
  return (await isWalletSignature?.(post.author, digest, signature)) ?? false;
}

function signerOf(digest: string, signature: string): string | undefined {
  try {
    return recoverAddress(digest, signature);
  } catch {
    return undefined; // No signature by a key.
  }
}

function misplaced({ post }: SignedPost, last: PostContext["last"]): string | undefined {
  const expected = last === undefined ? 0n : last.sequence + 1n;
  if (post.sequence !== expected)
    return `It is number ${post.sequence} of its author's posts on the list; number ${expected} would follow.`;
  if (last !== undefined && post.previous !== last.id)
    return "It does not follow its author's post before it.";
  return undefined;
}
