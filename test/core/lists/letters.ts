import { hexlify, keccak256, toUtf8Bytes, type TypedDataDomain, Wallet, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  contentDigest,
  isPlainText,
  listId,
  type PostEnvelope,
  postId,
  postTypes,
  type SignedPost,
  utf8Length,
} from "../../../core/lists/index.js";

/** People with keys of their own, always the same. */
export const author = new Wallet(keccak256(toUtf8Bytes("an author")));
export const other = new Wallet(keccak256(toUtf8Bytes("somebody else")));

export const GENERAL = listId("general");

export const DOMAIN: TypedDataDomain = {
  name: "DC-BAS Lists",
  version: "1",
  chainId: 31337n,
  verifyingContract: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
};

/** The author's first post on the general list. */
export function firstPost(changes: Partial<PostEnvelope> = {}): PostEnvelope {
  return {
    list: GENERAL,
    author: author.address,
    parent: ZeroHash,
    subject: "Assurance — what it is",
    content: contentDigest(toUtf8Bytes("Let us begin.")),
    sentAt: 1_800_000_000,
    sequence: 0n,
    previous: ZeroHash,
    ...changes,
  };
}

/** The author's post after this one, in answer to it. */
export function nextPost(before: PostEnvelope, changes: Partial<PostEnvelope> = {}): PostEnvelope {
  const previous = postId(before, DOMAIN);
  return { ...before, parent: previous, previous, sequence: before.sequence + 1n, ...changes };
}

export async function sign(post: PostEnvelope, by: Wallet = author): Promise<SignedPost> {
  return { post, signature: await by.signTypedData(DOMAIN, postTypes, post) };
}

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array) => hexlify(array));
const notZero = hex(32).filter((hash) => hash !== ZeroHash);

/** Any envelope the contract would take, whoever its author is. */
export const posts: fc.Arbitrary<PostEnvelope> = fc
  .record({
    list: hex(32),
    author: notZero.map((key) => new Wallet(key).address),
    parent: hex(32),
    subject: fc
      .string({ unit: "binary", maxLength: 60 })
      .filter((text) => isPlainText(text) && utf8Length(text) <= 200),
    content: notZero,
    sentAt: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    sequence: fc.bigInt(0n, 2n ** 64n - 1n),
    previous: notZero,
  })
  .map((post) => (post.sequence === 0n ? { ...post, previous: ZeroHash } : post));

export const signedPosts: fc.Arbitrary<SignedPost> = fc.record({
  post: posts,
  signature: fc.uint8Array({ maxLength: 200 }).map((bytes) => hexlify(bytes)),
});
