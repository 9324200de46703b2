/** Writes a count with thousands apart: 12,345. */
export function formatCount(count: bigint | number): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 vote", "3 votes"; a plural that does not end in s is given as the third argument. */
export function countOf(count: bigint | number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${BigInt(count) === 1n ? noun : plural}`;
}
