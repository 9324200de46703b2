import { DaoError } from "../../core/errors.js";
import type { Mutant } from "./mutant.js";

/**
 * The mutants asked for by id, in the order of the list; all of them when none is named.
 *
 * @throws DaoError `MUTANT_UNKNOWN`.
 */
export function selectMutants(all: readonly Mutant[], ids: readonly string[] = []): Mutant[] {
  const known = new Set(all.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new DaoError("MUTANT_UNKNOWN", `There is no mutant ${unknown.join(", ")}.`, {
      hint: "npm run mutants -- --list names them all.",
    });
  }
  return all.filter(({ id }) => ids.length === 0 || ids.includes(id));
}
