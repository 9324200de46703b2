import { expect } from "chai";
import { parseCoalitionFile } from "../../../core/coalition/index.js";
import {
  changed,
  conductOffices,
  GROUPS,
  office,
  refusal,
  rendition,
  type Path,
} from "./sample-file.js";

const DAY = 86_400;
const motion = (key: string): Path => ["motions", "fundamental", key];
const deliberation = (key: string): Path => ["motions", "deliberation", key];
const officeKey = (key: string): Path => ["offices", 1, key];
const elections = (key: string): Path => ["elections", key];
const conduct = (key: string): Path => ["conduct", key];
const list = <T>(length: number, item: (index: number) => T) =>
  Array.from({ length }, (_, i) => item(i));
const groups = (length: number) =>
  [...GROUPS, ...list(length, (i) => `group ${i}`)].slice(0, length);

/** key, smallest and largest legal value, and the step to the next illegal one. */
const bounds: [Path, number, number, number?][] = [
  [["membership", "waitingPeriod"], 10 * DAY, 90 * DAY],
  [["membership", "joinsPerDay"], 10, 10_000],
  [["membership", "admission", "vouches"], 1, 5],
  [["motions", "livePerMember"], 1, 5],
  [motion("discussion"), DAY, 30 * DAY],
  [motion("voting"), 3 * DAY, 30 * DAY],
  [motion("timelock"), DAY, 30 * DAY],
  [motion("seconds"), 1, 20],
  [motion("quorumFloor"), 2, 5],
  [motion("quorumShare"), 1, 50, 0.01],
  [motion("lateQuorumExtension"), 0, 7 * DAY],
  [deliberation("reading"), DAY, 14 * DAY],
  [deliberation("objection"), DAY / 2, 3 * DAY], // No longer than the reading of this file.
  [deliberation("consentFloor"), 1, 5], // No more than the founders of this file.
  [deliberation("consentShare"), 0, 10, 0.01],
  [officeKey("seats"), 1, 9],
  [officeKey("cohorts"), 1, 3], // No more than the seats of this file.
  [officeKey("termsInRow"), 1, 10],
  [officeKey("term"), 112 * DAY, 1_825 * DAY], // No less than twice the 56 days of an election.
  [elections("nominations"), 3 * DAY, 60 * DAY],
  [elections("acceptance"), DAY, 30 * DAY],
  [elections("extension"), DAY, 30 * DAY],
  [elections("campaign"), 0, 30 * DAY],
  [elections("ballot"), 3 * DAY, 30 * DAY],
  [elections("challenge"), DAY, 30 * DAY],
  [elections("challengeHold"), 18 * DAY + 1, 90 * DAY], // Longer than an ordinary motion takes.
  [elections("holdOver"), 7 * DAY, 365 * DAY],
  [elections("seconds"), 1, 5],
  [elections("challengeFloor"), 1, 20],
  [elections("challengeShare"), 0, 10, 0.01],
  [conduct("replyWindow"), 3 * DAY, 14 * DAY],
  [conduct("decisionPeriod"), 10 * DAY, 42 * DAY],
  [conduct("appealWindow"), 14 * DAY, 60 * DAY],
  [conduct("hearingPeriod"), 7 * DAY, 31 * DAY],
  [conduct("ladderMemory"), 90 * DAY, 365 * DAY],
  [conduct("suspension"), DAY, 14 * DAY],
  [conduct("longSuspension"), 14 * DAY, 31 * DAY], // No shorter than the suspension of this file.
  [conduct("yearSuspension"), 14 * DAY, 365 * DAY], // No shorter than the long one of this file.
  [conduct("hold"), DAY / 24, 2 * DAY],
  [conduct("codeGrace"), 7 * DAY, 365 * DAY],
  [conduct("appealVoters"), 1, 10],
  [conduct("reportCap"), 1, 10],
];

describe("parseCoalitionFile: bounds", () => {
  for (const [path, min, max, step = 1] of bounds) {
    const key = path.join(".").replace(/\.(\d+)\b/g, "[$1]");
    const set = (value: number) =>
      key.endsWith("vouches")
        ? changed(["membership", "admission"], { policy: "vouches", vouches: value })
        : key.endsWith("seats")
          ? changed(["offices", 1], office("archivist", { cohorts: 1, seats: value }))
          : changed(path, value);

    it(`holds ${key} between ${min} and ${max}`, () => {
      expect(() => parseCoalitionFile(set(min))).not.to.throw();
      expect(() => parseCoalitionFile(set(max))).not.to.throw();
      for (const value of [min - step, max + step]) {
        const { issues } = refusal(set(Number(value.toFixed(2))));
        expect(issues[0]?.path).to.equal(key);
        expect(issues).to.have.length(1);
      }
    });

    it(`refuses ${key} when it is missing, text, a fraction too fine or nothing`, () => {
      for (const value of ["many", 1.005, null, [], {}]) {
        const { issues } = refusal(set(value as number));
        expect(issues[0]?.path).to.equal(key);
      }
      if (!key.endsWith("vouches")) {
        expect(refusal(changed(path)).message).to.equal(`file.json5: ${key}: is missing`);
      }
    });
  }

  it("names bound, source and rule of a number out of bounds", () => {
    expect(refusal(changed(motion("voting"), "2 days")).message).to.equal(
      "file.json5: motions.fundamental.voting: 2 days is out of bounds, must be between 3 days and 30 days (chosen: time to vote)",
    );
    expect(refusal(changed(["membership", "groups"], ["a", "b"])).message).to.include(
      "(required: ",
    );
  });

  it("holds a term to its own bounds too, not only to the time elections take", () => {
    const short = JSON.parse(changed(["offices", 0, "term"], "89 days")) as {
      elections: Record<string, string>;
    };
    Object.assign(short.elections, { nominations: "3 days", ballot: "3 days" });
    expect(refusal(JSON.stringify(short)).issues.map(({ path }) => path)).to.deep.equal([
      "offices[0].term",
    ]);
  });

  it("holds lists to their length", () => {
    for (const length of [3, 8]) {
      expect(() =>
        parseCoalitionFile(changed(["membership", "groups"], groups(length))),
      ).not.to.throw();
    }
    for (const length of [2, 9]) refusal(changed(["membership", "groups"], groups(length)));
    const founder = (index: number) => ({
      address: `0x${String(index + 1).padStart(40, "0")}`,
      group: GROUPS[index % 3],
    });
    expect(() => parseCoalitionFile(changed(["founders"], list(100, founder)))).not.to.throw();
    for (const length of [4, 101]) refusal(changed(["founders"], list(length, founder)));
    const languages = list(13, (index) => rendition(`a${"abcdefghijklm"[index]}`));
    const renditions: Path = ["documents", 0, "renditions"];
    expect(() => parseCoalitionFile(changed(renditions, languages.slice(0, 12)))).not.to.throw();
    for (const wrong of [languages, []]) refusal(changed(renditions, wrong));
    const offices = [...conductOffices(), ...list(15, (index) => office(`office-${index}`))];
    for (const length of [2, 16]) {
      expect(() =>
        parseCoalitionFile(changed(["offices"], offices.slice(0, length))),
      ).not.to.throw();
    }
    expect(refusal(changed(["offices"], offices)).message).to.equal(
      "file.json5: offices: 17 is out of bounds, must be between 2 and 16 (chosen: offices a coalition ever has, closed ones included)",
    );
  });
});
