import { expect } from "chai";
import { concat } from "ethers";
import { foundCoalition, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { castVotes, impersonateTimelock, openVote, type FiledMotion } from "../fixture/motions.js";
import { AGAINST, FOR, packedBallot } from "./ballots.js";
import { keyOf } from "./electorate.js";
import { expectFolded } from "./journal-entries.js";
import { discussedMotion, openMotion, withMotion } from "./open-vote.js";
import { plain } from "./plain.js";
import { ACTIVE, DEFEATED, SUCCEEDED } from "./states.js";

const DAY = 86_400n;
const EXTENSION = 2n * DAY;

/** Two votes For; the third, at the time given, reaches the quorum. */
async function reachQuorumAt(c: Coalition & { motion: FiledMotion }, timestamp: bigint) {
  await castVotes(c, c.motion, { for: 2 });
  await time.setNextBlockTimestamp(timestamp);
  return c.governor.connect(c.founders[2]!).castVote(c.motion.id, FOR);
}

async function withExtension(lateQuorumExtension: number) {
  const c = await foundCoalition();
  const rules = plain(await c.rulebook.motionRules(0));
  const timelock = await impersonateTimelock(c);
  await c.rulebook.connect(timelock).setMotionRules(0, { ...rules, lateQuorumExtension });
  const filed = await withMotion(c);
  await openVote(filed, filed.motion);
  return filed;
}
const withoutExtension = () => withExtension(0);
const withLongestExtension = () => withExtension(7 * 86_400);

describe("CoalitionGovernor: quorum reached late", () => {
  it("prolongs the vote so that two days remain", async () => {
    const c = await loadFixture(openMotion);
    const at = c.deadline - 10n;
    await expect(reachQuorumAt(c, at))
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, at + EXTENSION);
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(at + EXTENSION);
    expect((await c.governor.motion(c.motion.id)).extended).to.equal(true);
    await time.increaseTo(at + EXTENSION);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
    await time.increaseTo(at + EXTENSION + 1n);
    expect(await c.governor.state(c.motion.id)).to.equal(SUCCEEDED);
  });

  it("gives those who were waiting the time to answer", async () => {
    const c = await loadFixture(openMotion);
    await reachQuorumAt(c, c.deadline);
    await time.increaseTo(c.deadline + DAY);
    for (const voter of c.founders.slice(3, 6)) {
      await c.governor.connect(voter).castVote(c.motion.id, AGAINST);
    }
    await time.increaseTo(c.deadline + EXTENSION + 1n);
    expect(await c.governor.state(c.motion.id)).to.equal(DEFEATED);
  });

  it("prolongs it once, and only the first time", async () => {
    const c = await loadFixture(openMotion);
    const at = c.deadline - 10n;
    await reachQuorumAt(c, at);
    await time.increaseTo(at + EXTENSION - 1_000n);
    await expect(c.as(3).castVote(c.motion.id, FOR)).not.to.emit(c.governor, "ProposalExtended");
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(at + EXTENSION);
  });

  it("does not prolong it when two days are left anyway", async () => {
    const c = await loadFixture(openMotion);
    await expect(reachQuorumAt(c, c.deadline - EXTENSION)).not.to.emit(
      c.governor,
      "ProposalExtended",
    );
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline);
    // Nor later on: the quorum is reached, and what comes now is not late.
    await time.increaseTo(c.deadline - 1_000n);
    await expect(c.as(3).castVote(c.motion.id, FOR)).not.to.emit(c.governor, "ProposalExtended");
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline);
  });

  it("prolongs it from one second less", async () => {
    const c = await loadFixture(openMotion);
    await reachQuorumAt(c, c.deadline - EXTENSION + 1n);
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline + 1n);
  });

  it("is not reached by votes Against or abstentions", async () => {
    const c = await loadFixture(openMotion);
    await castVotes(c, c.motion, { for: 2 });
    await time.increaseTo(c.deadline - 1_000n);
    await expect(c.as(2).castVote(c.motion.id, AGAINST)).not.to.emit(
      c.governor,
      "ProposalExtended",
    );
    await expect(c.as(3).castVote(c.motion.id, 2)).not.to.emit(c.governor, "ProposalExtended");
    expect((await c.governor.motion(c.motion.id)).extended).to.equal(false);
  });

  it("prolongs the vote through a batch as well", async () => {
    const c = await loadFixture(openMotion);
    const ballots = [1, 2, 3, 4].map((number) =>
      packedBallot(c.governor, keyOf(number - 1), number, c.motion.id, FOR),
    );
    const batch = concat(await Promise.all(ballots));
    const at = c.deadline - 10n;
    await time.setNextBlockTimestamp(at);
    await expect(c.governor.castVotesBySig(c.motion.id, batch))
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, at + EXTENSION);
  });

  it("is folded into the journal", async () => {
    const c = await loadFixture(openMotion);
    await castVotes(c, c.motion, { for: 2 });
    const at = c.deadline - 10n;
    await time.setNextBlockTimestamp(at);
    await expectFolded(c.governor, () => c.as(2).castVote(c.motion.id, FOR), [
      ["ProposalExtended", [c.motion.id, at + EXTENSION]],
    ]);
  });

  it("prolongs a postponed vote from its own deadline", async () => {
    const c = await loadFixture(discussedMotion);
    await time.setNextBlockTimestamp(c.snapshot - 1n);
    await c.governor.withdraw(c.motion.id);
    await c.as(1).takeOver(c.motion.id);
    await openVote(c, c.motion);
    const deadline = c.snapshot - 1n + 3n * DAY + 7n * DAY;
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(deadline);
    await expect(reachQuorumAt(c, c.deadline)).not.to.emit(c.governor, "ProposalExtended");

    const again = await loadFixture(discussedMotion);
    await time.setNextBlockTimestamp(again.snapshot - 1n);
    await again.governor.withdraw(again.motion.id);
    await again.as(1).takeOver(again.motion.id);
    await openVote(again, again.motion);
    await reachQuorumAt(again, deadline);
    expect(await again.governor.proposalDeadline(again.motion.id)).to.equal(deadline + EXTENSION);
  });

  it("prolongs nothing where the rules say zero", async () => {
    const c = await loadFixture(withoutExtension);
    await expect(reachQuorumAt(c, c.deadline)).not.to.emit(c.governor, "ProposalExtended");
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline);
  });

  it("never more than doubles the vote", async () => {
    const c = await loadFixture(withLongestExtension);
    await reachQuorumAt(c, c.deadline);
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.snapshot + 14n * DAY);
  });
});
