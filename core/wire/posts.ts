import { getBytes, toUtf8Bytes, decodeBase64 } from "ethers";
import { z } from "zod";
import { CONTENT_LIMIT, SIGNATURE_LIMIT, SUBJECT_LIMIT } from "../lists/limits.js";
import { addressField, bytes32Field, bytesField, decimalField, momentField } from "./fields.js";

/** An envelope as JSON: as `postTypes` has it, the sequence as decimal text because it may be too large for JSON. */
export const postEnvelopeSchema = z
  .strictObject({
    list: bytes32Field,
    author: addressField,
    parent: bytes32Field,
    subject: z.string().max(SUBJECT_LIMIT, { error: `must be at most ${SUBJECT_LIMIT} bytes` }),
    /** SHA-256 of the content's bytes. */
    content: bytes32Field,
    sentAt: momentField,
    sequence: z.preprocess(
      (given) => (typeof given === "number" && Number.isSafeInteger(given) ? String(given) : given),
      decimalField(64),
    ),
    previous: bytes32Field,
  })
  .meta({ id: "PostEnvelope" });

/** Body of `POST /v1/posts`. */
export const postMessageSchema = z
  .strictObject({
    post: postEnvelopeSchema,
    signature: bytesField(SIGNATURE_LIMIT),
    /** The bytes the envelope's digest is of. */
    content: z.string().max(Math.ceil(CONTENT_LIMIT / 3) * 4, { error: "is too long" }),
    encoding: z.enum(["utf8", "base64"]).default("utf8"),
  })
  .meta({ id: "PostMessage", description: "A signed post with its content." });

export type PostMessage = z.infer<typeof postMessageSchema>;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The content's bytes; nothing when what is said to be base64 is none. */
export function contentBytes({
  content,
  encoding,
}: Pick<PostMessage, "content" | "encoding">): Uint8Array | undefined {
  if (encoding === "utf8") return toUtf8Bytes(content);
  return BASE64.test(content) ? getBytes(decodeBase64(content)) : undefined;
}
