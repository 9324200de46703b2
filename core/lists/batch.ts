import { AbiCoder, dataLength, getBytes, type Result } from "ethers";
import { DaoError, isDaoError } from "../errors.js";
import { countOf, formatBytes } from "../format/index.js";
import { checkSignedPost } from "./check-post.js";
import { BATCH_BYTES_LIMIT, BATCH_LIMIT } from "./limits.js";
import { utf8Length } from "./plain-text.js";
import { postTypes, type SignedPost } from "./post.js";

const FIELDS = postTypes.Post.map(({ name, type }) => `${type} ${name}`).join(", ");
const BATCH = [`tuple(tuple(${FIELDS}) post, bytes signature)[]`];
const coder = AbiCoder.defaultAbiCoder();

/**
 * The bytes of a batch: `abi.encode((Post post, bytes signature)[])`.
 *
 * @param posts - 1 to 500, in the order of their places.
 * @throws DaoError `POST_BATCH_MALFORMED`, `POST_MALFORMED`
 */
export function encodeBatch(posts: readonly SignedPost[]): Uint8Array {
  requireCount(posts.length);
  const bytes = encode(posts.map(checkSignedPost));
  requireSize(bytes.byteLength);
  return bytes;
}

/**
 * Takes a batch apart again. Posts have one spelling, so bytes that {@link encodeBatch} would write otherwise are none.
 *
 * @throws DaoError `POST_BATCH_MALFORMED`
 */
export function decodeBatch(bytes: Uint8Array): SignedPost[] {
  requireSize(bytes.byteLength);
  const posts = decode(bytes);
  requireCount(posts.length);
  if (!isSame(encode(posts), bytes)) throw malformed("its posts are written another way");
  return posts;
}

function encode(posts: readonly SignedPost[]): Uint8Array {
  return getBytes(coder.encode(BATCH, [posts]));
}

function decode(bytes: Uint8Array): SignedPost[] {
  try {
    const [batch] = coder.decode(BATCH, bytes) as unknown as [Result];
    return [...batch].map((pair: unknown) => {
      const [post, signature] = pair as [Result, string];
      const fields = post.toObject();
      return checkSignedPost({ post: { ...fields, sentAt: Number(fields.sentAt) }, signature });
    });
  } catch (cause) {
    throw malformed(isDaoError(cause) ? firstLower(cause.message) : "it cannot be read", cause);
  }
}

function requireCount(count: number): void {
  if (count === 0) throw malformed("it holds no post");
  if (count > BATCH_LIMIT)
    throw malformed(`it holds ${countOf(count, "post")}; ${BATCH_LIMIT} fit`);
}

function requireSize(size: number): void {
  if (size > BATCH_BYTES_LIMIT)
    throw malformed(`it takes ${formatBytes(size)}; ${formatBytes(BATCH_BYTES_LIMIT)} fit`);
}

const isSame = (one: Uint8Array, other: Uint8Array) =>
  one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);

const firstLower = (text: string) =>
  text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");

function malformed(reason: string, cause?: unknown): DaoError {
  return new DaoError("POST_BATCH_MALFORMED", `This is no batch of posts: ${reason}.`, {
    hint: `A batch is abi.encode((Post post, bytes signature)[]) with 1 to ${BATCH_LIMIT} posts.`,
    cause,
  });
}

/** Bytes one post adds to a batch, so that a relay knows when the next one does not fit. */
export function batchBytesOf({ post, signature }: SignedPost): number {
  const words = (bytes: number) => 32 * Math.ceil(bytes / 32);
  const subject = 32 + words(utf8Length(post.subject));
  const signed = 32 + words(dataLength(signature));
  // An offset to the pair; two offsets in it; eight words of the post, the subject's text behind them.
  return 32 + 64 + 256 + subject + signed;
}
