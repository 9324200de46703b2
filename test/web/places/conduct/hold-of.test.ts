import { expect } from "chai";
import { holdOf } from "../../../../web/places/conduct/hold-of.js";

const HOLDER = `0x${"aB".repeat(20)}`;
const OTHER = `0x${"cd".repeat(20)}`;
const recusal = (by: string, at: number) => ({ name: "OfficerRecused", at, tx: "0x", by });
const undecided = { held: 100, holder: HOLDER, outcome: "undecided" as const, events: [] };

describe("an emergency hold on the page of its case", () => {
  it("ends by the clock, or with its officer's part in the case", () => {
    expect(holdOf(undecided)).to.equal(100);
    expect(holdOf({ ...undecided, events: [recusal(OTHER, 50)] })).to.equal(100);
    expect(holdOf({ ...undecided, events: [recusal(HOLDER.toLowerCase(), 50)] })).to.equal(50);
    expect(holdOf({ ...undecided, events: [recusal(HOLDER, 150)] })).to.equal(100);
  });

  it("is none where none was placed, or something was decided", () => {
    expect(holdOf({ ...undecided, held: undefined })).to.equal(undefined);
    expect(holdOf({ ...undecided, outcome: "sanctioned" })).to.equal(undefined);
  });
});
