import { expect } from "chai";
import type { MotionView } from "../../../../web/reading/reader.js";
import { explainTally } from "../../../../web/places/motions/tally/explain-tally.js";

const option = (number: number, more: Partial<MotionView["options"][number]> = {}) =>
  ({
    ...{ number, text: `0x0${number}`, standing: true, class: "ordinary", quorum: 3 },
    ...more,
  }) as MotionView["options"][number];

describe("explanation of a tally", () => {
  it("says that nobody voted, or that nothing is left", () => {
    const none = { options: [option(1)], preferred: [], ballots: 0, winner: undefined };
    expect(explainTally(none)).to.deep.equal([{ what: "noBallots" }]);
    const lost = {
      options: [option(1, { dropped: "majority", class: "fundamental" })],
      preferred: [
        [0, 3],
        [5, 0],
      ],
      ...{ ballots: 8, winner: undefined },
    };
    expect(explainTally(lost)).to.deep.equal([
      { what: "statusQuoStays" },
      { what: "majorityMissed", place: 1, got: 5, against: 3, double: true },
    ]);
  });

  it("holds the winner against the status quo and every text that was left", () => {
    const tally = {
      options: [
        option(1),
        option(2),
        option(3, { dropped: "quorum" }),
        option(4, { standing: false }),
      ],
      preferred: [
        [0, 1, 1, 4, 0],
        [6, 0, 2, 5, 0],
        [5, 4, 0, 5, 0],
        [2, 1, 1, 0, 0],
        [0, 0, 0, 0, 0],
      ],
      ...{ ballots: 7, winner: "0x01" },
    };
    expect(explainTally(tally)).to.deep.equal([
      {
        what: "wins",
        place: 1,
        over: [
          { other: 0, got: 6, against: 1, how: "direct" },
          // The other is preferred by more here: only all comparisons together can have decided.
          { other: 2, got: 2, against: 4, how: "whole" },
        ],
      },
      { what: "quorumMissed", place: 3, got: 2, needed: 3 },
    ]);
  });
});
