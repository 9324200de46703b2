import { expect } from "chai";
import { affairsOf } from "../../../../web/places/join/affairs.js";
import { codeStanding } from "../../../../web/places/join/code-standing.js";
import { languageName } from "../../../../web/places/join/language-name.js";

const version = (number: number) => ({ id: `v${number}`, number, recordedAt: number * 100 });
const ME = "0xMe";

describe("codeStanding", () => {
  const latest = [version(3), version(2), version(1)];

  it("knows who accepted what is in force", () => {
    expect(codeStanding("v3", latest, 30)).to.deep.equal({ state: "accepted", number: 3 });
  });

  it("says what was accepted, and until when there is time", () => {
    expect(codeStanding("v1", latest, 30)).to.deep.equal({
      ...{ state: "behind", number: 1, current: 3, until: 330 },
    });
    expect(codeStanding("v0", latest, undefined)).to.deep.equal({
      ...{ state: "behind", number: undefined, current: 3, until: undefined },
    });
  });

  it("says nothing where there is no code", () => {
    expect(codeStanding("v1", [], 30)).to.equal(undefined);
  });
});

describe("affairsOf", () => {
  const motions = ["a", "b", "c"].map((id) => ({ id, mover: id === "b" ? ME : "0xOther" }));
  const cases = [
    { id: "1", reportedAt: 1, respondent: ME, reporter: "0xOther" },
    { id: "2", reportedAt: 2, respondent: "0xOther", reporter: ME },
    { id: "3", reportedAt: 3, respondent: "0xOther", reporter: "0xThird" },
  ];

  it("are what somebody moved, voted on, may vote on, and is a party to", () => {
    const affairs = affairsOf(ME, motions, cases, { voted: ["a"], entitled: ["a", "c"] });
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    expect(ids(affairs.toVote)).to.deep.equal(["c"]);
    expect(ids(affairs.moved)).to.deep.equal(["b"]);
    expect(ids(affairs.voted)).to.deep.equal(["a"]);
    expect(affairs.cases.map(({ id, role }) => `${id} ${role}`)).to.deep.equal([
      "1 respondent",
      "2 reporter",
    ]);
  });
});

describe("languageName", () => {
  it("names languages in another, and a tag that is none as it is", () => {
    expect(languageName("fr", "en")).to.equal("French");
    expect(languageName("ar", "fr")).to.equal("arabe");
    expect(languageName("not a tag", "en")).to.equal("not a tag");
  });
});
