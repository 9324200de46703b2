import { expect } from "chai";
import fc from "fast-check";
import {
  type PairwiseMatrix,
  schulzeOrder,
  strongestPaths,
  winners,
} from "../../../core/counting/index.js";
import { anySmallMatrix } from "./contests.js";
import { winnersByTheText } from "./debian-text.js";

/** The strongest of all ways from one to another through alternatives in `left`, each of them tried. */
function strongest(matrix: PairwiseMatrix, left: number[], from: number, to: number): number {
  return Math.max(
    0,
    ...left.map((next) => {
      const link = matrix[from]![next]! > matrix[next]![from]! ? matrix[from]![next]! : 0;
      if (link === 0 || next === to) return link;
      const others = left.filter((other) => other !== next);
      return Math.min(link, strongest(matrix, others, next, to));
    }),
  );
}

describe("strongestPaths", () => {
  it("gives the paths of the example in Schulze's paper", () => {
    // arXiv:1804.02973, example 1; A to E.
    const matrix = [
      [0, 20, 26, 30, 22],
      [25, 0, 16, 33, 18],
      [19, 29, 0, 17, 24],
      [15, 12, 28, 0, 14],
      [23, 27, 21, 31, 0],
    ];
    const paths = strongestPaths(matrix);
    expect(paths).to.deep.equal([
      [0, 28, 28, 30, 24],
      [25, 0, 28, 33, 24],
      [25, 29, 0, 29, 24],
      [25, 28, 28, 0, 24],
      [25, 28, 28, 31, 0],
    ]);
    const lots = [0n, 0n, 0n, 0n, 0n];
    expect(schulzeOrder(paths, [0, 1, 2, 3, 4], lots)).to.deep.equal({
      order: [4, 0, 2, 1, 3],
      draws: [],
    });
  });

  it("is the strongest of all ways there are, among those asked about", () => {
    fc.assert(
      fc.property(anySmallMatrix, fc.nat({ max: 127 }), (matrix, mask) => {
        const among = [...matrix.keys()].filter((i) => (mask >> i) & 1);
        const paths = strongestPaths(matrix, among);
        for (const i of matrix.keys())
          for (const j of matrix.keys()) {
            const asked = i !== j && among.includes(i) && among.includes(j);
            const others = among.filter((other) => other !== i);
            expect(paths[i]![j]).to.equal(asked ? strongest(matrix, others, i, j) : 0);
          }
      }),
    );
  });
});

describe("winners", () => {
  it("are those of Debian's text, ties included", () => {
    let ties = 0;
    fc.assert(
      fc.property(anySmallMatrix, (matrix) => {
        const found = winners(strongestPaths(matrix), [...matrix.keys()]);
        expect(found).to.deep.equal(winnersByTheText(matrix));
        if (found.length > 1) ties += 1;
      }),
      { numRuns: 1_000 },
    );
    expect(ties, "ties among the cases tried").to.be.greaterThan(50);
  });
});

describe("schulzeOrder", () => {
  it("leaves ties to the smallest lot and says where it did", () => {
    // D is beaten by all; A, B and C run in a circle of equal majorities.
    const matrix = [
      [0, 5, 3, 6],
      [3, 0, 5, 6],
      [5, 3, 0, 6],
      [1, 1, 1, 0],
    ];
    const paths = strongestPaths(matrix);
    expect(schulzeOrder(paths, [0, 1, 2, 3], [30n, 10n, 20n, 0n])).to.deep.equal({
      order: [1, 2, 0, 3],
      draws: [
        { place: 0, between: [0, 1, 2], drawn: 1 },
        { place: 1, between: [0, 2], drawn: 2 },
      ],
    });
  });

  it("gives equal lots to the one who comes first", () => {
    const paths = strongestPaths([
      [0, 2],
      [2, 0],
    ]);
    expect(schulzeOrder(paths, [1, 0], [7n, 7n]).order).to.deep.equal([0, 1]);
  });
});
