import { expect } from "chai";
import { CONTRACT_TITLES, INTERFACES } from "../../../../core/contracts/index.js";
import type { CoalitionAddresses, ContractName } from "../../../../core/contracts/index.js";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { RULE_GROUPS, type RuleGroupName } from "../../../../core/motions/rule-groups.js";
import { ruleChange } from "../../../../web/places/motions/calls/rule-change.js";
import { ethers, foundCoalition, loadFixture } from "../../../fixture/coalition.js";

async function setUp() {
  const { directory } = await foundCoalition();
  return connectCoalition(await directory.getAddress(), ethers.provider);
}

const names = Object.keys(CONTRACT_TITLES) as ContractName[];
const addresses = Object.fromEntries(
  names.map((name, index) => [name, `0x${(index + 1).toString(16).padStart(40, "0")}`]),
) as unknown as CoalitionAddresses;

describe("the rules that a call sets", () => {
  it("are found again in the calls that each group of rules is changed by", async () => {
    const contracts = await loadFixture(setUp);
    for (const [group, rules] of Object.entries(RULE_GROUPS)) {
      const present = await rules.present(contracts);
      // Who admits by vouches has that rule, and nobody else.
      const [name] = Object.keys(present);
      if (name === undefined) continue;
      const bound = (rules.bounds as Record<string, { min: number; max: number }>)[name]!;
      const value = present[name] === bound.max ? bound.max - 1 : present[name]! + 1;
      const [call] = await rules.change(contracts, { [name]: value });
      const found = ruleChange(contracts.addresses, call!);
      expect(found, group).to.deep.equal({
        group: group as RuleGroupName,
        values: { ...present, [name]: value },
      });
    }
  });

  it("are none where a call sets none, or cannot be read", () => {
    const target = addresses.lists;
    const calldata = INTERFACES.lists.encodeFunctionData("open", ["young", ""]);
    expect(ruleChange(addresses, { target, calldata })).to.equal(undefined);
    expect(ruleChange(addresses, { target: addresses.rulebook, calldata: "0x1234" })).to.equal(
      undefined,
    );
    expect(ruleChange(addresses, { target: `0x${"ff".repeat(20)}`, calldata })).to.equal(undefined);
  });
});
