import type { TypedDataDomain } from "ethers";
import { cidOfDigest, postId } from "../../../core/lists/index.js";
import type { PostView } from "../../reading/index.js";

/**
 * Whether what is shown of a post is what its id stands for: list, author, subject, time, words and what it answers. Nobody
 * who serves it can put others under the id.
 *
 * @param domain - of the coalition's lists, as the chain says it.
 */
export function isHeld(post: PostView, domain: TypedDataDomain): boolean {
  const { list, author, parent, subject, content, sentAt, sequence, previous } = post;
  try {
    const envelope = { list, author, parent, subject, content, sentAt, previous };
    const id = postId({ ...envelope, sequence: BigInt(sequence) }, domain);
    return id === post.id && cidOfDigest(content).toString() === post.cid;
  } catch {
    return false; // An author that is no address.
  }
}
