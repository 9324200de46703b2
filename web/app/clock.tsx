import type { ReactNode } from "react";
import { ClockContext } from "../parts/index.js";
import { useNow } from "../reading/index.js";

/** Keeps the parts' clock going by the chain; only what shows time renders again. */
export function Clock({ children }: { children: ReactNode }) {
  return <ClockContext value={useNow()}>{children}</ClockContext>;
}
