import { expect } from "chai";
import { encodeBytes32String, toBeHex } from "ethers";
import { ethers, loadFixture, networkHelpers } from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";
import { findSlot, founded, repacked, setStorage, slotIn, verify } from "./verified.js";

const DAY = 86_400;
const at = (address: string, slot: string) => ethers.provider.getStorage(address, slot);

describe("verifyCoalition: rules of deliberation and elections", () => {
  it("names a rule of deliberation that storage holds and no motion set", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { rulebook } = addresses;
    const packed = ethers.solidityPacked(
      ["uint16", "uint32", "uint32", "uint32"],
      [100, 2, DAY, 3 * DAY],
    );
    const slot = await findSlot(rulebook, (word) => word.endsWith(packed.slice(2)));
    await setStorage(rulebook, slot, repacked(await at(rulebook, slot), 8, toBeHex(20, 4)));
    const { differences, changed } = await verify(coalition, contracts);
    expect(changed).to.deep.equal([]);
    expect(differences).to.deep.equal([
      { what: "motions.deliberation.consentFloor", expected: "2", actual: "20" },
    ]);
  });

  it("names a rule of elections that storage holds and no motion set", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { elections } = addresses;
    const { ballot, campaign } = coalition.parameters.electionRules;
    // Packed from the low end: nominations, acceptance, extension, campaign, ballot.
    const packed = ethers.solidityPacked(["uint32", "uint32"], [ballot, campaign]).slice(2);
    const slot = await findSlot(elections, (word) => word.slice(26, 42) === packed);
    await setStorage(elections, slot, repacked(await at(elections, slot), 16, toBeHex(3 * DAY, 4)));
    const { differences, changed } = await verify(coalition, contracts);
    expect(changed).to.deep.equal([]);
    expect(differences).to.deep.equal([
      { what: "elections.ballot", expected: "14 days", actual: "3 days" },
    ]);
  });

  it("names an ordinary call that storage holds, or not, against the logs", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { rulebook, elections } = addresses;
    const { selector } = contracts.elections.interface.getFunction("annul");
    const slot = await findSlot(
      rulebook,
      (word) => BigInt(word) === 1n,
      (base) =>
        slotIn(slotIn(base, ["address", "uint256"], elections), ["bytes4", "bytes32"], selector),
    );
    await setStorage(rulebook, slot, toBeHex(0, 32));
    const { differences } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([
      {
        what: "the rulebook's word on elections.annul",
        expected: "as its logs",
        actual: "otherwise",
      },
    ]);
  });

  it("names what ranked ballots are signed under when it is another name", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const other = await ethers.deployContract("Amendments", [
      addresses.directory,
      "DC-B Amendments",
    ]);
    // The same code, tied to the same contracts: nothing else gives it away.
    const code = (await ethers.provider.getCode(other)).replaceAll(
      (await other.getAddress()).slice(2).toLowerCase(),
      addresses.amendments.slice(2).toLowerCase(),
    );
    await networkHelpers.setCode(addresses.amendments, code);
    const { differences } = await verify(coalition, contracts);
    const signed = (name: string) =>
      `"${name}", version 1, of ${addresses.amendments} on chain 31337`;
    expect(differences).to.deep.equal([
      {
        what: "what ranked ballots on motions are signed under",
        expected: signed("DC-BAS Amendments"),
        actual: signed("DC-B Amendments"),
      },
    ]);
  });

  it("tells what the members changed by motion", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { rulebook, elections, directory, parameters } = { ...coalition };
    const { electionRules, deliberationRules } = parameters;
    await passMotion(coalition, [
      await call(elections, "setElectionRules", [{ ...electionRules, secondsNeeded: 2 }]),
      await call(rulebook, "setDeliberationRules", [{ ...deliberationRules, reading: 4 * DAY }]),
      await call(rulebook, "setOrdinaryCall", [
        addresses.elections,
        elections.interface.getFunction("annul").selector,
        false,
      ]),
      await call(rulebook, "setOrdinaryCall", [
        addresses.offices,
        contracts.offices.interface.getFunction("closeOffice").selector,
        true,
      ]),
      await call(directory, "list", [encodeBytes32String("other-box"), addresses.ballotBox]),
    ]);
    const { differences, changed } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([]);
    const closing = `${addresses.offices} ${contracts.offices.interface.getFunction("closeOffice").selector}`;
    expect(changed).to.have.deep.members([
      { what: "elections.seconds", expected: "1", actual: "2" },
      { what: "motions.deliberation.reading", expected: "3 days", actual: "4 days" },
      {
        what: "ordinary call elections.annul",
        expected: "on the list",
        actual: "not on the list",
      },
      { what: `ordinary call ${closing}`, expected: "not on the list", actual: "on the list" },
      { what: "entry other-box", expected: "nothing", actual: addresses.ballotBox },
    ]);
  });
});
