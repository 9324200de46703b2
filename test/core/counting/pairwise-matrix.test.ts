import { expect } from "chai";
import fc from "fast-check";
import {
  packRanking,
  pairwiseMatrix,
  unpackMatrix,
  unpackRanking,
} from "../../../core/counting/index.js";
import { refusalOf } from "../refusal.js";
import { anyBallots, anySize } from "./contests.js";

describe("pairwiseMatrix", () => {
  it("counts who is preferred to whom; unranked ties for last, equal ranks say nothing", () => {
    const ballots = [
      [1, 2, 3],
      [2, 2, 0],
      [0, 0, 1],
      [0, 0, 0],
      [3, 3, 3],
    ];
    expect(pairwiseMatrix(ballots, 3)).to.deep.equal([
      [0, 1, 2],
      [0, 0, 2],
      [1, 1, 0],
    ]);
  });

  it("does not depend on the order of ballots", () => {
    fc.assert(
      fc.property(anyBallots(5), fc.nat(), (ballots, at) => {
        const turned = [...ballots.slice(at % 13), ...ballots.slice(0, at % 13)].reverse();
        expect(pairwiseMatrix(turned, 5)).to.deep.equal(pairwiseMatrix(ballots, 5));
      }),
    );
  });

  it("refuses ballots the contract would refuse", async () => {
    const count = (ballot: number[]) => () => pairwiseMatrix([[1, 2, 3], ballot], 3);
    for (const ballot of [
      [1, 2],
      [1, 2, 3, 4],
      [4, 1, 1],
      [-1, 1, 1],
      [1.5, 1, 1],
      [NaN, 1, 1],
    ])
      await refusalOf(count(ballot), "RANKING_OUT_OF_RANGE");
  });
});

describe("packRanking", () => {
  it("puts alternative 0 in the lowest byte", () => {
    expect(packRanking([1, 0, 3])).to.equal(0x03_00_01n);
  });

  it("loses nothing", () => {
    fc.assert(
      fc.property(
        anySize.chain((n) => anyBallots(n)),
        (ballots) => {
          for (const ballot of ballots)
            expect(unpackRanking(packRanking(ballot), ballot.length)).to.deep.equal(ballot);
        },
      ),
    );
  });

  it("refuses what is no ranking", async () => {
    await refusalOf(() => packRanking([3, 1]), "RANKING_OUT_OF_RANGE");
  });
});

describe("unpackMatrix", () => {
  it("reads counts of 32 bits row by row, eight to a word", () => {
    const lanes = Array.from({ length: 9 }, (_, lane) => 0xffff_fff0 + lane);
    const word = lanes.slice(0, 8).reduceRight((all, lane) => (all << 32n) | BigInt(lane), 0n);
    expect(unpackMatrix([word, BigInt(lanes[8]!)], 3)).to.deep.equal([
      lanes.slice(0, 3),
      lanes.slice(3, 6),
      lanes.slice(6, 9),
    ]);
  });

  it("refuses words of another number of alternatives", async () => {
    await refusalOf(() => unpackMatrix([0n], 3), "MATRIX_MALFORMED");
    await refusalOf(() => unpackMatrix([0n, 0n, 0n], 3), "MATRIX_MALFORMED");
    await refusalOf(() => unpackMatrix([], 0), "MATRIX_MALFORMED");
    await refusalOf(() => unpackMatrix(new Array<bigint>(41).fill(0n), 18), "MATRIX_MALFORMED");
  });
});
