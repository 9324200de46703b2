import { isDaoError } from "../../core/errors.js";
import { MEMBER_HOST } from "../../core/mail/exported-post.js";
import { cidOfDigest } from "../../core/lists/content.js";
import { Ancestry } from "./ancestry.js";
import { composePost, type PostMailContext } from "./post-mail.js";
import type { MailContent, MailIndex, MailPost } from "./ports.js";
import { postmark, quoteFrom } from "./mboxrd.js";

/** All posts of a list, oldest first, as an mbox (mboxrd). One post is in memory at a time. */
export async function* exportMbox(
  index: MailIndex,
  content: MailContent,
  context: PostMailContext,
): AsyncGenerator<Uint8Array> {
  const ancestry = new Ancestry();
  for await (const each of index.posts(context.list.id, {})) {
    const ancestors = ancestry.of(each.id, each.post.parent);
    const message = await composePost(each, await contentOf(each, content), ancestors, context);
    yield postmark(`${each.post.author}@${MEMBER_HOST}`, each.anchoredAt);
    yield quoteFrom(message);
  }
}

/** Not here, not whole, or not to be had here: no reason to keep the rest of a list from its readers. */
const NOT_TO_BE_HAD = /^CONTENT_(MISSING|DAMAGED|MISMATCH|REFUSED)$/;

/** The bytes of a post's content; nothing where this relay cannot give them. */
export const contentOf = (
  { post }: Pick<MailPost, "post">,
  content: MailContent,
): Promise<Uint8Array | undefined> => contentAt(cidOfDigest(post.content).toString(), content);

/**
 * The bytes of a content, or its beginning; nothing where this relay cannot give them.
 *
 * @param atMost bytes, about.
 */
export async function contentAt(
  cid: string,
  content: MailContent,
  atMost = Infinity,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of content.read(cid)) {
      parts.push(piece.subarray(0, atMost - size));
      size += piece.byteLength;
      if (size >= atMost) break;
    }
  } catch (error) {
    if (isDaoError(error) && NOT_TO_BE_HAD.test(error.code)) return undefined;
    throw error;
  }
  return Buffer.concat(parts);
}
