import { expect } from "chai";
import { foundCoalition, loadFixture, type Coalition } from "../fixture/coalition.js";
import {
  call,
  castVotes,
  closeVote,
  fileMotion,
  impersonateTimelock,
  openVote,
  secondMotion,
} from "../fixture/motions.js";
import { ACTIVE, CANCELED, DEFEATED, PENDING, SUCCEEDED } from "./states.js";

async function file(c: Coalition, text: string, mover = c.founders[0]!) {
  return fileMotion(c, [await call(c.archive, "recordResolution", [text])], text, mover);
}

const expectFull = (c: Coalition, cap: number, mover = c.founders[0]!) =>
  expect(file(c, "One too many", mover))
    .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorTooManyLive")
    .withArgs(mover.address, cap);

async function fiveAtATime() {
  const c = await foundCoalition();
  await c.rulebook.connect(await impersonateTimelock(c)).setLiveMotionCap(5);
  return c;
}

describe("CoalitionGovernor: live motions of one mover", () => {
  it("are one at a time", async () => {
    const c = await loadFixture(foundCoalition);
    const [mover] = c.founders;
    expect(await c.governor.liveMotions(mover!)).to.equal(0n);
    await file(c, "First");
    expect(await c.governor.liveMotions(mover!)).to.equal(1n);
    await expectFull(c, 1);
    await file(c, "Of another mover", c.founders[1]!);
    expect(await c.governor.liveMotions(mover!)).to.equal(1n);
  });

  it("are live while voted on, and free their place when the vote closes", async () => {
    const c = await loadFixture(foundCoalition);
    const first = await file(c, "First");
    await secondMotion(c, first);
    await openVote(c, first);
    expect(await c.governor.state(first.id)).to.equal(ACTIVE);
    await expectFull(c, 1);
    await castVotes(c, first, { for: 3 });
    await closeVote(c, first);
    expect(await c.governor.state(first.id)).to.equal(SUCCEEDED);
    expect(await c.governor.liveMotions(c.founders[0]!)).to.equal(0n);
    await file(c, "Second");
  });

  it("free their place when they lapse or are withdrawn", async () => {
    const c = await loadFixture(foundCoalition);
    const lapsed = await file(c, "Lapses");
    await openVote(c, lapsed);
    expect(await c.governor.state(lapsed.id)).to.equal(DEFEATED);
    const withdrawn = await file(c, "Withdrawn");
    await c.governor.withdraw(withdrawn.id);
    expect(await c.governor.state(withdrawn.id)).to.equal(CANCELED);
    await file(c, "Stands");
    await expectFull(c, 1);
  });

  it("free their place at once when they are withdrawn, though others may take them over", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await file(c, "Withdrawn");
    await secondMotion(c, motion);
    await c.governor.withdraw(motion.id);
    expect(await c.governor.state(motion.id)).to.equal(PENDING);
    expect(await c.governor.liveMotions(c.founders[0]!)).to.equal(0n);
    await file(c, "A better text");
    await expectFull(c, 1);
  });

  it("go to whoever takes them over, within that voter's cap", async () => {
    const c = await loadFixture(foundCoalition);
    const [mover, heir, busy] = c.founders;
    const motion = await file(c, "Withdrawn");
    await secondMotion(c, motion);
    await file(c, "Busy", busy!);
    await c.governor.withdraw(motion.id);
    await expect(c.governor.connect(busy!).takeOver(motion.id))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorTooManyLive")
      .withArgs(busy!.address, 1);

    await c.governor.connect(heir!).takeOver(motion.id);
    expect(await c.governor.liveMotions(mover!)).to.equal(0n);
    expect(await c.governor.liveMotions(heir!)).to.equal(1n);
    await expectFull(c, 1, heir!);
    await file(c, "The mover is free again");
  });

  it("stay within a cap that was lowered: what is live counts, whatever its place", async () => {
    const c = await loadFixture(fiveAtATime);
    const motions = [];
    for (let i = 0; i < 5; ++i) motions.push(await file(c, `Motion ${i}`));
    await c.rulebook.connect(await impersonateTimelock(c)).setLiveMotionCap(2);
    for (const index of [0, 4, 1]) {
      await c.governor.withdraw(motions[index]!.id);
      await expectFull(c, 2);
    }
    await c.governor.withdraw(motions[3]!.id);
    await file(c, "Within the cap again");
    await expectFull(c, 2);
    expect(await c.governor.liveMotions(c.founders[0]!)).to.equal(2n);
  });

  it("may be five if the rules say so, and any of them frees its place", async () => {
    const c = await loadFixture(fiveAtATime);
    const motions = [];
    for (let i = 0; i < 5; ++i) motions.push(await file(c, `Motion ${i}`));
    expect(await c.governor.liveMotions(c.founders[0]!)).to.equal(5n);
    await expectFull(c, 5);
    for (const index of [2, 0, 4]) {
      await c.governor.withdraw(motions[index]!.id);
      expect(await c.governor.liveMotions(c.founders[0]!)).to.equal(4n);
      await file(c, `In place of ${index}`);
      await expectFull(c, 5);
    }
  });
});
