import { placesOf, ranksOf } from "../../../core/elections/places.js";

/** The rank of each alternative: 1 is best, equal ranks are a tie, 0 is unranked. As ballots carry it. */
export type Ranks = readonly number[];

/** Where something is put: next to another alternative, or in the same place. */
export interface Spot {
  beside: number;
  side: "before" | "on" | "after";
}

/** All alternatives of a ballot as they are shown: place by place, and last those without a place. */
export interface Arrangement {
  places: number[][];
  rest: number[];
}

/** @param shown - the alternatives that can be ranked, in the order in which ties and the unranked are shown. */
export function arrange(ranks: Ranks, shown: readonly number[]): Arrangement {
  const inOrder = (some: readonly number[]) => shown.filter((each) => some.includes(each));
  const places = placesOf(ranks).map(inOrder);
  return {
    places: places.filter((place) => place.length > 0),
    rest: shown.filter((each) => (ranks[each] ?? 0) === 0),
  };
}

/** The same order in the numbers 1, 2, 3 …, without gaps. */
export function tidy(ranks: Ranks): number[] {
  return ranksOf(placesOf(ranks), ranks.length);
}

/** One alternative gets a number, and no other changes: numbers may be given twice. */
export function giveRank(ranks: Ranks, alternative: number, rank: number): number[] {
  return ranks.map((kept, each) => (each === alternative ? rank : kept));
}

/** Which place an alternative has, from 1; nothing when it has none. */
export function placeIn({ places }: Arrangement, alternative: number): number | undefined {
  const at = places.findIndex((place) => place.includes(alternative));
  return at === -1 ? undefined : at + 1;
}

/**
 * Puts an alternative next to another: before or after a whole place, or into it. Among those without a place it loses
 * its own, except before the first of them, which is the end of the places.
 */
export function put(
  ranks: Ranks,
  shown: readonly number[],
  moved: number,
  { beside, side }: Spot,
): number[] {
  if (moved === beside) return tidy(ranks);
  const { places, rest } = arrange(giveRank(ranks, moved, 0), shown);
  const at = places.findIndex((place) => place.includes(beside));
  if (at !== -1) {
    if (side === "on") places[at]?.push(moved);
    else places.splice(side === "before" ? at : at + 1, 0, [moved]);
  } else if (side === "before" && rest.find((each) => each !== moved) === beside) {
    places.push([moved]);
  }
  return ranksOf(places, ranks.length);
}

/** One step up: out of a shared place, past the place above, or from no place to the last one. */
export function moveUp(ranks: Ranks, shown: readonly number[], moved: number): number[] {
  const { places } = arrange(ranks, shown);
  const at = places.findIndex((place) => place.includes(moved));
  if (at === -1) return ranksOf([...places, [moved]], ranks.length);
  const own = places[at] ?? [];
  const neighbour = own.length > 1 ? own.find((each) => each !== moved) : places[at - 1]?.[0];
  return neighbour === undefined
    ? tidy(ranks)
    : put(ranks, shown, moved, { beside: neighbour, side: "before" });
}

/** One step down: out of a shared place, past the place below, or from the last place to none. */
export function moveDown(ranks: Ranks, shown: readonly number[], moved: number): number[] {
  const { places } = arrange(ranks, shown);
  const at = places.findIndex((place) => place.includes(moved));
  if (at === -1) return tidy(ranks);
  const own = places[at] ?? [];
  const neighbour = own.length > 1 ? own.find((each) => each !== moved) : places[at + 1]?.[0];
  return neighbour === undefined
    ? tidy(giveRank(ranks, moved, 0))
    : put(ranks, shown, moved, { beside: neighbour, side: "after" });
}

/** Into the place above its own; nothing changes for who shares the first place or has none. */
export function joinAbove(ranks: Ranks, shown: readonly number[], moved: number): number[] {
  const { places } = arrange(ranks, shown);
  const at = places.findIndex((place) => place.includes(moved));
  const above = (at === -1 ? places.at(-1) : places[at - 1])?.[0];
  return above === undefined
    ? tidy(ranks)
    : put(ranks, shown, moved, { beside: above, side: "on" });
}
