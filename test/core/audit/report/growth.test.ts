import { expect } from "chai";
import { growthOf } from "../../../../core/audit/report/growth.js";

describe("growthOf", () => {
  it("counts who joins, becomes a voter, leaves and comes back", () => {
    const points = growthOf([
      { joinedAt: 10, voter: { since: 10 } },
      { joinedAt: 10n, voter: { since: 20n }, left: { at: 40n } },
      { joinedAt: 30, left: { at: 40 } },
      { joinedAt: 50 },
    ]);
    expect(points).to.deep.equal([
      { at: 10, members: 2, voters: 1 },
      { at: 20, members: 2, voters: 2 },
      { at: 30, members: 3, voters: 2 },
      { at: 40, members: 1, voters: 1 },
      { at: 50, members: 2, voters: 1 },
    ]);
  });

  it("thins a long history, and keeps how it ends", () => {
    const points = growthOf(Array.from({ length: 5_000 }, (_, at) => ({ joinedAt: at })));
    expect(points.length).to.be.within(150, 201);
    expect(points.at(-1)).to.deep.equal({ at: 4_999, members: 5_000, voters: 0 });
  });

  it("has nothing to say of nobody", () => {
    expect(growthOf([])).to.deep.equal([]);
  });
});
