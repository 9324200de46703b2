import { expect } from "chai";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { call, fileMotion, openVote, secondMotion } from "../fixture/motions.js";
import { inOneBlock } from "../fixture/one-block.js";
import { AGAINST, FOR } from "./ballots.js";
import { expectFolded } from "./journal-entries.js";
import { ACTIVE, bitmap, DEFEATED, PENDING } from "./states.js";

describe("CoalitionGovernor: seconds", () => {
  async function fixture() {
    const c = await foundCoalition();
    const motion = await fileMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    return {
      ...c,
      motion,
      second: (i: number) => c.governor.connect(c.signers[i]!).second(motion.id),
    };
  }

  it("are counted, announced and folded", async () => {
    const { governor, founders, motion, second } = await loadFixture(fixture);
    const [, one, other] = founders;
    await expectFolded(governor, () => second(1), [
      ["MotionSeconded", [motion.id, one!.address, 1]],
    ]);
    await expect(second(2))
      .to.emit(governor, "MotionSeconded")
      .withArgs(motion.id, other!.address, 2);
    expect((await governor.motion(motion.id)).secondsGiven).to.equal(2n);
    expect(await governor.hasSeconded(motion.id, one!)).to.equal(true);
    expect(await governor.hasSeconded(motion.id, founders[3]!)).to.equal(false);
    expect(await governor.hasSeconded(motion.id, founders[0]!)).to.equal(false);
  });

  it("may be more than needed", async () => {
    const c = await loadFixture(fixture);
    for (let i = 1; i <= 5; ++i) await c.second(i);
    expect((await c.governor.motion(c.motion.id)).secondsGiven).to.equal(5n);
    await openVote(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
  });

  it("come from others than the mover", async () => {
    const { governor, founders, motion, second } = await loadFixture(fixture);
    await expect(second(0))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorOwnMotion")
      .withArgs(motion.id, founders[0]!.address);
  });

  it("come once from each", async () => {
    const { governor, founders, motion, second } = await loadFixture(fixture);
    await second(1);
    await expect(second(1))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorAlreadySeconded")
      .withArgs(motion.id, founders[1]!.address);
  });

  it("come from voters: neither strangers, nor members who wait, nor voters who left", async () => {
    const c = await loadFixture(fixture);
    const { versionId } = await c.archive.currentCode();
    await c.membership.connect(c.signers[13]!).join(0, versionId);
    await c.membership.connect(c.signers[11]!).leave();
    await time.increase(1);
    for (const i of [12, 13, 11]) {
      const now = (await time.latest()) + 60;
      await time.setNextBlockTimestamp(now);
      await expect(c.second(i))
        .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
        .withArgs(c.signers[i]!.address, now);
    }
  });

  it("come neither from those who leave, nor from those enrolled, in the same block", async () => {
    const c = await loadFixture(fixture);
    const [newcomer] = c.strangers;
    const { versionId } = await c.archive.currentCode();
    await c.membership.connect(newcomer!).join(0, versionId);
    await time.increase(14 * 86_400);
    const other = await fileMotion(c, c.motion.calls, "Another", c.founders[1]!);
    const gas = { gasLimit: 1_000_000 };
    const [, ofLeaver, , ofNewcomer] = await inOneBlock(async () => [
      await c.membership.connect(c.founders[7]!).leave(gas),
      await c.governor.connect(c.founders[7]!).second(other.id, gas),
      await c.membership.connect(newcomer!).enrol([newcomer!], gas),
      await c.governor.connect(newcomer!).second(other.id, gas),
    ]);
    const now = await time.latest();
    await expect(Promise.resolve(ofLeaver!))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
      .withArgs(c.founders[7]!.address, now);
    await expect(Promise.resolve(ofNewcomer!))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
      .withArgs(newcomer!.address, now - 1);
    expect(await c.membership.isVoter(newcomer!)).to.equal(true);
  });

  it("come from a voter enrolled after the motion was filed, as long as it is discussed", async () => {
    const c = await loadFixture(fixture);
    const newcomer = c.strangers[0]!;
    const { versionId } = await c.archive.currentCode();
    await c.membership.connect(newcomer).join(0, versionId);
    await time.increase(14 * 86_400);
    await c.membership.enrol([newcomer]);
    const late = await fileMotion(
      c,
      [await call(c.archive, "recordResolution", ["Later."])],
      "Later",
      c.founders[1]!,
    );
    await expect(c.governor.connect(newcomer).second(late.id))
      .to.emit(c.governor, "MotionSeconded")
      .withArgs(late.id, newcomer.address, 1);
  });

  it("come during discussion only", async () => {
    const c = await loadFixture(fixture);
    const snapshot = await c.governor.proposalSnapshot(c.motion.id);
    await time.setNextBlockTimestamp(snapshot);
    await c.second(1); // the last moment
    await expect(c.second(2))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(c.motion.id, DEFEATED, bitmap(PENDING));
  });

  it("are for motions that exist", async () => {
    const { governor } = await loadFixture(fixture);
    await expect(governor.second(42n))
      .to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal")
      .withArgs(42n);
  });

  it("decide whether there is a vote: one short, the motion lapses and nobody votes on it", async () => {
    const c = await loadFixture(fixture);
    await c.second(1);
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
    await openVote(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(DEFEATED);
    for (const support of [FOR, AGAINST]) {
      await expect(c.governor.connect(c.founders[2]!).castVote(c.motion.id, support))
        .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
        .withArgs(c.motion.id, DEFEATED, bitmap(ACTIVE));
    }
    await time.increaseTo((await c.governor.proposalDeadline(c.motion.id)) + 1n);
    expect(await c.governor.state(c.motion.id)).to.equal(DEFEATED);
  });

  it("decide whether there is a vote: with the last of them it opens", async () => {
    const c = await loadFixture(fixture);
    await secondMotion(c, c.motion);
    const { secondsGiven, secondsNeeded } = await c.governor.motion(c.motion.id);
    expect(secondsGiven).to.equal(secondsNeeded);
    await openVote(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
  });
});
