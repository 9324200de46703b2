import type { MotionClass, MotionRules } from "./motion-class.js";

/**
 * How many seconds a text needs: min(K, ⌈√n / 2⌉), for a fundamental one twice the root; at least one, and never more than
 * there are others who could give one.
 *
 * @param voters - how many there were when it was filed.
 */
export function secondsNeededBy(
  { secondsCap }: Pick<MotionRules, "secondsCap">,
  of: MotionClass,
  voters: number,
): number {
  // The least k with 4k² ≥ n.
  let half = 0;
  while (4 * half * half < voters) half += 1;
  const needed = of === "fundamental" ? 2 * half : half;
  return Math.max(1, Math.min(secondsCap, needed, Math.max(0, voters - 1)));
}

/** How many objections send a notice to a vote: max(floor, ⌈share⌉), at least one, and no more than there are voters. */
export function objectionsNeededBy(
  { consentFloor, consentShare }: { consentFloor: number; consentShare: number },
  voters: number,
): number {
  const share = Math.ceil((voters * consentShare) / 10_000);
  return Math.max(1, Math.min(voters, Math.max(consentFloor, share)));
}
