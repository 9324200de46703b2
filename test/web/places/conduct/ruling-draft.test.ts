import { expect } from "chai";
import {
  EMPTY_RULING,
  isRulingDraft,
  type RulingDraft,
  rulingFault,
  rulingOf,
} from "../../../../web/places/conduct/ruling-draft.js";

const DAY = 86_400;
const LONGEST = { 2: 14 * DAY, 3: 31 * DAY, 4: 365 * DAY };
const draft = (changes: Partial<RulingDraft>): RulingDraft => ({
  ...EMPTY_RULING,
  reasons: "Because.",
  ...changes,
});
const fault = (changes: Partial<RulingDraft>) => rulingFault(draft(changes), LONGEST);

describe("what an officer is about to say", () => {
  it("names a measure and reasons", () => {
    expect(fault({})).to.equal("measure");
    expect(fault({ measure: "5" })).to.equal("measure");
    expect(fault({ measure: "1", reasons: " " })).to.equal("reasons");
    expect(fault({ measure: "1" })).to.equal(undefined);
    expect(fault({ measure: "dismiss" })).to.equal(undefined);
  });

  it("gives a suspension whole days within what the rules allow", () => {
    for (const days of ["", "0", "15", "1.5", "-1", "1e1"])
      expect(fault({ measure: "2", days }), days).to.equal("days");
    expect(fault({ measure: "2", days: "14" })).to.equal(undefined);
    expect(fault({ measure: "3", days: "31" })).to.equal(undefined);
  });

  it("says in one plain line why a post is hidden", () => {
    const hiding = { measure: "1", hide: true };
    for (const hideReason of ["", "two\nlines", "x".repeat(513), "turned\u202E"])
      expect(fault({ ...hiding, hideReason })).to.equal("hideReason");
    expect(fault({ ...hiding, hideReason: "Insults." })).to.equal(undefined);
  });

  it("becomes the ruling two officers must say alike, without leftovers of another choice", () => {
    const typed = draft({ measure: "2", days: "7", hide: true, hideReason: " Insults. " });
    expect(rulingOf(typed, "0x01")).to.deep.equal({
      ...{ upheld: true, rung: 2, length: 7 * DAY, reasons: "0x01", hideReason: "Insults." },
    });
    expect(rulingOf({ ...typed, measure: "1" }, "0x01")).to.include({ rung: 1, length: 0 });
    expect(rulingOf({ ...typed, measure: "dismiss" }, "0x01")).to.deep.equal({
      ...{ upheld: false, rung: 0, length: 0, reasons: "0x01", hideReason: "" },
    });
  });

  it("is known from what is no draft", () => {
    expect(isRulingDraft(EMPTY_RULING)).to.equal(true);
    expect(isRulingDraft({ ...EMPTY_RULING, hide: "yes" })).to.equal(false);
    expect(isRulingDraft(null)).to.equal(false);
  });
});
