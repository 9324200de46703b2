import { DaoError } from "../../core/errors.js";
import type { Mutant } from "./mutant.js";

/** How often the mutant's text stands in a source; the mutant fits when it is once. */
export function countPlaces(source: string, { find }: Pick<Mutant, "find">): number {
  return source.split(find).length - 1;
}

/**
 * The source with the mistake in it.
 *
 * @throws DaoError `MUTANT_NO_LONGER_FITS` when the text is not there, or there more than once.
 */
export function applyMutant(source: string, mutant: Mutant): string {
  const places = countPlaces(source, mutant);
  if (places !== 1) {
    throw new DaoError(
      "MUTANT_NO_LONGER_FITS",
      `${mutant.id} no longer fits: its text stands ${places} times in ${mutant.file}.`,
      { hint: "Quote in scripts/mutants/list/ what the contract says now, once." },
    );
  }
  return source.split(mutant.find).join(mutant.replace);
}
