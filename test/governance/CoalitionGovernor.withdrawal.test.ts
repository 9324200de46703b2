import { expect } from "chai";
import { id } from "ethers";
import { foundCoalition, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import {
  call,
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  queueMotion,
  secondMotion,
  unzip,
  waitOutTimelock,
} from "../fixture/motions.js";
import { FOR } from "./ballots.js";
import { expectFolded } from "./journal-entries.js";
import { ACTIVE, bitmap, CANCELED, PENDING, SUCCEEDED } from "./states.js";
import { plain } from "./plain.js";

const DAY = 86_400n;

async function filed() {
  const c = await foundCoalition();
  const [mover, heir] = c.founders;
  const motion = await fileMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
  const snapshot = await c.governor.proposalSnapshot(motion.id);
  const asHeir = c.governor.connect(heir!);
  return { ...c, mover: mover!, heir: heir!, motion, snapshot, asHeir };
}

async function seconded() {
  const c = await filed();
  await secondMotion(c, c.motion);
  return c;
}

/** Withdrawn half a day before the vote would have opened, so that the vote has to wait. */
async function withdrawnLate() {
  const c = await seconded();
  const withdrawnAt = c.snapshot - DAY / 2n;
  await time.setNextBlockTimestamp(withdrawnAt);
  await c.governor.withdraw(c.motion.id);
  return { ...c, until: withdrawnAt + 3n * DAY };
}

describe("CoalitionGovernor: withdrawing a motion", () => {
  it("ends a motion without its seconds at once", async () => {
    const { governor, motion, mover, snapshot, asHeir } = await loadFixture(filed);
    await asHeir.second(motion.id); // one of two
    const withdrawn = await governor.withdraw(motion.id);
    await expect(withdrawn).to.emit(governor, "ProposalCanceled").withArgs(motion.id);
    await expect(withdrawn)
      .to.emit(governor, "MotionWithdrawn")
      .withArgs(motion.id, mover.address, 0, snapshot);
    expect(await governor.state(motion.id)).to.equal(CANCELED);
    expect((await governor.motion(motion.id)).takeoverUntil).to.equal(0n);
    for (const attempt of [() => asHeir.takeOver(motion.id), () => asHeir.second(motion.id)]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(motion.id, CANCELED, bitmap(PENDING));
    }
  });

  it("leaves a seconded motion open to others for three days", async () => {
    const { governor, motion, mover, snapshot } = await loadFixture(seconded);
    const withdrawn = await governor.withdraw(motion.id);
    const until = BigInt(await time.latest()) + 3n * DAY;
    await expect(withdrawn)
      .to.emit(governor, "MotionWithdrawn")
      .withArgs(motion.id, mover.address, until, snapshot);
    await expect(withdrawn).not.to.emit(governor, "ProposalCanceled");
    expect((await governor.motion(motion.id)).takeoverUntil).to.equal(until);
    await time.increaseTo(until);
    expect(await governor.state(motion.id)).to.equal(PENDING);
    await time.increaseTo(until + 1n);
    expect(await governor.state(motion.id)).to.equal(CANCELED);
  });

  it("folds withdrawal and takeover into the journal", async () => {
    const { governor, motion, mover, heir, snapshot, asHeir } = await loadFixture(seconded);
    const at = BigInt(await time.latest()) + 100n;
    await time.setNextBlockTimestamp(at);
    await expectFolded(governor, () => governor.withdraw(motion.id), [
      ["MotionWithdrawn", [motion.id, mover.address, at + 3n * DAY, snapshot]],
    ]);
    await expectFolded(governor, () => asHeir.takeOver(motion.id), [
      ["MotionTakenOver", [motion.id, mover.address, heir.address]],
    ]);
  });

  it("is for the mover, during the discussion, once", async () => {
    const c = await loadFixture(seconded);
    for (const other of [c.heir, c.strangers[0]!]) {
      await expect(c.governor.connect(other).withdraw(c.motion.id))
        .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotMover")
        .withArgs(c.motion.id, other.address);
    }
    await expect(c.governor.withdraw(42n))
      .to.be.revertedWithCustomError(c.governor, "GovernorNonexistentProposal")
      .withArgs(42n);
    await openVote(c, c.motion);
    await expect(c.governor.withdraw(c.motion.id))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(c.motion.id, ACTIVE, bitmap(PENDING));
  });

  it("cannot be repeated, neither while it is open to others nor after a takeover", async () => {
    const { governor, motion, asHeir } = await loadFixture(seconded);
    await governor.withdraw(motion.id);
    await expect(governor.withdraw(motion.id))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotWithdrawable")
      .withArgs(motion.id);
    await asHeir.takeOver(motion.id);
    await expect(asHeir.withdraw(motion.id))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotWithdrawable")
      .withArgs(motion.id);
  });

  it("is what OpenZeppelin's cancel does", async () => {
    const c = await loadFixture(filed);
    const action = [...unzip(c.motion.calls), id(c.motion.description)] as const;
    await expect(c.asHeir.cancel(...action))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotMover")
      .withArgs(c.motion.id, c.heir.address);
    expect(await c.governor.cancel.staticCall(...action)).to.equal(c.motion.id);
    await expect(c.governor.cancel(...action))
      .to.emit(c.governor, "ProposalCanceled")
      .withArgs(c.motion.id);
    expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
  });

  it("leaves a seconded motion open to others through cancel too", async () => {
    const c = await loadFixture(seconded);
    await c.governor.cancel(...unzip(c.motion.calls), id(c.motion.description));
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
    await c.asHeir.takeOver(c.motion.id);
    expect((await c.governor.motion(c.motion.id)).mover).to.equal(c.heir.address);
  });
});

describe("CoalitionGovernor: taking a motion over", () => {
  it("puts a voter in the mover's place and the vote on its old date", async () => {
    const { governor, motion, mover, heir, snapshot, asHeir, ...c } = await loadFixture(seconded);
    const deadline = await governor.proposalDeadline(motion.id);
    await governor.withdraw(motion.id);
    await expect(asHeir.takeOver(motion.id))
      .to.emit(governor, "MotionTakenOver")
      .withArgs(motion.id, mover.address, heir.address);
    const kept = await governor.motion(motion.id);
    expect(plain(kept)).to.deep.include({
      mover: heir.address,
      takenOver: true,
      takeoverUntil: 0n,
      opensAt: snapshot,
    });
    expect(await governor.proposalProposer(motion.id)).to.equal(mover.address);
    await time.increaseTo(snapshot + 1n);
    expect(await governor.state(motion.id)).to.equal(ACTIVE);
    expect(await governor.proposalDeadline(motion.id)).to.equal(deadline);
    await governor.connect(c.founders[5]!).castVote(motion.id, FOR);
  });

  it("happens once", async () => {
    const { governor, motion, asHeir, ...c } = await loadFixture(seconded);
    await governor.withdraw(motion.id);
    await asHeir.takeOver(motion.id);
    await expect(governor.connect(c.founders[2]!).takeOver(motion.id))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotWithdrawn")
      .withArgs(motion.id);
  });

  it("needs a withdrawal", async () => {
    const { governor, motion, asHeir } = await loadFixture(seconded);
    await expect(asHeir.takeOver(motion.id))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotWithdrawn")
      .withArgs(motion.id);
    await expect(asHeir.takeOver(42n))
      .to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal")
      .withArgs(42n);
  });

  it("is for other voters", async () => {
    const { governor, motion, mover, ...c } = await loadFixture(seconded);
    await governor.withdraw(motion.id);
    await expect(governor.takeOver(motion.id))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorOwnMotion")
      .withArgs(motion.id, mover.address);
    await c.membership.connect(c.founders[11]!).leave();
    await time.increase(1);
    for (const signer of [c.strangers[0]!, c.founders[11]!]) {
      const now = (await time.latest()) + 60;
      await time.setNextBlockTimestamp(now);
      await expect(governor.connect(signer).takeOver(motion.id))
        .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotVoter")
        .withArgs(signer.address, now);
    }
  });

  it("is possible at the last moment of the third day, not after", async () => {
    const c = await loadFixture(withdrawnLate);
    await networkHelpers.takeSnapshot().then(async (snapshot) => {
      await time.setNextBlockTimestamp(c.until);
      await expect(c.asHeir.takeOver(c.motion.id)).to.emit(c.governor, "MotionTakenOver");
      await snapshot.restore();
    });
    await time.increaseTo(c.until + 1n);
    await expect(c.asHeir.takeOver(c.motion.id))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(c.motion.id, CANCELED, bitmap(PENDING));
    expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
  });

  it("announces and folds the later deadline when the vote is postponed", async () => {
    const { governor, motion, mover, snapshot } = await loadFixture(seconded);
    const at = snapshot - DAY;
    const opensAt = at + 3n * DAY;
    await time.setNextBlockTimestamp(at);
    const withdraw = async () => {
      await expect(governor.withdraw(motion.id))
        .to.emit(governor, "ProposalExtended")
        .withArgs(motion.id, opensAt + 7n * DAY);
    };
    await expectFolded(governor, withdraw, [
      ["ProposalExtended", [motion.id, opensAt + 7n * DAY]],
      ["MotionWithdrawn", [motion.id, mover.address, opensAt, opensAt]],
    ]);
  });

  it("does not shorten the three days: a vote that would have opened earlier waits", async () => {
    const c = await loadFixture(withdrawnLate);
    expect((await c.governor.motion(c.motion.id)).opensAt).to.equal(c.until);
    await c.asHeir.takeOver(c.motion.id);
    await time.increaseTo(c.snapshot + 1n);
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
    await expect(c.governor.castVote(c.motion.id, FOR))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(c.motion.id, PENDING, bitmap(ACTIVE));
    await time.increaseTo(c.until);
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
    await time.increaseTo(c.until + 1n);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
  });

  it("leaves a postponed vote its full length and the electorate it had", async () => {
    const c = await loadFixture(withdrawnLate);
    await c.asHeir.takeOver(c.motion.id);
    expect(await c.governor.proposalSnapshot(c.motion.id)).to.equal(c.snapshot);
    const deadline = c.until + 7n * DAY;
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(deadline);

    const newcomer = c.strangers[0]!;
    const leaver = c.founders[11]!;
    await time.increaseTo(c.snapshot + 1n);
    await c.membership.connect(leaver).leave();
    await openVote(c, c.motion);
    await c.governor.connect(leaver).castVote(c.motion.id, FOR);
    await expect(c.governor.connect(newcomer).castVote(c.motion.id, FOR))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
      .withArgs(newcomer.address, c.snapshot);
    await time.increaseTo(deadline);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
  });

  it("brings a motion all the way to its execution", async () => {
    const c = await loadFixture(withdrawnLate);
    await c.asHeir.takeOver(c.motion.id);
    await openVote(c, c.motion);
    await castVotes(c, c.motion, { for: 4, against: 3 });
    await closeVote(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(SUCCEEDED);
    await queueMotion(c, c.motion);
    await waitOutTimelock(c, c.motion);
    await expect(executeMotion(c, c.motion))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("Resolved.");
  });
});
