import { type SearchHitView, usePost } from "../../reading/index.js";

/** Whether what was found may be shown: `asking` as long as it is not known, as of a post that a case may have hidden. */
export type Folded = "asking" | "hidden" | "open";

/** Of posts alone; everything else is open. */
export function useFolded({ kind, id }: Pick<SearchHitView, "kind" | "id">): Folded {
  const { data } = usePost(kind === "post" ? id : undefined);
  if (kind !== "post") return "open";
  if (data === undefined) return "asking";
  return data?.hidden === undefined ? "open" : "hidden";
}
