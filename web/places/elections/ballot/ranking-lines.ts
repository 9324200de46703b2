import { placesOf } from "../../../../core/elections/places.js";

/** Who stands in each place of a ballot, best first; those it leaves out are not said. */
export const rankingLines = (ranks: readonly number[], names: readonly string[]): string[] =>
  placesOf(ranks).map((place) =>
    place.map((alternative) => names[alternative] ?? String(alternative)).join(" = "),
  );
