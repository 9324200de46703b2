import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import { describeCall } from "../../../core/motions/index.js";
import { RULE_GROUPS, type RuleGroupName } from "../../../core/motions/rule-groups.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";

async function setUp() {
  const { directory } = await foundCoalition();
  return connectCoalition(await directory.getAddress(), ethers.provider);
}

/** A value within the bounds that is not the present one. */
const another = (present: number, { min, max }: { min: number; max: number }) =>
  present < max ? present + 1 : Math.max(min, present - 1);

describe("rules that are set together", () => {
  it("say what each rule is now, and make a call that changes one and keeps the others", async () => {
    const contracts = await loadFixture(setUp);
    for (const name of Object.keys(RULE_GROUPS) as RuleGroupName[]) {
      const { bounds, present, change } = RULE_GROUPS[name];
      const now = await present(contracts);
      if (name === "vouchesNeeded") {
        // This coalition asks for none.
        expect(now).to.deep.equal({});
        continue;
      }
      expect(Object.keys(now), name).to.have.members(Object.keys(bounds));
      const [rule = "", bound] = Object.entries(bounds)[0] ?? [];
      const value = another(now[rule] ?? 0, bound ?? { min: 0, max: 0 });
      const [call, ...more] = await change(contracts, { [rule]: value });
      expect(more, name).to.be.empty;
      const said = call && describeCall(contracts, call);
      expect(said?.known, name).to.equal(true);
    }
  });

  it("are refused beyond their bounds, by all who change them", async () => {
    const contracts = await loadFixture(setUp);
    for (const name of Object.keys(RULE_GROUPS) as RuleGroupName[]) {
      const { bounds, change } = RULE_GROUPS[name];
      const [rule = "", { max = 0 } = {}] = Object.entries(bounds)[0] ?? [];
      const refused = await change(contracts, { [rule]: max + 1 }).then(
        () => undefined,
        (error: unknown) => error,
      );
      const code = name === "vouchesNeeded" ? "POLICY_WITHOUT_VOUCHES" : "VALUE_OUT_OF_BOUNDS";
      expect(refused, name).to.have.property("code", code);
    }
  });
});
