import { expect } from "chai";
import { directionOfText } from "../../../../web/places/archive/text-direction.js";

describe("directionOfText", () => {
  it("follows the first letter", () => {
    for (const text of ["# محضر", "1. שלום world", "ދިވެހި"])
      expect(directionOfText(text), text).to.equal("rtl");
    for (const text of ["# Minutes محضر", "会议", "", "123 |"])
      expect(directionOfText(text), text).to.equal("ltr");
  });
});
