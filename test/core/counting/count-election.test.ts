import { expect } from "chai";
import fc from "fast-check";
import { beats, countElection, strongestPaths } from "../../../core/counting/index.js";
import { refusalOf } from "../refusal.js";
import { anySmallMatrix, contestOver } from "./contests.js";

/** RON, then three candidates: 1 before 2 before 3, and only 1 and 2 above RON. */
const MATRIX = [
  [0, 8, 9, 20],
  [30, 0, 20, 25],
  [31, 10, 0, 25],
  [10, 5, 5, 0],
];

describe("countElection", () => {
  it("elects by Schulze who ranks above RON, as far as seats go", () => {
    const one = countElection(contestOver(MATRIX), { method: "schulze", seats: 1 });
    expect(one.winners).to.deep.equal([1]);
    expect(one.order).to.deep.equal([1, 2]);
    const three = countElection(contestOver(MATRIX), { method: "schulze", seats: 3 });
    expect(three.winners).to.deep.equal([1, 2]);
    expect(three.dropped).to.deep.equal([
      { alternative: 3, votesFor: 10, votesAgainst: 20, reason: "not above default" },
    ]);
  });

  it("elects by approval in the order of ballots above RON", () => {
    const { winners, dropped } = countElection(contestOver(MATRIX), {
      method: "approval",
      seats: 3,
    });
    expect(winners).to.deep.equal([2, 1]);
    expect(dropped.map(({ alternative }) => alternative)).to.deep.equal([3]);
  });

  it("lets an unopposed candidate lose to RON", () => {
    const contest = contestOver([
      [0, 6],
      [6, 0],
    ]);
    for (const method of ["schulze", "approval"] as const)
      expect(countElection(contest, { method, seats: 1 }).winners).to.deep.equal([]);
  });

  it("looks at paths, not only at the direct count, to place a candidate below RON", () => {
    // As many prefer 1 to RON as RON to 1, but RON is preferred to 2 and 2 to 1.
    const contest = contestOver([
      [0, 7, 9],
      [7, 0, 3],
      [2, 8, 0],
    ]);
    expect(countElection(contest, { method: "schulze", seats: 1 }).order).to.deep.equal([]);
    // And the other way: more prefer RON to 1, but 1 leads to RON over 2.
    const lifted = contestOver([
      [0, 7, 3],
      [6, 0, 9],
      [8, 2, 0],
    ]);
    expect(countElection(lifted, { method: "schulze", seats: 1 }).order).to.deep.equal([1, 2]);
    expect(countElection(lifted, { method: "approval", seats: 1 }).order).to.deep.equal([2]);
  });

  it("draws lots between those who tie", () => {
    const matrix = [
      [0, 1, 1, 1],
      [9, 0, 4, 4],
      [9, 4, 0, 4],
      [9, 4, 4, 0],
    ];
    for (const method of ["schulze", "approval"] as const) {
      const contest = contestOver(matrix, { lots: [0n, 30n, 10n, 20n] });
      const { winners, draws } = countElection(contest, { method, seats: 2 });
      expect(winners).to.deep.equal([2, 3]);
      expect(draws).to.deep.equal([
        { place: 0, between: [1, 2, 3], drawn: 2 },
        { place: 1, between: [1, 3], drawn: 3 },
      ]);
    }
  });

  it("never puts anybody before somebody who beats them", () => {
    fc.assert(
      fc.property(anySmallMatrix, (matrix) => {
        const { order, dropped } = countElection(contestOver(matrix), {
          method: "schulze",
          seats: 9,
        });
        const paths = strongestPaths(matrix);
        expect([0, ...order, ...dropped.map(({ alternative }) => alternative)]).to.have.members([
          ...matrix.keys(),
        ]);
        for (const [place, candidate] of order.entries()) {
          expect(beats(paths, candidate, 0)).to.equal(true);
          for (const later of order.slice(place + 1))
            expect(beats(paths, later, candidate)).to.equal(false);
        }
        for (const { alternative } of dropped) expect(beats(paths, alternative, 0)).to.equal(false);
      }),
    );
  });

  it("refuses an election of no seats", async () => {
    for (const seats of [0, -1, 1.5])
      await refusalOf(
        () => countElection(contestOver(MATRIX), { method: "schulze", seats }),
        "CONTEST_MALFORMED",
      );
  });
});
