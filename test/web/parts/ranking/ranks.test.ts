import { expect } from "chai";
import fc from "fast-check";
import {
  arrange,
  giveRank,
  joinAbove,
  moveDown,
  moveUp,
  placeIn,
  put,
  tidy,
} from "../../../../web/parts/ranking/ranks.js";

const shown = [2, 1, 3, 0];

describe("ranks", () => {
  it("shows places in their order, ties and the unranked in the order of the paper", () => {
    expect(arrange([0, 5, 5, 1], shown)).to.deep.equal({ places: [[3], [2, 1]], rest: [0] });
  });

  it("leaves alternatives that are not offered out of sight, and keeps their ranks", () => {
    expect(arrange([1, 2, 2], [1, 2])).to.deep.equal({ places: [[1, 2]], rest: [] });
    expect(giveRank([1, 0, 0], 2, 3)).to.deep.equal([1, 0, 3]);
  });

  it("closes gaps between numbers", () => {
    expect(tidy([0, 4, 2, 4])).to.deep.equal([0, 2, 1, 2]);
  });

  describe("putting one beside another", () => {
    it("makes a place of its own before or after the other's", () => {
      expect(put([0, 1, 2, 3], shown, 3, { beside: 1, side: "before" })).to.deep.equal([
        0, 2, 3, 1,
      ]);
      expect(put([0, 1, 1, 2], shown, 3, { beside: 2, side: "before" })).to.deep.equal([
        0, 2, 2, 1,
      ]);
      expect(put([0, 1, 2, 3], shown, 1, { beside: 3, side: "after" })).to.deep.equal([0, 3, 1, 2]);
    });

    it("shares a place when it is dropped on the other", () => {
      expect(put([0, 1, 2, 3], shown, 3, { beside: 1, side: "on" })).to.deep.equal([0, 1, 2, 1]);
    });

    it("ranks last before the first without a place, and not at all further down", () => {
      expect(put([0, 1, 0, 0], shown, 0, { beside: 2, side: "before" })).to.deep.equal([
        2, 1, 0, 0,
      ]);
      expect(put([0, 1, 0, 0], shown, 1, { beside: 2, side: "after" })).to.deep.equal([0, 0, 0, 0]);
      expect(put([0, 1, 0, 0], shown, 1, { beside: 3, side: "before" })).to.deep.equal([
        0, 0, 0, 0,
      ]);
      expect(put([0, 1, 0, 0], shown, 1, { beside: 0, side: "on" })).to.deep.equal([0, 0, 0, 0]);
    });

    it("changes nothing beside itself", () => {
      expect(put([0, 1, 2, 0], shown, 1, { beside: 1, side: "on" })).to.deep.equal([0, 1, 2, 0]);
    });
  });

  describe("moving step by step", () => {
    it("goes up into the places, past the one above, out of a shared one, and stops at the top", () => {
      expect(moveUp([0, 1, 0, 0], shown, 3)).to.deep.equal([0, 1, 0, 2]);
      expect(moveUp([0, 1, 0, 2], shown, 3)).to.deep.equal([0, 2, 0, 1]);
      expect(moveUp([0, 1, 1, 0], shown, 2)).to.deep.equal([0, 2, 1, 0]);
      expect(moveUp([0, 1, 2, 0], shown, 1)).to.deep.equal([0, 1, 2, 0]);
    });

    it("goes down past the one below, out of a shared place, and at last out of the places", () => {
      expect(moveDown([0, 1, 2, 0], shown, 1)).to.deep.equal([0, 2, 1, 0]);
      expect(moveDown([0, 1, 1, 0], shown, 2)).to.deep.equal([0, 1, 2, 0]);
      expect(moveDown([0, 1, 2, 0], shown, 2)).to.deep.equal([0, 1, 0, 0]);
      expect(moveDown([0, 1, 2, 0], shown, 3)).to.deep.equal([0, 1, 2, 0]);
    });

    it("joins the place above", () => {
      expect(joinAbove([0, 1, 2, 3], shown, 3)).to.deep.equal([0, 1, 2, 2]);
      expect(joinAbove([0, 1, 0, 0], shown, 2)).to.deep.equal([0, 1, 1, 0]);
      expect(joinAbove([0, 0, 0, 0], shown, 2)).to.deep.equal([0, 0, 0, 0]);
    });
  });

  it("never loses or doubles anybody, whatever is done, and always gives ranks a ballot can carry", () => {
    const alternative = fc.nat(3);
    const steps = fc.array(
      fc.record({
        how: fc.constantFrom("up", "down", "join", "put", "give"),
        moved: alternative,
        beside: alternative,
        side: fc.constantFrom("before" as const, "on" as const, "after" as const),
        rank: fc.nat(4),
      }),
    );
    fc.assert(
      fc.property(steps, (all) => {
        let ranks = [0, 0, 0, 0];
        for (const { how, moved, beside, side, rank } of all) {
          if (how === "up") ranks = moveUp(ranks, shown, moved);
          else if (how === "down") ranks = moveDown(ranks, shown, moved);
          else if (how === "join") ranks = joinAbove(ranks, shown, moved);
          else if (how === "put") ranks = put(ranks, shown, moved, { beside, side });
          else ranks = giveRank(ranks, moved, rank);
          const seen = arrange(ranks, shown);
          expect([...seen.places.flat(), ...seen.rest].sort()).to.deep.equal([0, 1, 2, 3]);
          for (const each of shown)
            expect(placeIn(seen, each) === undefined).to.equal(ranks[each] === 0);
          expect(ranks.every((each) => each >= 0 && each <= 4)).to.equal(true);
        }
      }),
    );
  });
});
