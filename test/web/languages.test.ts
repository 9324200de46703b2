import { expect } from "chai";
import { chooseLanguage, directionOf, LANGUAGES } from "../../web/language/languages.js";

describe("the language of the interface", () => {
  it("is the first somebody asks for that there is", () => {
    expect(chooseLanguage([null, "de-CH", "zh-Hant-TW", "fr"])).to.equal("zh");
    expect(chooseLanguage(["AR_EG"])).to.equal("ar");
    expect(chooseLanguage(["eo", undefined, "xx"])).to.equal("en");
    expect(chooseLanguage([])).to.equal("en");
    expect(chooseLanguage(["__proto__", "constructor"])).to.equal("en");
  });

  it("runs from right to left in Arabic alone", () => {
    const rightToLeft = LANGUAGES.filter(({ code }) => directionOf(code) === "rtl");
    expect(rightToLeft.map(({ code }) => code)).to.deep.equal(["ar"]);
  });
});
