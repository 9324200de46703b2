import { toUtf8Bytes, ZeroHash } from "ethers";
import { readTypedDataDomain } from "../../../core/contracts/index.js";
import { contentDigest } from "../../../core/lists/content.js";
import { type PostEnvelope, postId, signPost } from "../../../core/lists/post.js";
import type { PostMessage } from "../../../core/wire/posts.js";
import { type Coalition, time } from "../../fixture/coalition.js";

/** A post as a relay takes it, and its id. */
export interface Posted {
  id: string;
  message: PostMessage;
}

/** A founder's next post on the first list, after those of the row; a test may want something to be different. */
export async function postOf(
  c: Coalition,
  founder: number,
  text: string,
  row: readonly Posted[] = [],
  changes: Partial<PostEnvelope> = {},
): Promise<Posted> {
  const author = c.founders[founder] ?? c.strangers[0]!;
  const domain = await readTypedDataDomain(c.lists);
  const [list = ""] = await c.lists.listIds();
  const { post, signature } = await signPost(author, domain, {
    ...{ list, author: author.address, parent: ZeroHash, subject: "About it" },
    ...{ content: contentDigest(toUtf8Bytes(text)), sentAt: await time.latest() },
    ...{ sequence: BigInt(row.length), previous: row.at(-1)?.id ?? ZeroHash, ...changes },
  });
  const envelope = { ...post, sequence: String(post.sequence) };
  return {
    id: postId(post, domain),
    message: { post: envelope, signature, content: text, encoding: "utf8" },
  };
}
