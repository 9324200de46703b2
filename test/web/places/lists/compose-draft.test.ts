import { expect } from "chai";
import { isDraft, subjectFault, textFault } from "../../../../web/places/lists/compose-draft.js";

describe("what is being written to a list", () => {
  it("needs a subject for a new thread, and none for an answer", () => {
    expect(subjectFault("  ", false)).to.equal("missing");
    expect(subjectFault("  ", true)).to.equal(undefined);
    expect(subjectFault("Captions", false)).to.equal(undefined);
  });

  it("takes a subject of 200 bytes, and not of 201", () => {
    expect(subjectFault("é".repeat(100), false)).to.equal(undefined);
    expect(subjectFault(`${"é".repeat(100)}x`, false)).to.equal("tooLong");
  });

  it("takes no subject that breaks the line or turns the direction", () => {
    for (const unfit of ["\n", "\u202E", "\u2066", "\u0000", "\u2028"])
      expect(subjectFault(`a${unfit}b`, true)).to.equal("notPlain");
  });

  it("takes a text of 64 KiB, and not one byte more", () => {
    expect(textFault(" \n ")).to.equal("missing");
    expect(textFault("x".repeat(65_536))).to.equal(undefined);
    expect(textFault("x".repeat(65_537))).to.equal("tooLong");
  });

  it("knows a draft from what is none", () => {
    expect(isDraft({ subject: "", text: "" })).to.equal(true);
    for (const other of [null, "text", { subject: "" }, { subject: 1, text: "" }])
      expect(isDraft(other)).to.equal(false);
  });
});
