import type { ReactNode } from "react";

/** Something that can be ranked. */
export interface RankedItem {
  /** Its index in the ranking. */
  alternative: number;
  /** What it is called, as plain text: read out, and shown unless there is `label`. */
  name: string;
  /** Instead of the name where it is shown. */
  label?: ReactNode;
  description?: ReactNode;
}
