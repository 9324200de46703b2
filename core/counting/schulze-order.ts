import { entry, type PairwiseMatrix } from "./pairwise-matrix.js";

/** Several who could have had a place, and the one whom the lot gave it. */
export interface Draw {
  /** The place, 0 is the first. */
  place: number;
  /** All of them, in the order of their indices. */
  between: number[];
  drawn: number;
}

/** Alternatives best first, and where only a lot decided. */
export interface Order {
  order: number[];
  draws: Draw[];
}

/** Whether the strongest path from one to the other is stronger than the strongest one back. */
export function beats(paths: PairwiseMatrix, one: number, other: number): boolean {
  return entry(paths, one, other) > entry(paths, other, one);
}

/** Those nobody among them beats: one winner, or all who tie. */
export function winners(paths: PairwiseMatrix, among: readonly number[]): number[] {
  return among.filter((one) => !among.some((other) => beats(paths, other, one)));
}

/** Everybody among them, best first; the smallest lot decides between those whom nobody left beats. */
export function schulzeOrder(
  paths: PairwiseMatrix,
  among: readonly number[],
  lots: readonly bigint[],
): Order {
  return drawOrder(among, lots, (left) => winners(paths, left));
}

/** Time and again the smallest lot among those who come next by the rule. Of equal lots, the lower index. */
export function drawOrder(
  among: readonly number[],
  lots: readonly bigint[],
  next: (left: readonly number[]) => number[],
): Order {
  const order: number[] = [];
  const draws: Draw[] = [];
  let left = [...among].sort((a, b) => a - b);
  while (left.length > 0) {
    const between = next(left);
    const drawn = between.reduce((best, one) =>
      lotIn(lots, one) < lotIn(lots, best) ? one : best,
    );
    if (between.length > 1) draws.push({ place: order.length, between, drawn });
    order.push(drawn);
    left = left.filter((alternative) => alternative !== drawn);
  }
  return { order, draws };
}

function lotIn(lots: readonly bigint[], alternative: number): bigint {
  return lots[alternative] ?? 0n;
}
