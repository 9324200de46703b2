import { placesOf } from "../../../core/elections/index.js";
import type { Ranking } from "../../../core/counting/index.js";
import type { Paper } from "./paper.js";

/** A ranking in words, one line for each place, best first. */
export function rankingLines({ labels }: Pick<Paper, "labels">, ranks: Ranking): string[] {
  const places = placesOf(ranks);
  if (places.length === 0)
    return ["  nobody ranked: an abstention, which counts towards the quorum"];
  const unranked = [...ranks.keys()].filter((alternative) => ranks[alternative] === 0);
  const name = (alternative: number) => labels[alternative] ?? "";
  return [
    ...places.map((shared, place) => `  ${place + 1}. ${shared.map(name).join(" = ")}`),
    ...(unranked.length === 0 ? [] : [`  last, unranked: ${unranked.map(name).join(" = ")}`]),
  ];
}

/** A ranking for machines: the labels of each place, best first. */
export function rankingResult({ labels }: Pick<Paper, "labels">, ranks: Ranking): string[][] {
  return placesOf(ranks).map((shared) => shared.map((alternative) => labels[alternative] ?? ""));
}
