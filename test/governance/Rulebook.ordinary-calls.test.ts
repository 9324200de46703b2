import { expect } from "chai";
import { encodeBytes32String, getCreateAddress } from "ethers";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { call, impersonateTimelock } from "../fixture/motions.js";
import { foundUnsealed } from "../fixture/unsealed.js";
import { assess } from "./assess.js";
import { plain } from "./plain.js";

async function fixture() {
  const c = await foundCoalition();
  const ordinary = plain(await c.rulebook.motionRules(0));
  const fundamental = plain(await c.rulebook.motionRules(1));
  const book = c.rulebook.connect(await impersonateTimelock(c));
  const deliberation = plain(await c.rulebook.deliberationRules());
  return { ...c, book, ordinary, fundamental, deliberation };
}

/** A founder who reckons the governor's address beforehand and lists a call to it. */
async function foundingThatListsItsGovernor() {
  const { parameters, policy, founder } = await foundUnsealed();
  const timelock = await ethers.deployContract("CoalitionTimelock", [86_400, founder]);
  const directory = await ethers.deployContract("Directory", [timelock, founder, ""]);
  const authenticator = await ethers.deployContract("Authenticator", [directory, "Papers"]);
  await directory.list(encodeBytes32String("authenticator"), authenticator);
  const archive = await ethers.deployContract("Archive", [directory]);
  await directory.list(encodeBytes32String("archive"), archive);
  await archive.found(parameters.documents);
  const { founders, founderGroups, groups, waitingPeriod, joinsPerDay } = parameters;
  const names = { name: "Membership", symbol: "M", groups, waitingPeriod, joinsPerDay };
  const config = { ...names, policy, founders, founderGroups };
  const membership = await ethers.deployContract("Membership", [directory, config]);
  await directory.list(encodeBytes32String("membership"), membership);

  const nonce = (await founder.getNonce()) + 6; // after rulebook, amendments, notices and their listing
  const target = getCreateAddress({ from: founder.address, nonce });
  const { selector } = new ethers.Interface(["function relay(address,uint256,bytes)"]).getFunction(
    "relay",
  )!;
  const ordinary = [{ target, selector }];
  const rules = parameters.motionRules as never;
  const { deliberationRules } = parameters;
  const args = [directory, rules, deliberationRules, 1, ordinary];
  const rulebook = await ethers.deployContract("Rulebook", args);
  await directory.list(encodeBytes32String("rulebook"), rulebook);
  const amendments = await ethers.deployContract("Amendments", [directory, "Amendments"]);
  await directory.list(encodeBytes32String("amendments"), amendments);
  const notices = await ethers.deployContract("Notices", [directory]);
  await directory.list(encodeBytes32String("notices"), notices);
  const governor = await ethers.deployContract("CoalitionGovernor", ["Governor", directory]);
  expect(await governor.getAddress()).to.equal(target);
  await directory.list(encodeBytes32String("governor"), governor);
  return { rulebook, governor };
}

describe("Rulebook: the list of ordinary calls", () => {
  it("starts with four calls to the archive", async () => {
    const { rulebook, archive } = await loadFixture(fixture);
    for (const [name, listed] of [
      ["adopt", true],
      ["addRendition", true],
      ["recordResolution", true],
      ["recordPoll", true],
      ["adoptStanding", false],
      ["withdraw", false],
      ["found", false],
      ["deposit", false],
    ] as const) {
      const { selector } = archive.interface.getFunction(name);
      expect(await rulebook.isOrdinaryCall(archive, selector), name).to.equal(listed);
    }
  });

  it("can be made longer and shorter", async () => {
    const { book, rulebook, archive } = await loadFixture(fixture);
    const resolution = [await call(archive, "recordResolution", ["Resolved."])];
    const { selector } = archive.interface.getFunction("recordResolution");
    expect((await assess(rulebook, resolution)).class).to.equal(0n);
    await expect(book.setOrdinaryCall(archive, selector, false))
      .to.emit(rulebook, "OrdinaryCallSet")
      .withArgs(archive.target, selector, false);
    expect((await assess(rulebook, resolution)).class).to.equal(1n);
    await book.setOrdinaryCall(archive, selector, true);
    expect((await assess(rulebook, resolution)).class).to.equal(0n);
  });

  it("is not matched by calldata too short for a selector", async () => {
    const { book, rulebook, archive } = await loadFixture(fixture);
    for (const [selector, data] of [
      ["0x00000000", "0x"],
      ["0x12345600", "0x123456"],
    ] as const) {
      await book.setOrdinaryCall(archive, selector, true);
      const target = await archive.getAddress();
      const classOf = async (calldata: string) =>
        (await assess(rulebook, [{ target, value: 0n, data: calldata }])).class;
      expect(await classOf(data)).to.equal(1n);
      expect(await classOf(selector)).to.equal(0n);
    }
  });

  it("never takes the contracts that hold rules, roles and seats", async () => {
    const c = await loadFixture(fixture);
    for (const target of [c.governor, c.timelock, c.membership, c.directory, c.rulebook]) {
      for (const ordinary of [true, false]) {
        await expect(c.book.setOrdinaryCall(target, "0x12345678", ordinary))
          .to.be.revertedWithCustomError(c.rulebook, "RulebookNeverOrdinary")
          .withArgs(await target.getAddress());
      }
    }
  });

  it("never takes them at the founding either", async () => {
    const c = await loadFixture(fixture);
    for (const target of [c.governor, c.timelock, c.membership, c.directory]) {
      const listed = [{ target, selector: "0x12345678" }];
      const args = [c.directory, [c.ordinary, c.fundamental], c.deliberation, 1, listed];
      await expect(ethers.deployContract("Rulebook", args))
        .to.be.revertedWithCustomError(c.rulebook, "RulebookNeverOrdinary")
        .withArgs(await target.getAddress());
    }
  });

  it("may name the governor before there is one, but a call to it stays fundamental", async () => {
    const { rulebook, governor } = await loadFixture(foundingThatListsItsGovernor);
    const relay = await call(governor, "relay", [ethers.ZeroAddress, 0, "0x"]);
    expect(await rulebook.isOrdinaryCall(governor, relay.data.slice(0, 10))).to.equal(true);
    expect((await assess(rulebook, [relay])).class).to.equal(1n);
  });
});
