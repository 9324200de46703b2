import { expect } from "chai";
import { answerTo, utf8Length } from "../../../core/lists/index.js";

describe("subject of an answer", () => {
  it("says Re: once, and is cut at a whole character", () => {
    expect(answerTo("Captions")).to.equal("Re: Captions");
    expect(answerTo("RE: Captions")).to.equal("RE: Captions");
    const long = answerTo("😀".repeat(60));
    expect(utf8Length(long)).to.be.at.most(200);
    expect(long).to.match(/^Re: (😀)+$/u);
  });
});
