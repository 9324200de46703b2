/** A number later than that of the ballot in the box, and later than any this voter has signed before by the clock. */
export function nextSequence(cast: { sequence: number } | undefined): number {
  return Math.max(Date.now(), (cast?.sequence ?? 0) + 1);
}
