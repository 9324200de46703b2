import { formatPercentage } from "../coalition/percentage.js";

/** Writes hundredths of a percent as the contracts count them: 1,250 gives "12.5 %". */
export function formatShare(basisPoints: bigint | number): string {
  return formatPercentage(Number(basisPoints));
}
