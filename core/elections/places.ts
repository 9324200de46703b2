import type { Ranking } from "../counting/index.js";
import { DaoError } from "../errors.js";

/**
 * The ranks of a ballot that names alternatives place by place, best first; those it leaves out share the last place.
 *
 * @param places - for each place whoever shares it.
 * @throws DaoError `ALTERNATIVE_TWICE`, `ALTERNATIVE_UNKNOWN`
 */
export function ranksOf(places: readonly (readonly number[])[], alternatives: number): number[] {
  const ranks = new Array<number>(alternatives).fill(0);
  for (const [place, shared] of places.entries()) {
    for (const alternative of shared) {
      if (ranks[alternative] === undefined) {
        throw new DaoError("ALTERNATIVE_UNKNOWN", `There is no alternative ${alternative}.`, {
          hint: `They are numbered from 0 to ${alternatives - 1}.`,
        });
      }
      if (ranks[alternative] !== 0) {
        throw new DaoError(
          "ALTERNATIVE_TWICE",
          `The ballot names alternative ${alternative} twice.`,
          {
            hint: "Give each one place.",
          },
        );
      }
      ranks[alternative] = place + 1;
    }
  }
  return ranks;
}

/** The places of a ballot, best first; whoever is not ranked is not among them. */
export function placesOf(ranks: Ranking): number[][] {
  const used = [...new Set(ranks)].filter((rank) => rank !== 0).sort((a, b) => a - b);
  return used.map((rank) => [...ranks.keys()].filter((alternative) => ranks[alternative] === rank));
}
