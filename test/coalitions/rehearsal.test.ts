import { readFileSync } from "node:fs";
import { expect } from "chai";
import { DAY, parseCoalitionFile } from "../../core/coalition/index.js";

const PATH = "coalitions/rehearsal.json5";
const TEXT = readFileSync(new URL(`../../${PATH}`, import.meta.url), "utf8");

/** Keys of the file that are lengths of time. */
const PERIODS = [
  ...["waitingPeriod", "discussion", "voting", "timelock", "reading", "objection", "term"],
  ...["nominations", "acceptance", "extension", "ballot", "challenge", "challengeHold", "holdOver"],
  ...["replyWindow", "decisionPeriod", "appealWindow", "hearingPeriod", "ladderMemory"],
  ...["suspension", "longSuspension", "yearSuspension", "hold", "codeGrace"],
];

describe("coalitions/rehearsal.json5", () => {
  it("cannot be shorter: less of any period is refused", () => {
    for (const key of PERIODS) {
      const written = new RegExp(`(\\b${key}: )"(\\d+) (hour|day)s?"`);
      const [, , count, unit] = written.exec(TEXT) ?? [];
      expect(count, key).not.to.equal(undefined);
      const less = Number(count) * (unit === "day" ? DAY : 3_600) - 1;
      const shorter = TEXT.replace(written, `$1${less}`);
      expect(() => parseCoalitionFile(shorter, PATH), key).to.throw(
        /between|never shorter|at least/,
      );
    }
  });

  it("takes as long as it says: a motion 5 days, an election 8", () => {
    const { motions, elections } = parseCoalitionFile(TEXT, PATH);
    for (const { discussion, voting, timelock, lateQuorumExtension } of [
      motions.ordinary,
      motions.fundamental,
    ])
      expect(discussion + voting + timelock + lateQuorumExtension).to.equal(5 * DAY);
    const { nominations, acceptance, campaign, ballot, challenge } = elections;
    expect(nominations + acceptance + campaign + ballot + challenge).to.equal(8 * DAY);
    expect(TEXT).to.include("5 days").and.include("8 days");
  });
});
