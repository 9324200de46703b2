import { expect } from "chai";
import {
  DIRECTORY_KEYS,
  type CoalitionAddresses,
  type ContractName,
} from "../../../core/contracts/index.js";
import { findContract, findFunction } from "../../../scripts/proposing/find-function.js";
import { refusalOf } from "../../core/refusal.js";

const at = (digit: string) => `0x${digit.repeat(40)}`;
const addresses: CoalitionAddresses = {
  directory: at("1"),
  timelock: at("2"),
  authenticator: at("9"),
  archive: at("3"),
  membership: at("4"),
  offices: at("b"),
  ballotBox: at("c"),
  electionCount: at("d"),
  elections: at("e"),
  recalls: at("f"),
  conduct: `0x${"12".repeat(20)}`,
  lists: `0x${"34".repeat(20)}`,
  rulebook: at("5"),
  amendments: at("8"),
  notices: at("0"),
  governor: at("6"),
  policy: at("7"),
};

describe("findFunction", () => {
  it("finds a function by name, at a contract by name or by address", () => {
    const { target, fragment } = findFunction(addresses, "archive", "recordResolution");
    expect(target).to.equal(addresses.archive);
    expect(fragment.format()).to.equal("recordResolution(string)");
    expect(
      findFunction(addresses, addresses.archive, "recordResolution").fragment.selector,
    ).to.equal(fragment.selector);
  });

  it("knows every contract by its name, in other letters and as the directory spells it", () => {
    for (const [name, address] of Object.entries(addresses)) {
      for (const given of [name, name.toUpperCase()]) {
        expect(findContract(addresses, given)).to.equal(address);
      }
    }
    for (const [name, key] of Object.entries(DIRECTORY_KEYS)) {
      expect(findContract(addresses, key)).to.equal(addresses[name as ContractName]);
    }
  });

  it("takes a signature for a contract it does not know", () => {
    const { target, fragment } = findFunction(addresses, at("9"), "transfer(address,uint256)");
    expect(target).to.equal(at("9"));
    expect(fragment.selector).to.equal("0xa9059cbb");
  });

  it("refuses what it cannot tell apart, and lists the choices", async () => {
    const { hint } = await refusalOf(
      () => findFunction(addresses, "membership", "safeTransferFrom"),
      "FUNCTION_AMBIGUOUS",
    );
    expect(hint).to.include("safeTransferFrom(address,address,uint256,bytes)");
  });

  it("refuses unknown contracts and functions, naming near ones", async () => {
    const contract = await refusalOf(() => findContract(addresses, "archiv"), "CONTRACT_UNKNOWN");
    expect(contract.hint).to.equal("Did you mean archive?");
    const misspelt = await refusalOf(
      () => findFunction(addresses, "archive", "recordResolutoin"),
      "FUNCTION_UNKNOWN",
    );
    expect(misspelt.hint).to.equal("Did you mean recordResolution?");
    await refusalOf(() => findFunction(addresses, "archive", "document"), "FUNCTION_UNKNOWN");
    await refusalOf(() => findFunction(addresses, at("9"), "transfer"), "FUNCTION_UNKNOWN");
    await refusalOf(() => findFunction(addresses, at("9"), "transfer(adress)"), "FUNCTION_UNKNOWN");
  });
});
