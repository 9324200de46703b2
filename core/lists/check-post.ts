import { getAddress, isAddress, isHexString, ZeroHash } from "ethers";
import { z } from "zod";
import { DaoError } from "../errors.js";
import { formatCount } from "../format/index.js";
import { LAST_MOMENT, LAST_POST_SEQUENCE, SIGNATURE_LIMIT, SUBJECT_LIMIT } from "./limits.js";
import { isPlainText, utf8Length } from "./plain-text.js";
import type { PostEnvelope, SignedPost } from "./post.js";

const hash = z
  .string("it is not text")
  .refine((text) => isHexString(text, 32), "it is not 0x and 64 hexadecimal digits")
  .transform((text) => text.toLowerCase());

const address = z
  .string("it is not text")
  .refine((text) => isAddress(text) && text.startsWith("0x"), "it is not an address")
  .transform((text) => getAddress(text));

const sequence = z
  .union([z.bigint(), z.int(), z.string().regex(/^\d{1,20}$/)], "it is not a whole number")
  .transform((number) => BigInt(number))
  .refine((number) => number >= 0n && number <= LAST_POST_SEQUENCE, "it is out of range");

const sentAt = z
  .int("it is not a timestamp in seconds")
  .min(0, "it is before 1970")
  .max(LAST_MOMENT, "it is not a timestamp in seconds");

const subject = z
  .string("it is not text")
  .refine(
    (text) => utf8Length(text) <= SUBJECT_LIMIT,
    `it takes more than ${formatCount(SUBJECT_LIMIT)} bytes`,
  )
  .refine(isPlainText, "it has control, line-breaking or direction-changing characters");

/** A post as JSON or as this library has it: the sequence may be a decimal text. Refuses what the contract refuses. */
export const postSchema = z
  .strictObject({
    list: hash,
    author: address,
    parent: hash,
    subject,
    content: hash.refine((digest) => digest !== ZeroHash, "it is zero: there is no content"),
    sentAt,
    sequence,
    previous: hash,
  })
  .refine((post) => (post.sequence === 0n) === (post.previous === ZeroHash), {
    path: ["previous"],
    message: "the first post of a list (sequence 0), and no other, has zero there",
  });

/** A signed post as JSON. */
export const signedPostSchema = z.strictObject({
  post: postSchema,
  signature: z
    .string("it is not text")
    .refine((text) => isHexString(text, true), "it is not hexadecimal")
    .refine(
      (text) => text.length <= 2 + 2 * SIGNATURE_LIMIT,
      `it takes more than ${formatCount(SIGNATURE_LIMIT)} bytes`,
    )
    .transform((text) => text.toLowerCase()),
});

/**
 * Checks the shape of an envelope, whoever made it, and writes addresses and hashes in one way.
 *
 * @throws DaoError `POST_MALFORMED`, naming the first field that is wrong.
 */
export function checkPost(post: unknown): PostEnvelope {
  return checked(postSchema, post);
}

/** The same with the signature beside it; whose signature it is, is another question. @throws DaoError `POST_MALFORMED` */
export function checkSignedPost(signed: unknown): SignedPost {
  return checked(signedPostSchema, signed);
}

function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data as z.output<T>;
  const [first] = error.issues;
  const field = first?.path.at(-1);
  const where = field === undefined ? "" : `${String(field)}: `;
  throw new DaoError("POST_MALFORMED", `This is no post: ${where}${first?.message ?? ""}.`, {
    hint: "A post has list, author, parent, subject, content, sentAt, sequence and previous, as `dao post` writes them.",
  });
}
