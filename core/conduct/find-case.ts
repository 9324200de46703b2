import { DaoError } from "../errors.js";
import { quote, shortHash } from "../format/index.js";

/** Enough of an id to type, too much to hit another by chance. */
const PREFIX = /^0x[0-9a-fA-F]{4,64}$/;

/**
 * One of several cases by its id, or as much of it ("0x" and at least four digits) as no other begins with.
 *
 * @throws DaoError `CASE_UNKNOWN`, `CASE_AMBIGUOUS`
 */
export function findCase<Item extends { id: string }>(cases: readonly Item[], given: string): Item {
  const wanted = given.trim().toLowerCase();
  const [found, other] = PREFIX.test(wanted) ? cases.filter(({ id }) => id.startsWith(wanted)) : [];
  if (found === undefined) {
    throw new DaoError("CASE_UNKNOWN", `There is no case ${quote(given)}.`, {
      hint: "Name it by its id, or 0x and the id's first digits; see npm run dao -- case list.",
    });
  }
  if (other === undefined) return found;
  throw new DaoError("CASE_AMBIGUOUS", `More than one case begins with ${wanted}.`, {
    hint: `Give more digits of the id: ${shortHash(found.id)} or ${shortHash(other.id)}`,
  });
}
