import { getBytes } from "ethers";
import { parseCid } from "../../../core/content/index.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { postDomain } from "../../../core/lists/index.js";
import type { At, PostView, ProofView } from "../../reading/index.js";
import { isHeld } from "./held-post.js";

/**
 * `anchored`: the contract holds the batch, and the batch the post. `direct`: the contract took the post from its author.
 * `unproved`: the chain does not bear out what was said. `forged`: what is shown is not what the post's id stands for.
 */
export type PlaceOnChain = "anchored" | "direct" | "unproved" | "forged";

/** Holds what somebody says of a post's place against the chain. */
export async function checkPlace(
  { lists }: Pick<CoalitionContracts, "lists">,
  proof: At<ProofView> | undefined,
  post: PostView,
): Promise<PlaceOnChain> {
  if (!isHeld(post, await postDomain({ lists }))) return "forged";
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
