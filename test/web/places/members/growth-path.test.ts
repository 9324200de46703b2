import { expect } from "chai";
import { daysOf, samplePoints, stepPath } from "../../../../web/places/members/growth-path.js";

const BOX = { width: 100, height: 10 };

describe("stepPath", () => {
  it("stays level until it steps, and ends at the end", () => {
    const points = [
      { at: 0, value: 1 },
      { at: 50, value: 3 },
      { at: 75, value: 2 },
    ];
    expect(stepPath(points, 100, 4, BOX)).to.equal("M0 7.5H50V2.5H75V5H100");
  });

  it("holds a single moment, and one that is after the end", () => {
    expect(stepPath([{ at: 5, value: 2 }], 5, 2, BOX)).to.equal("M0 0H100");
    const late = [
      { at: 0, value: 0 },
      { at: 20, value: 1 },
    ];
    expect(stepPath(late, 10, 1, BOX)).to.equal("M0 10H100V0H100");
  });

  it("draws nothing of nothing", () => {
    expect(stepPath([], 10, 1, BOX)).to.equal("");
  });
});

describe("samplePoints", () => {
  it("keeps the first and the last, and no more than can be read", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => index);
    const few = samplePoints(many, 12);
    expect(few).to.have.length(12);
    expect([few[0], few.at(-1)]).to.deep.equal([0, 999]);
    expect(new Set(few).size).to.equal(12);
    expect(samplePoints([1, 2, 3], 12)).to.deep.equal([1, 2, 3]);
  });
});

describe("daysOf", () => {
  it("keeps how each day ended", () => {
    const points = [0, 5, 86_399, 86_400, 90_000, 300_000].map((at) => ({ at }));
    expect(daysOf(points).map(({ at }) => at)).to.deep.equal([86_399, 90_000, 300_000]);
  });
});
