import { getBytes, type TypedDataDomain } from "ethers";
import { parseCid } from "../../../core/content/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { cidOfDigest, postDomain, postId } from "../../../core/lists/index.js";
import type { At, PostView, ProofView } from "../../reading/index.js";

/**
 * `anchored`: the contract holds the batch, and the batch the post. `direct`: the contract took the post from its author.
 * `unproved`: the chain does not bear out what was said, be it the place or the post itself.
 */
export type PlaceOnChain = "anchored" | "direct" | "unproved";

/** Whether the id is that of the envelope shown, and the words are those it names. */
function isItself(post: PostView, domain: TypedDataDomain): boolean {
  const { list, author, parent, subject, content, sentAt, previous } = post;
  const sequence = BigInt(post.sequence);
  const envelope = { list, author, parent, subject, content, sentAt, sequence, previous };
  return postId(envelope, domain) === post.id && cidOfDigest(content).toString() === post.cid;
}

/** Holds what somebody says of a post and of its place against the chain. */
export async function checkPlace(
  { lists }: Pick<CoalitionContracts, "lists">,
  proof: At<ProofView> | undefined,
  post: PostView,
): Promise<PlaceOnChain> {
  if (!isItself(post, await postDomain({ lists }))) return "unproved";
  const said = proof?.item;
  if (said?.how === "direct") {
    const there = await lists.postAt(post.list, post.author, BigInt(post.sequence));
    return there === post.id ? "direct" : "unproved";
  }
  if (said?.root === undefined || said.cid === undefined) return "unproved";
  const { root, count = 0, cid, place = 0, proof: siblings = [] } = said;
  const name = getBytes(parseCid(cid).bytes);
  const holds = await lists.isAnchored(post.list, root, count, name, place, post.id, siblings);
  return holds ? "anchored" : "unproved";
}
