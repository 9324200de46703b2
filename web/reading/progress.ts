/** How far the chain has been read here, when no relay answers. */
export interface ReadingProgress {
  phase: "reading" | "ready" | "failed";
  /** Last block that was read, the first there was to read, and the newest. */
  block: number;
  fromBlock: number;
  head: number;
  /** Events so far. */
  events: number;
  /** Why it cannot go on for now: the code of the error. */
  problem?: string | undefined;
}

/** Part of the way, from 0 to 1. */
export function shareOf({ block, fromBlock, head }: ReadingProgress): number {
  if (head <= fromBlock) return 0;
  return Math.min(1, Math.max(0, (block - fromBlock) / (head - fromBlock)));
}
