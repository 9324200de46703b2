import { DaoError } from "../../core/errors.js";
import { formatCount } from "../../core/format/index.js";
import { COMPARED_AT } from "./results.js";

/** Founders of a bench coalition: enough for every motion of a measurement, no more than a coalition may have. */
const FOUNDERS = { min: 10, max: 100 };
/** One day of joins short of what a simulated chain holds in the memory of a small machine. */
const MOST = 50_000;

/**
 * Numbers of members to measure at, from such as "10,1000,10000".
 *
 * @throws DaoError `SIZES_MALFORMED`
 */
export function parseSizes(given: string): number[] {
  const sizes = given
    .split(",")
    .map((size) => (/^ *\d+ *$/.test(size) ? Number(size) : Number.NaN));
  const [founders = Number.NaN] = sizes;
  const ascending = sizes.every((size, index) => index === 0 || size > (sizes[index - 1] ?? size));
  const inRange =
    founders >= FOUNDERS.min && founders <= FOUNDERS.max && Math.max(...sizes) <= MOST;
  if (ascending && inRange && sizes.includes(COMPARED_AT)) return sizes;
  throw new DaoError("SIZES_MALFORMED", `"${given.slice(0, 80)}" are no sizes to measure at.`, {
    hint:
      `Write ascending numbers of members such as 10,1000,10000: the first ${FOUNDERS.min} to ${FOUNDERS.max}, ` +
      `${COMPARED_AT} among them, none over ${formatCount(MOST)}.`,
  });
}
