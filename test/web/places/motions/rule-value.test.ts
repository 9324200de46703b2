import { expect } from "chai";
import { CONDUCT_BOUNDS, MOTION_RULE_BOUNDS } from "../../../../core/coalition/index.js";
import { DELIBERATION_RULE_BOUNDS } from "../../../../core/coalition/index.js";
import { ruleText, ruleValue, unitOf } from "../../../../web/places/motions/filing/rule-value.js";

describe("rules as people write them", () => {
  const { discussion, quorumShare, secondsCap } = MOTION_RULE_BOUNDS;

  it("takes days, hours, percent and counts", () => {
    expect(unitOf(discussion)).to.equal("days");
    expect(unitOf(CONDUCT_BOUNDS.hold)).to.equal("hours");
    expect(ruleValue("10", discussion)).to.equal(864_000);
    expect(ruleValue(" 0,5 ", DELIBERATION_RULE_BOUNDS.objection)).to.equal(43_200);
    expect(ruleValue("12.5", quorumShare)).to.equal(1_250);
    expect(ruleValue("3", secondsCap)).to.equal(3);
    expect(ruleValue("36", CONDUCT_BOUNDS.hold)).to.equal(129_600);
  });

  it("refuses what is no number, or beyond the bounds", () => {
    for (const wrong of ["", "ten", "1e9", "-1", "0", "31", "0x1", "1.5.2", "9".repeat(30)])
      expect(ruleValue(wrong, discussion), wrong).to.equal(undefined);
    expect(ruleValue("2.5", secondsCap)).to.equal(undefined);
    expect(ruleValue("51", quorumShare)).to.equal(undefined);
  });

  it("writes back what it reads", () => {
    for (const [value, bound] of [
      [864_000, discussion],
      [43_200, DELIBERATION_RULE_BOUNDS.objection],
      [1_250, quorumShare],
      [7, secondsCap],
    ] as const)
      expect(ruleValue(ruleText(value, bound), bound)).to.equal(value);
  });
});
