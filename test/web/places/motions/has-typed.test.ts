import { expect } from "chai";
import { EMPTY_DRAFT, hasTyped } from "../../../../web/places/motions/filing/draft.js";

describe("whether there is anything to lose in a draft", () => {
  const typed = (more: Partial<typeof EMPTY_DRAFT>) =>
    hasTyped({ ...EMPTY_DRAFT, ...more }, EMPTY_DRAFT);

  it("is so once something was written, and not for what is chosen in a moment", () => {
    expect(typed({ about: "rule", track: "notice", step: "content" })).to.equal(false);
    expect(typed({ fields: { reason: " " } })).to.equal(false);
    expect(typed({ title: "A" })).to.equal(true);
    expect(typed({ text: "A" })).to.equal(true);
    expect(typed({ fields: { reason: "A" } })).to.equal(true);
    const rendition = { language: "en", authentic: true, text: "" };
    expect(typed({ renditions: [rendition] })).to.equal(false);
    expect(typed({ renditions: [{ ...rendition, text: "A" }] })).to.equal(true);
  });

  it("is not so for the words an amendment begins with", () => {
    const amended = { ...EMPTY_DRAFT, title: "A", text: "B" };
    expect(hasTyped(amended, amended)).to.equal(false);
    expect(hasTyped({ ...amended, text: "C" }, amended)).to.equal(true);
  });
});
