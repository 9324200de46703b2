import { expect } from "chai";
import { parseCoalitionFile } from "../../../core/coalition/index.js";
import { changed, legal, refusal } from "./sample-file.js";

describe("parseCoalitionFile", () => {
  it("turns durations into seconds and shares into hundredths of a percent", () => {
    const file = parseCoalitionFile(JSON.stringify(legal()));
    expect(file.membership.waitingPeriod).to.equal(2_592_000);
    expect(file.motions.ordinary).to.deep.equal({
      discussion: 604_800,
      voting: 604_800,
      timelock: 172_800,
      seconds: 5,
      quorumFloor: 3,
      quorumShare: 1_000,
      lateQuorumExtension: 172_800,
    });
    expect(file.motions.deliberation).to.deep.equal({
      reading: 259_200,
      objection: 86_400,
      consentFloor: 2,
      consentShare: 100,
    });
    expect(file.elections).to.include({ campaign: 604_800, seconds: 1, challengeShare: 100 });
    expect(file.uri).to.equal("");
  });

  it("reads JSON5: comments, bare keys, trailing commas", () => {
    const text = JSON.stringify(legal()).replace('"schema":1,', "// comment\nschema: 1,");
    expect(parseCoalitionFile(text).schema).to.equal(1);
  });

  it("turns the day of the first term into its first second, and excludes nobody unless told", () => {
    const { offices } = parseCoalitionFile(
      changed(["offices", 0, "excludes"], ["conduct-officer"]),
    );
    expect(offices[0]).to.deep.equal({
      name: "co-leader",
      seats: 3,
      method: "schulze",
      cohorts: 2,
      termsInRow: 2,
      firstTerm: Date.UTC(2027, 0, 1) / 1_000,
      term: 63_072_000,
      excludes: ["conduct-officer"],
    });
    expect(offices[1]?.excludes).to.deep.equal([]);
  });

  it("says where text stops being JSON5", () => {
    expect(refusal("{ schema: 1,\n name 2 }").message).to.match(/is not JSON5: .* at 2:7/);
    for (const text of ["", "{", "\0", "[1,"]) refusal(text);
  });
});
