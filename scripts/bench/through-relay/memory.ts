import { formatCount } from "../../../core/format/index.js";
import type { Bar } from "../bars.js";

/** Resident memory of the relay in bytes, after so many posts. */
export interface MemorySample {
  posts: number;
  bytes: number;
}

/** With fewer posts one sees a process warm up, and not what it keeps. */
const ENOUGH_POSTS = 20_000;
const MOST_GROWTH = 0.2;

/** Whether memory stays flat: the last quarter of a long stream beside the second, when everything is warm. */
export function judgeMemory(samples: readonly MemorySample[]): Bar[] {
  const posts = samples.at(-1)?.posts ?? 0;
  if (posts < ENOUGH_POSTS) return [];
  const quarter = Math.floor(samples.length / 4);
  const mean = (from: number) =>
    samples.slice(from, from + quarter).reduce((sum, { bytes }) => sum + bytes, 0) / quarter;
  const growth = mean(samples.length - quarter) / mean(quarter) - 1;
  const percent = (100 * growth).toFixed(1);
  return [
    {
      text: `relay memory while ${formatCount(posts)} posts stream through: ${percent} % more in the last quarter than in the second, at most ${100 * MOST_GROWTH} %`,
      holds: growth <= MOST_GROWTH,
    },
  ];
}
