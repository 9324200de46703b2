import {
  CoalitionFileError,
  type CoalitionFile,
  formatDuration,
  OFFICE_BOUNDS,
} from "../../core/coalition/index.js";
import { formatDate } from "../../core/format/index.js";

/**
 * Refuses first terms so far ahead that the contract would: it takes a day of the past, or one within the longest term
 * there may be. A file alone cannot say, since it knows no clock.
 *
 * @param now - the chain's time, in seconds since 1970.
 * @throws CoalitionFileError
 */
export function refuseFarTerms({ offices }: CoalitionFile, path: string, now: number): void {
  const { max } = OFFICE_BOUNDS.term;
  const [first, ...others] = offices.flatMap(({ firstTerm }, index) =>
    firstTerm > now + max
      ? [
          {
            path: `offices[${index}].firstTerm`,
            message: `${formatDate(firstTerm)} is more than ${formatDuration(max)} after today, ${formatDate(now)} (chosen)`,
          },
        ]
      : [],
  );
  if (first !== undefined) throw new CoalitionFileError(path, [first, ...others]);
}
