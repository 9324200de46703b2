import type { SearchHitView } from "../../reading/index.js";

/** Where a found thing can be read: a path of this app. */
export function placeOfHit({ kind, id, list, history }: SearchHitView): string {
  switch (kind) {
    case "motion":
      return `/motions/${id}`;
    case "document":
      return `/archive/${id}`;
    case "post":
      return `/posts/${id}`;
    case "list":
      return `/lists/${id}`;
    case "imported":
      return history === undefined || list === undefined
        ? "/lists"
        : `/lists/${list}/history/${history.cid}?at=${history.index}`;
  }
}
