import { entry, type PairwiseMatrix, zeros } from "./pairwise-matrix.js";

/**
 * Strength of the strongest path between any two alternatives, zero where there is none. There is a link from i to j if
 * more ballots prefer i to j than j to i, as strong as those ballots are many; a path is as strong as its weakest link
 * and leads only through `among`.
 *
 * Found from the definition, one strength after the other: whom can you reach if you take no link weaker than that? The
 * contract uses another method (Floyd and Warshall), so that neither repeats a mistake of the other.
 */
export function strongestPaths(
  matrix: PairwiseMatrix,
  among: readonly number[] = [...matrix.keys()],
): number[][] {
  const paths = zeros(matrix.length);
  const strengths = new Set(among.flatMap((i) => among.map((j) => linkStrength(matrix, i, j))));
  strengths.delete(0);
  for (const strength of [...strengths].sort((a, b) => a - b))
    for (const start of among)
      for (const end of reachable(matrix, among, start, strength).keys())
        if (end !== start) paths[start]![end] = strength;
  return paths;
}

/** The alternatives on one strongest path, both ends included; undefined if there is none. */
export function strongestRoute(
  matrix: PairwiseMatrix,
  paths: PairwiseMatrix,
  among: readonly number[],
  from: number,
  to: number,
): number[] | undefined {
  const strength = entry(paths, from, to);
  if (strength === 0) return undefined;
  const cameFrom = reachable(matrix, among, from, strength);
  const route = [to];
  for (let at = cameFrom.get(to); at !== undefined; at = cameFrom.get(at)) route.unshift(at);
  return route;
}

/** How strong the direct link is; zero if the other side has as many ballots or more. */
function linkStrength(matrix: PairwiseMatrix, i: number, j: number): number {
  const preferring = entry(matrix, i, j);
  return preferring > entry(matrix, j, i) ? preferring : 0;
}

/** Whoever can be reached by links at least this strong, by the shortest way, each with the one before it on the way. */
function reachable(
  matrix: PairwiseMatrix,
  among: readonly number[],
  start: number,
  strength: number,
): Map<number, number | undefined> {
  const cameFrom = new Map<number, number | undefined>([[start, undefined]]);
  // A map hands out what is added to it while it is walked: first come, first served.
  for (const here of cameFrom.keys())
    for (const next of among)
      if (!cameFrom.has(next) && linkStrength(matrix, here, next) >= strength)
        cameFrom.set(next, here);
  return cameFrom;
}
