/** Hundredths of a percent in one whole: what the contracts count shares in. */
export const BASIS_POINTS = 10_000;

/**
 * Reads a percentage with two decimals at most: 10 is 10 %, 12.5 is 12.5 %.
 *
 * @returns hundredths of a percent (1,000 and 1,250), or nothing when the value is no such number.
 */
export function parsePercentage(value: unknown): number | undefined {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0 || value > 1_000_000)
    return undefined;
  const points = Math.round(value * 100);
  return points / 100 === value ? points : undefined;
}

/** Writes hundredths of a percent: 1,250 gives "12.5 %". */
export function formatPercentage(basisPoints: number): string {
  return `${basisPoints / 100} %`;
}
