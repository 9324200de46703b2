import { useMemo } from "react";
import { postDomain } from "../../../core/lists/index.js";
import { type PostView, useChain } from "../../reading/index.js";
import { isHeld } from "./held-post.js";

/** `unknown`: no node has said yet where the coalition's lists are, so that nothing can be computed. */
export type PostHeld = "held" | "forged" | "unknown";

/** Whether what is shown of a post is what its id stands for, computed here. */
export function usePostHeld(post: PostView): PostHeld {
  const { data: domain } = useChain(["post-domain"], postDomain);
  return useMemo(() => {
    if (domain === undefined) return "unknown";
    return isHeld(post, domain) ? "held" : "forged";
  }, [post, domain]);
}
