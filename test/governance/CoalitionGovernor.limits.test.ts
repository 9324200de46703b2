import { expect } from "chai";
import { concat, type BytesLike } from "ethers";
import {
  ethers,
  foundCoalition,
  loadFixture,
  networkHelpers,
  type Coalition,
} from "../fixture/coalition.js";
import { call, unzip, type Call } from "../fixture/motions.js";

const repeat = <T>(times: number, item: T) => Array<T>(times).fill(item);

async function delegatedAccount(c: Coalition) {
  const account = c.strangers[0]!.address;
  await networkHelpers.setCode(account, concat(["0xef0100", c.archive.target as BytesLike]));
  return account;
}

describe("CoalitionGovernor: what a motion may hold", () => {
  async function fixture() {
    const c = await foundCoalition();
    const resolution = await call(c.archive, "recordResolution", ["Resolved."]);
    const propose = (calls: Call[], text = "Text") => c.governor.propose(...unzip(calls), text);
    return { ...c, resolution, propose };
  }

  it("takes ten actions and refuses eleven", async () => {
    const { rulebook, governor, resolution, propose } = await loadFixture(fixture);
    await expect(propose(repeat(11, resolution)))
      .to.be.revertedWithCustomError(rulebook, "RulebookTooManyActions")
      .withArgs(11, 10);
    await expect(propose(repeat(10, resolution))).to.emit(governor, "MotionFiled");
  });

  it("refuses a motion without actions, and lists of different length", async () => {
    const { governor, resolution, propose } = await loadFixture(fixture);
    await expect(propose([]))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(0, 0, 0);
    const { target, data } = resolution;
    await expect(governor.propose([target, target], [0], [data, data], "Text"))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(2, 2, 1);
    await expect(governor.propose([target], [0], [data, data], "Text"))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(1, 2, 1);
    await expect(governor.propose([target], [0, 0], [data], "Text"))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(1, 1, 2);
  });

  it("takes a description of 4,096 bytes and refuses one more, counting bytes", async () => {
    const { rulebook, governor, resolution, propose } = await loadFixture(fixture);
    for (const [text, length] of [
      ["x".repeat(4097), 4097],
      ["é".repeat(2049), 4098],
    ] as const) {
      await expect(propose([resolution], text))
        .to.be.revertedWithCustomError(rulebook, "RulebookDescriptionTooLong")
        .withArgs(length, 4096);
    }
    await expect(propose([resolution], "é".repeat(2048))).to.emit(governor, "MotionFiled");
  });

  it("takes 16,384 bytes of calldata in all and refuses one more", async () => {
    const { rulebook, governor, resolution, propose } = await loadFixture(fixture);
    const part = (bytes: number) => ({ ...resolution, data: `0x${"ab".repeat(bytes)}` });
    await expect(propose([part(16_385)]))
      .to.be.revertedWithCustomError(rulebook, "RulebookCalldataTooLong")
      .withArgs(16_385, 16_384);
    await expect(propose([part(16_384), part(1)]))
      .to.be.revertedWithCustomError(rulebook, "RulebookCalldataTooLong")
      .withArgs(16_385, 16_384);
    await expect(propose([part(8_192), part(8_192)])).to.emit(governor, "MotionFiled");
  });

  it("calls contracts only: no person's account, delegated or not, and no empty address", async () => {
    const c = await loadFixture(fixture);
    const targets = [c.founders[1]!.address, await delegatedAccount(c), ethers.ZeroAddress];
    for (const target of targets) {
      await expect(c.propose([c.resolution, { ...c.resolution, target }]))
        .to.be.revertedWithCustomError(c.rulebook, "RulebookTargetNotContract")
        .withArgs(target);
    }
  });

  it("calls a contract of 23 bytes that is no delegation", async () => {
    const { governor, resolution, propose, strangers } = await loadFixture(fixture);
    const target = strangers[1]!.address;
    await networkHelpers.setCode(target, `0x00${"00".repeat(22)}`);
    await expect(propose([{ ...resolution, target }])).to.emit(governor, "MotionFiled");
  });
});
