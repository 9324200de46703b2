import { recoverAddress, Signature, type TypedDataDomain, ZeroHash } from "ethers";
import { isDaoError } from "../errors.js";
import { formatMoment, shortHash } from "../format/index.js";
import { checkPost } from "./check-post.js";
import { POST_AGE_LIMIT, POST_AHEAD_LIMIT } from "./limits.js";
import { type PostEnvelope, postId, type SignedPost } from "./post.js";

/** Why an honest reader refuses a post that is in the log. Scripts branch on it, so the words never change. */
export type PostFault =
  | "malformed"
  | "wrong-list"
  | "wrong-signature"
  | "no-posting-right"
  | "wrong-time"
  | "posted-before"
  | "sequence-taken"
  | "sequence-gap"
  | "broken-link";

/** What a reader knows when it comes to a post, at the block that brought it in. */
export interface PostContext {
  /** Id of the list whose log it is in. */
  list: string;
  domain: TypedDataDomain;
  /** Posted directly: then the contract has checked signature, right and time, and no signature is at hand. */
  direct: boolean;
  /** Conduct's answer at that block: "granted", or why the author may not post. */
  right: string;
  /** The author's last accepted post on the list. */
  last: { id: string; sequence: bigint } | undefined;
  /** Whether a post of this id was accepted before. */
  seen: boolean;
  /** The block's time (timestamp in seconds). */
  anchoredAt: number;
  /** Whether the author's own contract takes the signature at that block (ERC-1271); without it, keys only are believed. */
  isWalletSignature?: (author: string, digest: string, signature: string) => Promise<boolean>;
}

/** Whether a post counts. Content is judged apart: a post stands whether or not anybody still keeps its bytes. */
export interface PostJudgement {
  /** Id of the post; zero if it has none, being no post at all. */
  id: string;
  fault: PostFault | undefined;
  /** The fault in one line. */
  refused: string | undefined;
}

/**
 * Judges one post of a log. Posts are judged in the order of the log; one refused for its place among its author's posts
 * may come in again later and then be accepted.
 */
export async function judgePost(signed: SignedPost, context: PostContext): Promise<PostJudgement> {
  let post: PostEnvelope;
  try {
    post = checkPost(signed.post);
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return { id: ZeroHash, fault: "malformed", refused: error.message };
  }
  const id = postId(post, context.domain);
  const own = faultOf(post, id, context) ?? orderFaultOf(post, context);
  const fault = own ?? (await signatureFault({ post, signature: signed.signature }, id, context));
  return { id, fault: fault?.[0], refused: fault?.[1] };
}

type Fault = readonly [PostFault, string];

function faultOf(post: PostEnvelope, id: string, context: PostContext): Fault | undefined {
  if (post.list !== context.list.toLowerCase()) {
    return ["wrong-list", `It belongs to another list, ${shortHash(post.list)}.`];
  }
  if (context.seen) return ["posted-before", `Post ${shortHash(id)} came in before.`];
  if (context.direct) return undefined;
  const time = timeFault(post.sentAt, context.anchoredAt);
  if (time !== undefined) return ["wrong-time", time];
  if (context.right !== "granted") {
    return ["no-posting-right", `Its author might not post when it came in: ${context.right}.`];
  }
  return undefined;
}

/** What is wrong with the moment a post says it was sent, by the clock of the block that takes it in. */
export function timeFault(sentAt: number, blockTime: number): string | undefined {
  if (sentAt > blockTime + POST_AHEAD_LIMIT) {
    return `It says it was sent at ${formatMoment(BigInt(sentAt))}, after it came in.`;
  }
  if (sentAt < blockTime - POST_AGE_LIMIT) {
    return `It was sent at ${formatMoment(BigInt(sentAt))}, more than 30 days before it came in.`;
  }
  return undefined;
}

function orderFaultOf(post: PostEnvelope, { last }: PostContext): Fault | undefined {
  const next = last === undefined ? 0n : last.sequence + 1n;
  const previous = last?.id ?? ZeroHash;
  if (post.sequence < next) {
    return ["sequence-taken", `Its author's post number ${post.sequence} is another one.`];
  }
  if (post.sequence > next) {
    return ["sequence-gap", `It is its author's number ${post.sequence}, and ${next} is missing.`];
  }
  if (post.previous !== previous.toLowerCase()) {
    return [
      "broken-link",
      `It follows ${shortHash(post.previous)}, and not its author's last post.`,
    ];
  }
  return undefined;
}

async function signatureFault(
  { post, signature }: SignedPost,
  id: string,
  { direct, isWalletSignature }: PostContext,
): Promise<Fault | undefined> {
  if (direct || isSignedByKey(post.author, id, signature)) return undefined;
  if (await isWalletSignature?.(post.author, id, signature)) return undefined;
  return ["wrong-signature", "Its author did not sign it."];
}

/** Whether the author's own key signed it: 65 bytes, or 64 as in EIP-2098. */
export function isSignedByKey(author: string, digest: string, signature: string): boolean {
  try {
    return recoverAddress(digest, Signature.from(signature)) === author;
  } catch {
    return false;
  }
}
