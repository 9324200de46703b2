import { decodeBase64, recoverAddress, sha256, type TypedDataDomain } from "ethers";
import PostalMime, { decodeWords, type Email } from "postal-mime";
import { z } from "zod";
import { decodeBatch } from "../lists/batch.js";
import { postId, type PostEnvelope } from "../lists/post.js";
import { DaoError, isDaoError } from "../errors.js";
import { EXPORT_HEADERS } from "./exported-post.js";

/** What a message of an exported mailbox proves by itself. */
export interface VerifiedPost {
  id: string;
  post: PostEnvelope;
  signature: string;
  /** EIP-712 domain it was signed for: whose post it is. */
  domain: TypedDataDomain;
  /** The author's key signed it; `unknown` where only a wallet contract or a transaction can tell. */
  signed: "yes" | "unknown";
  /** The text is what was signed; `missing` where it was not exported. */
  content: "yes" | "missing";
}

const domainSchema = z.strictObject({
  name: z.string().max(31),
  version: z.string().max(31),
  chainId: z.string().regex(/^\d{1,78}$/),
  verifyingContract: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
});

/**
 * Checks an exported post with nothing but its message: id, signature and text. What the chain says about it (whether
 * it was anchored, and whether its author might post) is what the anchor's transaction is named for.
 *
 * @param message one message of the mailbox, quoting undone.
 * @throws DaoError `EXPORTED_POST_WRONG`
 */
export async function verifyExportedPost(message: Uint8Array): Promise<VerifiedPost> {
  const email = await PostalMime.parse(message);
  const { post, signature } = envelopeIn(email);
  const domain = parseDomain(headerOf(email, EXPORT_HEADERS.domain) ?? "");
  const id = postId(post, domain);
  const claimed = headerOf(email, EXPORT_HEADERS.post);
  if (claimed !== id) throw wrong(`its envelope is that of post ${id}, its header says ${claimed}`);
  const content = checkContent(email, post);
  return { id, post, signature, domain, signed: checkSignature(id, post, signature), content };
}

function envelopeIn(email: Email) {
  const text = (headerOf(email, EXPORT_HEADERS.envelope) ?? "").replace(/\s+/g, "");
  if (text === "") throw wrong(`it has no ${EXPORT_HEADERS.envelope}`);
  try {
    const [signed, other] = decodeBatch(decodeBase64(text));
    if (signed === undefined || other !== undefined) throw wrong("its envelope is not one post");
    return signed;
  } catch (error) {
    if (isDaoError(error) && error.code === "EXPORTED_POST_WRONG") throw error;
    throw wrong("its envelope cannot be read", error);
  }
}

function parseDomain(text: string) {
  try {
    const fields = decodeWords(text)
      .split(";")
      .map((field) => field.trim().split(/=(.*)/).slice(0, 2));
    return domainSchema.parse(Object.fromEntries(fields));
  } catch (cause) {
    throw wrong("its domain cannot be read", cause);
  }
}

function checkSignature(
  id: string,
  { author }: PostEnvelope,
  signature: string,
): "yes" | "unknown" {
  try {
    if (recoverAddress(id, signature) === author) return "yes";
  } catch {
    // Not a key's signature: a wallet contract may still have given it.
  }
  return "unknown";
}

/** Mail ends its last line whether the text did or not: the digest tells which it was. */
function checkContent(email: Email, { content }: PostEnvelope): "yes" | "missing" {
  if (headerOf(email, EXPORT_HEADERS.content) === "missing") return "missing";
  const text = email.text ?? "";
  for (const each of [text, text.replace(/\n$/, "")]) {
    if (sha256(new TextEncoder().encode(each)) === content) return "yes";
  }
  throw wrong("its text is not the one that was signed");
}

function headerOf({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name.toLowerCase())?.value;
}

const wrong = (reason: string, cause?: unknown) =>
  new DaoError("EXPORTED_POST_WRONG", `This message is not the post it says it is: ${reason}.`, {
    hint: "Export the list again, from another relay if need be.",
    cause,
  });
