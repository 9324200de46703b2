import { encodeBase64 } from "ethers";
import { contractAt, INTERFACES } from "../contracts/index.js";
import { readBlock } from "../content/index.js";
import { cidOfDigest } from "../lists/content.js";
import { postDomain, postId, type PostEnvelope, signPost } from "../lists/post.js";
import type { Call, Desk, Message } from "./message.js";

/**
 * A post as the signed envelope a relay anchors, with its content out of this machine's store.
 * Undefined when the call posts nothing.
 *
 * @throws DaoError `CONTENT_MISSING`
 */
export async function postMessage(desk: Desk, call: Call): Promise<Message | undefined> {
  const { coalition, key, content } = desk;
  if (contractAt(coalition.addresses, call.to) !== "lists") return undefined;
  const cast = INTERFACES.lists.parseTransaction({ data: call.data });
  if (cast?.name !== "post") return undefined;
  const [{ list, author, parent, subject, content: digest, sentAt, sequence, previous }, given] =
    cast.args as unknown as [Omit<PostEnvelope, "sentAt"> & { sentAt: bigint }, string];
  const rest = { list, author, parent, subject, content: digest, sequence, previous };
  const post: PostEnvelope = { ...rest, sentAt: Number(sentAt) };
  const bytes = await readBlock(cidOfDigest(post.content), await content());
  const domain = await postDomain(coalition);
  const { signature } = given === "0x" ? await signPost(key, domain, post) : { signature: given };
  return {
    path: "/v1/posts",
    body: {
      post: { ...post, sequence: post.sequence.toString() },
      signature,
      content: encodeBase64(bytes),
      encoding: "base64",
    },
    digest: postId(post, domain),
    effect: { contract: "lists", event: "PostsAnchored", args: { list: post.list } },
    anchored: { list: post.list, domain },
  };
}
