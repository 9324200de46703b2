import { expect } from "chai";
import fc from "fast-check";
import { network } from "hardhat";
import {
  MAX_ALTERNATIVES,
  packRanking,
  pairwiseMatrix,
  type Ranking,
  schulzeOrder,
  strongestPaths,
  unpackMatrix,
  winners,
} from "../../core/counting/index.js";
import { PublicSchulze__factory } from "../../typechain-types/index.js";
import { anyBallots, anyMatrix, anySize } from "../core/counting/contests.js";
import { ballotsOf2002, publishedElections } from "../core/counting/debian-data.js";

const { ethers } = await network.create();
const [deployer] = await ethers.getSigners();
const contract = await new PublicSchulze__factory(deployer).deploy();

interface Election {
  size: number;
  ballots: Ranking[];
  standing: number[];
  candidates: number[];
  lots: bigint[];
}

const maskOf = (alternatives: number[]) =>
  alternatives.reduce((mask, alternative) => mask | (1n << BigInt(alternative)), 0n);

const allOf = (size: number) => [...new Array(size).keys()];

/** Rows of `size`. */
const square = (flat: readonly bigint[], size: number) =>
  allOf(size).map((i) => flat.slice(i * size, (i + 1) * size).map(Number));

/** What the libraries make of whole elections, one call for all of them. */
async function countOnChain(elections: Election[]) {
  const counts = await contract.count(
    elections.map(({ size, ballots, standing, candidates, lots }) => ({
      alternatives: size,
      rankings: ballots.map(packRanking),
      standing: maskOf(standing),
      candidates: maskOf(candidates),
      lots,
    })),
  );
  return counts.map(({ matrix, paths, winners: won, order }, i) => {
    const { size } = elections[i]!;
    return {
      matrix: unpackMatrix(matrix, size),
      paths: square(paths, size),
      winners: allOf(size).filter((alternative) => (won >> BigInt(alternative)) & 1n),
      order: order.map(Number),
    };
  });
}

/** The same by core/counting, which shares no code and no method with them. */
function count({ size, ballots, standing, candidates, lots }: Election) {
  const matrix = pairwiseMatrix(ballots, size);
  const paths = strongestPaths(matrix, standing);
  return {
    matrix,
    paths,
    winners: winners(paths, candidates),
    order: schulzeOrder(paths, candidates, lots).order,
  };
}

const anyElection: fc.Arbitrary<Election> = anySize.chain((size) => {
  const some = fc.oneof(fc.constant(allOf(size)), fc.subarray(allOf(size)));
  // Lots that tie, too.
  const lots = fc.array(
    fc.oneof(fc.bigInt({ min: 0n, max: 3n }), fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })),
    {
      minLength: size,
      maxLength: size,
    },
  );
  return fc.record({
    size: fc.constant(size),
    ballots: anyBallots(size),
    standing: some,
    candidates: some,
    lots,
  });
});

describe("PairwiseMatrix and Schulze", () => {
  it("count every election as core/counting does", async () => {
    const seen = { ties: 0, circles: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyElection, { minLength: 1, maxLength: 8 }), async (elections) => {
        const counted = elections.map(count);
        expect(await countOnChain(elections)).to.deep.equal(counted);
        for (const { paths, winners: won, matrix } of counted) {
          if (won.length > 1) seen.ties += 1;
          const direct = paths.every((row, i) =>
            row.every((path, j) => path === 0 || path === matrix[i]![j]),
          );
          if (!direct) seen.circles += 1;
        }
      }),
      { numRuns: 60 },
    );
    // The cases tried were worth trying.
    expect(seen.ties, "ties").to.be.greaterThan(20);
    expect(seen.circles, "paths over others").to.be.greaterThan(20);
  });

  it("find the same paths through any counts, up to the largest", async () => {
    const anyCase = fc
      .tuple(anySize, fc.constantFrom(3, 100, 2 ** 32 - 1))
      .chain(([size, max]) => fc.tuple(anyMatrix(size, max), fc.subarray(allOf(size))));
    await fc.assert(
      fc.asyncProperty(anyCase, async ([matrix, standing]) => {
        const size = matrix.length;
        const words = pack(matrix);
        expect(unpackMatrix(words, size)).to.deep.equal(matrix);
        const paths = await contract.countMatrix(words, size, maskOf(standing));
        expect(square(paths, size)).to.deep.equal(strongestPaths(matrix, standing));
      }),
      { numRuns: 60 },
    );
  });

  it("count 475 real ballots and the published table with the published winner", async () => {
    const [election] = await publishedElections();
    const ballots = await ballotsOf2002();
    const all = allOf(4);
    const replay = { size: 4, ballots, standing: all, candidates: all, lots: [0n, 0n, 0n, 0n] };
    const [counted] = await countOnChain([replay]);
    expect(counted).to.deep.equal(count(replay));
    expect(counted!.winners.map((winner) => election!.options[winner])).to.deep.equal([
      election!.winner,
    ]);

    const paths = square(await contract.countMatrix(pack(election!.tally), 4, 15), 4);
    expect(winners(paths, all).map((winner) => election!.options[winner])).to.deep.equal([
      election!.winner,
    ]);
  });

  it("count sixteen candidates and RON far below the gas of one transaction", async () => {
    // Everybody is preferred to the next eight, so that every path exists from the start.
    const matrix = allOf(MAX_ALTERNATIVES).map((i) =>
      allOf(MAX_ALTERNATIVES).map((j) => {
        const ahead = (j - i + MAX_ALTERNATIVES) % MAX_ALTERNATIVES;
        return ahead >= 1 && ahead <= 8 ? 1 + ((i * 7_919 + j * 104_729) % 1_000) : 0;
      }),
    );
    const gas = await contract.countMatrix.estimateGas(
      pack(matrix),
      MAX_ALTERNATIVES,
      2n ** 17n - 1n,
    );
    expect(gas).to.be.lessThan(2_000_000n);
  });
});

/** Written from the description of the layout, apart from the code that reads it. */
function pack(matrix: number[][]): bigint[] {
  const lanes = matrix.flat();
  return allOf(Math.ceil(lanes.length / 8)).map((word) =>
    BigInt(
      "0x" +
        allOf(8)
          .map((lane) => (lanes[8 * word + lane] ?? 0).toString(16).padStart(8, "0"))
          .reverse()
          .join(""),
    ),
  );
}
