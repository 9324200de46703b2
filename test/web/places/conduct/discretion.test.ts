import { expect } from "chai";
import {
  isPublic,
  mayName,
  mayShowPost,
  nearnessOf,
} from "../../../../web/places/conduct/discretion.js";

const REPORTER = `0x${"a".repeat(40)}`;
const RESPONDENT = `0x${"b".repeat(40)}`;
const OFFICER = `0x${"c".repeat(40)}`;
const STRANGER = nearnessOf({ reporter: REPORTER, respondent: RESPONDENT }, undefined, false);

const parties = (
  outcome: "undecided" | "dismissed" | "referred" | "sanctioned",
  stage: string,
) => ({
  ...{ reporter: REPORTER, respondent: RESPONDENT },
  ...{ outcome, stage },
});
const named = (...given: Parameters<typeof parties>) =>
  [REPORTER, RESPONDENT, OFFICER].map((each) => mayName(parties(...given), each, STRANGER));

describe("names in a case", () => {
  it("are shown to strangers only as far as something public was decided", () => {
    expect(named("undecided", "reply")).to.deep.equal([false, false, false]);
    expect(named("undecided", "lapsed")).to.deep.equal([false, false, false]);
    expect(named("dismissed", "dismissed")).to.deep.equal([false, false, true]);
    expect(named("sanctioned", "appealable")).to.deep.equal([false, true, true]);
    expect(named("sanctioned", "lifted")).to.deep.equal([false, false, true]);
    expect(named("referred", "referred")).to.deep.equal([false, true, true]);
    expect(named("referred", "lapsed")).to.deep.equal([false, false, true]);
  });

  it("are shown to those concerned from the beginning, however their address is written", () => {
    const view = parties("undecided", "reply");
    for (const [account, isOfficer] of [
      [REPORTER.toUpperCase().replace("0X", "0x"), false],
      [RESPONDENT, false],
      [OFFICER, true],
    ] as const) {
      const nearness = nearnessOf(view, account, isOfficer);
      expect(mayName(view, REPORTER, nearness)).to.equal(true);
      expect(mayShowPost(view, nearness)).to.equal(true);
    }
  });

  it("are not given away by the post, which names its author", () => {
    expect(mayShowPost(parties("undecided", "decision"), STRANGER)).to.equal(false);
    expect(mayShowPost(parties("dismissed", "dismissed"), STRANGER)).to.equal(false);
    expect(mayShowPost(parties("sanctioned", "final"), STRANGER)).to.equal(true);
  });

  it("are not public because nobody is connected: no account is no party", () => {
    expect(STRANGER).to.deep.equal({ isReporter: false, isRespondent: false, isOfficer: false });
    expect(isPublic({ outcome: "sanctioned", stage: "standing" })).to.equal(true);
  });
});
