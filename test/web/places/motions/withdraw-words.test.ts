import { expect } from "chai";
import { withdrawWords } from "../../../../web/places/motions/motion/withdraw-words.js";

const words = (key: string) => key;

describe("what follows from withdrawing", () => {
  it("is a time to take over for what has its seconds, and the end for what has not", () => {
    const said = (secondsGiven: number) => withdrawWords(words, { secondsGiven, secondsNeeded: 2 });
    expect(said(2)).to.deep.equal({ lead: "act.withdrawLead" });
    expect(said(3)).to.deep.equal({ lead: "act.withdrawLead" });
    expect(said(1)).to.deep.equal({ warning: "act.withdrawEnd" });
  });
});
