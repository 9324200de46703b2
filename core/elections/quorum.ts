const WHOLE = 10_000n;

/** max(floor, ⌈share of the voters⌉), though never more than there are voters; the share in hundredths of a percent. */
export function thresholdOf(voters: number, floor: number, share: number): number {
  const part = Number((BigInt(voters) * BigInt(share) + WHOLE - 1n) / WHOLE);
  return Math.min(voters, Math.max(floor, part));
}
