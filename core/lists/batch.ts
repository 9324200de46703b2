import { AbiCoder, concat, dataLength, getBytes, type Result, toBeHex } from "ethers";
import { DaoError, isDaoError } from "../errors.js";
import { countOf, formatBytes } from "../format/index.js";
import { checkSignedPost } from "./check-post.js";
import { BATCH_BYTES_LIMIT, BATCH_LIMIT } from "./limits.js";
import { utf8Length } from "./plain-text.js";
import { postTypes, type SignedPost } from "./post.js";

const FIELDS = postTypes.Post.map(({ name, type }) => `${type} ${name}`).join(", ");
const PAIR = `tuple(tuple(${FIELDS}) post, bytes signature)`;
const BATCH = [`${PAIR}[]`];
const MALFORMED = "POST_BATCH_MALFORMED";
const WORD = 32;
const coder = AbiCoder.defaultAbiCoder();
/** Offset of the only thing that follows. */
const HERE = toBeHex(WORD, WORD);

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
  if (!isSame(encode(posts), bytes)) throw malformed("its posts are written another way");
  return posts;
}

function encode(posts: readonly SignedPost[]): Uint8Array {
  return getBytes(coder.encode(BATCH, [posts]));
}

function decode(bytes: Uint8Array): SignedPost[] {
  try {
    return piecesOf(bytes).map((piece) => {
      const [[post, signature]] = coder.decode([PAIR], concat([HERE, piece])) as unknown as [
        [Result, string],
      ];
      const fields = post.toObject();
      return checkSignedPost({ post: { ...fields, sentAt: Number(fields.sentAt) }, signature });
    });
  } catch (cause) {
    if (isDaoError(cause) && cause.code === MALFORMED) throw cause;
    throw malformed(isDaoError(cause) ? firstLower(cause.message) : "it cannot be read", cause);
  }
}

/**
 * The bytes of each pair, by the offsets at the head of the list. ethers would copy all that follows for every pair, and
 * take seconds for a full batch. What is read here wrongly is not written the same way again.
 */
function piecesOf(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = (at: number) => view.getUint32(at + WORD - 4);
  const count = last(WORD);
  requireCount(count);
  const base = 2 * WORD;
  const offsets = Array.from({ length: count }, (_, index) => last(base + index * WORD));
  return offsets.map((from, index) =>
    bytes.subarray(base + from, base + (offsets[index + 1] ?? bytes.byteLength)),
  );
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
  return new DaoError(MALFORMED, `This is no batch of posts: ${reason}.`, {
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
