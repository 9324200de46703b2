import type { VerifiedState } from "../../parts/index.js";
import type { ContentState } from "../../reading/index.js";

/** What the tick beside a content shows. A content that could not be fetched was not looked at. */
export const verifiedState = (state: ContentState): VerifiedState =>
  state === "loading" ? "pending" : state === "failed" ? "missing" : state;
