import { expect } from "chai";
import { BOUNDS } from "../../../core/coalition/index.js";
import { formatRuleValue, parseRuleChange, RULE_NAMES } from "../../../scripts/proposing/rules.js";
import { refusalOf } from "../../core/refusal.js";

const DAY = 86_400;

describe("parseRuleChange", () => {
  it("understands durations, percentages and counts", () => {
    expect(parseRuleChange("waiting-period", "20 days")).to.deep.include({
      rule: "waiting-period",
      value: 20 * DAY,
    });
    expect(parseRuleChange("ordinary.voting", "9d")).to.deep.include({
      group: "ordinary",
      rule: "voting",
      value: 9 * DAY,
    });
    expect(parseRuleChange("ordinary.voting", 9 * DAY).value).to.equal(9 * DAY);
    expect(parseRuleChange("fundamental.quorum-share", "12.5 %").value).to.equal(1_250);
    expect(parseRuleChange("fundamental.quorum-share", 25).value).to.equal(2_500);
    expect(parseRuleChange("ordinary.seconds", "3")).to.deep.include({
      rule: "secondsCap",
      value: 3,
    });
    expect(parseRuleChange("live-motions", 2).value).to.equal(2);
    expect(parseRuleChange("deliberation.reading", "4 days")).to.deep.equal({
      name: "deliberation.reading",
      group: "deliberation",
      rule: "reading",
      value: 4 * DAY,
    });
    expect(parseRuleChange("conduct.reply-window", "4 days")).to.deep.equal({
      name: "conduct.reply-window",
      group: "conduct",
      rule: "replyWindow",
      value: 4 * DAY,
    });
    expect(parseRuleChange("elections.seconds", 2)).to.deep.include({ rule: "secondsNeeded" });
  });

  it("knows a rule of the coalition file under every name it lists", () => {
    expect(RULE_NAMES).to.have.length(5 + 4 + 2 * 7 + 11 + 12);
    for (const name of RULE_NAMES) {
      const units = ["1 day", "3 days", "10 days", "30 days", "100 days", "1", "2", "10"];
      const read = units.some((value) => {
        try {
          return parseRuleChange(name, value).name === name;
        } catch {
          return false;
        }
      });
      expect(read, name).to.equal(true);
    }
  });

  it("says a value back as it was written", () => {
    expect(formatRuleValue(parseRuleChange("ordinary.voting", "9 days"))).to.equal("9 days");
    expect(formatRuleValue(parseRuleChange("ordinary.quorum-share", "12.5"))).to.equal("12.5 %");
  });

  it("takes both ends of a bound and nothing beyond", async () => {
    const { min, max } = BOUNDS.joinsPerDay;
    expect(parseRuleChange("joins-per-day", min).value).to.equal(min);
    expect(parseRuleChange("joins-per-day", max).value).to.equal(max);
    for (const value of [min - 1, max + 1]) {
      const { message } = await refusalOf(
        () => parseRuleChange("joins-per-day", value),
        "RULE_OUT_OF_BOUNDS",
      );
      expect(message).to.include("between 10 and 10000").and.include(String(value));
    }
  });

  it("refuses values that are none, saying what one looks like", async () => {
    const refused = (name: string, value: string, code = "RULE_VALUE_MALFORMED") =>
      refusalOf(() => parseRuleChange(name, value), code);
    expect((await refused("ordinary.seconds", "2.5")).hint).to.include("a whole number");
    await refused("ordinary.seconds", "12 %");
    expect((await refused("ordinary.quorum-share", "a tenth")).hint).to.include("12.5");
    await refused("ordinary.quorum-share", "12.345");
    await refused("ordinary.voting", "soon", "INPUT_INVALID");
  });

  it("points to the rule that was meant", async () => {
    const near = await refusalOf(() => parseRuleChange("ordinary.votin", "9 days"), "RULE_UNKNOWN");
    expect(near.hint).to.equal("Did you mean ordinary.voting?");
    const far = await refusalOf(() => parseRuleChange("treasury", "9 days"), "RULE_UNKNOWN");
    expect(far.hint).to.include("waiting-period");
    await refusalOf(() => parseRuleChange("ordinary.toString", "9 days"), "RULE_UNKNOWN");
    await refusalOf(() => parseRuleChange("constructor", "9 days"), "RULE_UNKNOWN");
    await refusalOf(() => parseRuleChange("toString.call", "9 days"), "RULE_UNKNOWN");
  });
});
