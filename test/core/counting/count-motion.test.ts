import { expect } from "chai";
import fc from "fast-check";
import { countMotion, type Contest } from "../../../core/counting/index.js";
import { refusalOf } from "../refusal.js";
import { anySmallMatrix, contestOver } from "./contests.js";
import { winnersByTheText } from "./debian-text.js";

const same = (contest: Contest, quorum: number, majority: number) =>
  contest.labels.map(() => ({ quorum, majority }));

describe("countMotion", () => {
  it("counts one option like For and Against", () => {
    const count = (inFavour: number, against: number, quorum: number, majority: number) => {
      const contest = contestOver([
        [0, against],
        [inFavour, 0],
      ]);
      return countMotion(contest, same(contest, quorum, majority)).winners[0];
    };
    expect(count(5, 4, 5, 1), "carried").to.equal(1);
    expect(count(5, 5, 5, 1), "as many against").to.equal(0);
    expect(count(5, 4, 6, 1), "a vote short of the quorum").to.equal(0);
    expect(count(8, 4, 5, 2), "exactly two to one").to.equal(1);
    expect(count(7, 4, 5, 2), "less than two to one").to.equal(0);
    expect(count(0, 0, 0, 2), "no votes at all").to.equal(0);
  });

  it("drops an option before paths are counted, so that it carries nobody else", () => {
    // B leads to C only over D, and D misses its quorum.
    const matrix = [
      [0, 1, 1, 1],
      [20, 0, 8, 12],
      [20, 9, 0, 8],
      [5, 6, 11, 0],
    ];
    const contest = contestOver(matrix);
    expect(countMotion(contest, same(contest, 5, 1)).winners).to.deep.equal([1]);
    const { winners, dropped, among } = countMotion(contest, same(contest, 6, 1));
    expect(winners).to.deep.equal([2]);
    expect(among).to.deep.equal([0, 1, 2]);
    expect(dropped).to.deep.equal([
      { alternative: 3, votesFor: 5, votesAgainst: 1, reason: "quorum", quorum: 6 },
    ]);
  });

  it("holds each option to its own quorum and majority", () => {
    const contest = contestOver([
      [0, 5, 5, 5],
      [9, 0, 9, 9],
      [9, 0, 0, 9],
      [9, 0, 0, 0],
    ]);
    const { winners, dropped } = countMotion(contest, [
      { quorum: 100, majority: 100 },
      { quorum: 10, majority: 1 },
      { quorum: 9, majority: 2 },
      { quorum: 9, majority: 1 },
    ]);
    expect(winners).to.deep.equal([3]);
    expect(dropped.map(({ alternative, reason }) => [alternative, reason])).to.deep.equal([
      [1, "quorum"],
      [2, "majority"],
    ]);
  });

  it("gives ties to the option filed first, and names them", () => {
    const matrix = [
      [0, 1, 1],
      [9, 0, 4],
      [9, 4, 0],
    ];
    const contest = contestOver(matrix);
    const { order, draws } = countMotion(contest, same(contest, 5, 1));
    expect(order).to.deep.equal([1, 2, 0]);
    expect(draws).to.deep.equal([{ place: 0, between: [1, 2], drawn: 1 }]);
    const later = { ...contest, lots: [0n, 2n, 1n] };
    expect(countMotion(later, same(later, 5, 1)).order).to.deep.equal([2, 1, 0]);
  });

  it("takes any alternative for the default", () => {
    const contest = contestOver(
      [
        [0, 9],
        [1, 0],
      ],
      { defaultAlternative: 1 },
    );
    expect(countMotion(contest, same(contest, 5, 1)).winners).to.deep.equal([0]);
    expect(countMotion(contest, same(contest, 10, 1)).winners).to.deep.equal([1]);
  });

  it("chooses one of those who win by Debian's text, and the default only when it is alone", () => {
    const requirement = fc.record({
      quorum: fc.integer({ min: 0, max: 5 }),
      majority: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(
        anySmallMatrix,
        fc.array(requirement, { minLength: 7, maxLength: 7 }),
        (matrix, requirements) => {
          const contest = contestOver(matrix);
          const { winners, dropped, among } = countMotion(
            contest,
            requirements.slice(0, matrix.length),
          );
          for (const i of matrix.keys()) {
            const [inFavour, against] = [matrix[i]![0]!, matrix[0]![i]!];
            const { quorum, majority } = requirements[i]!;
            const carried =
              inFavour >= quorum && inFavour > against && inFavour >= majority * against;
            expect(among.includes(i)).to.equal(i === 0 || carried);
            expect(dropped.some(({ alternative }) => alternative === i)).to.equal(
              !among.includes(i),
            );
          }
          const rest = among.map((i) => among.map((j) => matrix[i]![j]!));
          const best = winnersByTheText(rest).map((index) => among[index]!);
          expect(winners).to.deep.equal([best[0]]);
          expect(winners[0] === 0).to.equal(among.length === 1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("refuses lists that do not belong together", async () => {
    const contest = contestOver([
      [0, 1],
      [1, 0],
    ]);
    const two = same(contest, 1, 1);
    const refused: [Contest, typeof two][] = [
      [contest, two.slice(1)],
      [{ ...contest, labels: ["A"] }, two],
      [{ ...contest, labels: [], matrix: [], lots: [] }, []],
      [{ ...contest, lots: [0n] }, two],
      [{ ...contest, matrix: [[0, 1]] }, two],
      [{ ...contest, matrix: [[0, 1], [0]] }, two],
      [
        {
          ...contest,
          matrix: [
            [0, -1],
            [0, 0],
          ],
        },
        two,
      ],
      [
        {
          ...contest,
          matrix: [
            [0, 0.5],
            [0, 0],
          ],
        },
        two,
      ],
      [{ ...contest, defaultAlternative: 2 }, two],
      [contestOver(Array.from({ length: 18 }, () => new Array<number>(18).fill(0))), two],
    ];
    for (const [wrong, requirements] of refused)
      await refusalOf(() => countMotion(wrong, requirements), "CONTEST_MALFORMED");
  });
});
