import { expect } from "chai";
import fc from "fast-check";
import { sameShape } from "../../../web/parts/drafts.js";

const BALLOT = { ranks: [0, 0, 0], reason: "" };

describe("what was kept of a draft", () => {
  it("is taken up when it is of the shape the page works with, whatever is in it", () => {
    const ballot = fc.record({
      ranks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      reason: fc.string(),
    });
    fc.assert(fc.property(ballot, (kept) => sameShape(BALLOT)(JSON.parse(JSON.stringify(kept)))));
    fc.assert(fc.property(fc.string(), (kept) => sameShape("")(kept)));
  });

  it("is dropped when it is nonsense, or of an older page", () => {
    const nonsense = [
      ...[null, {}, [], "", 7, { ranks: [0, 0, 0] }, { ranks: null, reason: "" }],
      ...[
        { ranks: [0, 0], reason: "" },
        { ranks: ["1", 0, 0], reason: "" },
      ],
      ...[
        { ranks: { length: 3 }, reason: "" },
        { ranks: [0, 0, 0], reason: null },
      ],
    ];
    for (const kept of nonsense)
      expect(sameShape(BALLOT)(kept), JSON.stringify(kept)).to.equal(false);
    for (const kept of [null, {}, [], 7]) expect(sameShape("")(kept)).to.equal(false);
  });
});
