import { DaoError } from "../../core/errors.js";
import { quote, shortMotionId } from "../../core/format/index.js";
import { readMotion, readMotions, type Motion } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";

/**
 * A motion by its id, the beginning of its id, or its exact title.
 *
 * @throws DaoError `MOTION_UNKNOWN`, `MOTION_AMBIGUOUS`
 */
export async function findMotion(context: Context, given: string): Promise<Motion> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  if (/^(0x[0-9a-fA-F]+|\d{60,78})$/.test(given))
    return readMotion(contracts, given, { fromBlock });
  const motions = await readMotions(contracts, { fromBlock });
  const [found, other] = motions.filter(({ title }) => title === given.trim());
  if (found === undefined) {
    throw new DaoError("MOTION_UNKNOWN", `There is no motion ${quote(given)}.`, {
      hint: "See npm run dao -- motions; name one by its title, its id, or 0x and the id's first digits.",
    });
  }
  if (other !== undefined) {
    throw new DaoError("MOTION_AMBIGUOUS", `More than one motion has the title ${quote(given)}.`, {
      hint: `Name it by its id: ${[found, other].map(({ id }) => shortMotionId(id)).join(" or ")}`,
    });
  }
  return found;
}
