import { expect } from "chai";
import { pairwiseMatrix } from "../../../../../core/counting/index.js";
import { resultOf } from "../../../../../web/places/elections/result/result-of.js";
import type { ElectionView } from "../../../../../web/reading/index.js";
import { ADA, BEN, CEM, electionOf } from "../view.js";

const SEED = `0x${"07".repeat(32)}`;

/** Ranks of re-opening, Ada, Ben and Cem. */
const BALLOTS = [
  [3, 1, 2, 0],
  [3, 1, 2, 0],
  [2, 3, 1, 0],
];

function countedBallot(
  elected: string[],
  ballots = 3,
  quorum = 2,
): ElectionView["ballots"][number] {
  const counted = { ballots, quorum, seed: SEED, elected, settlesAt: 3_000 };
  return {
    ...{ run: 0, ballotId: SEED, candidates: [ADA, BEN, CEM], opensAt: 2_000, closesAt: 2_100 },
    ...{ drawBlock: 9, counted },
  };
}

const paper = { ballots: 3, preferred: pairwiseMatrix(BALLOTS, 4) };

describe("the result of an election", () => {
  it("puts candidates in the order of the ballots, with the one seat for the first", () => {
    const result = resultOf(electionOf(), countedBallot([ADA, BEN]), paper)!;
    expect(result.rows.map(({ candidate, fate, place }) => [candidate, fate, place])).to.deep.equal(
      [
        [ADA, "elected", 1],
        [BEN, "next", 2],
        [CEM, "below", undefined],
      ],
    );
    expect(result.rows[0]).to.include({ above: 2, below: 1 });
    expect(result).to.include({ agrees: true, isQuorate: true });
  });

  it("elects nobody without a quorum", () => {
    const result = resultOf(electionOf(), countedBallot([], 3, 4), paper)!;
    expect(result.isQuorate).to.equal(false);
    expect(result.rows.some(({ fate }) => fate === "elected")).to.equal(false);
    expect(result.agrees).to.equal(true);
  });

  it("does not hide when the contract announced something else", () => {
    expect(resultOf(electionOf(), countedBallot([BEN, ADA]), paper)?.agrees).to.equal(false);
    expect(resultOf(electionOf(), countedBallot([ADA, BEN], 2), paper)?.agrees).to.equal(false);
  });

  it("says where the lot decided", () => {
    const even = {
      ballots: 2,
      preferred: pairwiseMatrix(
        [
          [3, 1, 2, 0],
          [3, 2, 1, 0],
        ],
        4,
      ),
    };
    const rows = resultOf(electionOf(), countedBallot([], 2), even)!.rows;
    const [first, second] = rows;
    expect(first?.drawnAmong).to.have.members([ADA, BEN]);
    expect(second?.drawnAmong).to.deep.equal([]);
  });

  it("is nothing before the count", () => {
    const { counted: _, ...open } = countedBallot([]);
    expect(resultOf(electionOf(), open, paper)).to.equal(undefined);
  });
});
