import type { PairwiseMatrix } from "../../../core/counting/index.js";

/**
 * Who wins by steps 4 to 8 of "Vote Counting" in Debian's constitution, followed as they are written: transitive
 * defeats, the Schwartz set, dropping the weakest defeats, and again. One departure, which is ours: defeats with as many
 * votes for them are equally weak, whatever is against them.
 */
export function winnersByTheText(matrix: PairwiseMatrix): number[] {
  const options = [...matrix.keys()];
  const votes = (a: number, b: number) => matrix[a]![b]!;
  let defeats = options.flatMap((a) =>
    options.filter((b) => votes(a, b) > votes(b, a)).map((b) => ({ a, b, votes: votes(a, b) })),
  );
  for (;;) {
    const transitively = options.map((a) => {
      const defeated = new Set<number>();
      const visit = (from: number) => {
        for (const defeat of defeats) {
          if (defeat.a !== from || defeated.has(defeat.b)) continue;
          defeated.add(defeat.b);
          visit(defeat.b);
        }
      };
      visit(a);
      return defeated;
    });
    const schwartz = options.filter((a) =>
      options.every((b) => transitively[a]!.has(b) || !transitively[b]!.has(a)),
    );
    const within = defeats.filter(({ a, b }) => schwartz.includes(a) && schwartz.includes(b));
    if (within.length === 0) return schwartz;
    const weakest = Math.min(...within.map((defeat) => defeat.votes));
    defeats = defeats.filter((defeat) => !within.includes(defeat) || defeat.votes > weakest);
  }
}
