import { expect } from "chai";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { openVote } from "../fixture/motions.js";
import { ABSTAIN, AGAINST, FOR } from "./ballots.js";
import { expectFolded } from "./journal-entries.js";
import { discussedMotion, openMotion, withMotion } from "./open-vote.js";
import { ACTIVE, bitmap, PENDING, SUCCEEDED } from "./states.js";

const DAY = 86_400;

describe("CoalitionGovernor: casting a ballot", () => {
  it("counts For, Against and Abstain", async () => {
    const { amendments, governor, motion, as } = await loadFixture(openMotion);
    for (const [index, support] of [FOR, FOR, FOR, AGAINST, AGAINST, ABSTAIN].entries()) {
      await as(index).castVote(motion.id, support);
    }
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([2n, 3n, 1n]);
    const { ballots, preferred } = await amendments.tally(motion.id);
    expect(ballots).to.equal(6n);
    expect(preferred).to.deep.equal([
      [0n, 2n],
      [3n, 0n],
    ]);
  });

  it("says who cast what, with weight one", async () => {
    const { governor, founders, motion, as } = await loadFixture(openMotion);
    expect(await as(4).castVote.staticCall(motion.id, ABSTAIN)).to.equal(1n);
    await expect(as(4).castVote(motion.id, ABSTAIN))
      .to.emit(governor, "VoteCast")
      .withArgs(founders[4]!.address, motion.id, ABSTAIN, 1, "");
    await expect(as(5).castVoteWithReason(motion.id, AGAINST, "Too early."))
      .to.emit(governor, "VoteCast")
      .withArgs(founders[5]!.address, motion.id, AGAINST, 1, "Too early.");
    await expect(as(6).castVoteWithReasonAndParams(motion.id, FOR, "Good.", "0x"))
      .to.emit(governor, "VoteCast")
      .withArgs(founders[6]!.address, motion.id, FOR, 1, "Good.");
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([1n, 1n, 1n]);
  });

  it("remembers who has voted", async () => {
    const { governor, founders, strangers, motion, as } = await loadFixture(openMotion);
    expect(await governor.hasVoted(motion.id, founders[3]!)).to.equal(false);
    await as(3).castVote(motion.id, ABSTAIN);
    expect(await governor.hasVoted(motion.id, founders[3]!)).to.equal(true);
    expect(await governor.hasVoted(motion.id, founders[4]!)).to.equal(false);
    expect(await governor.hasVoted(motion.id, strangers[0]!)).to.equal(false);
    expect(await governor.hasVoted(42n, founders[3]!)).to.equal(false);
  });

  it("is done once, in whichever way", async () => {
    const { governor, founders, motion, as } = await loadFixture(openMotion);
    await as(1).castVote(motion.id, FOR);
    for (const attempt of [
      () => as(1).castVote(motion.id, FOR),
      () => as(1).castVote(motion.id, AGAINST),
      () => as(1).castVoteWithReason(motion.id, AGAINST, "Changed my mind."),
      () => as(1).castVoteWithReasonAndParams(motion.id, ABSTAIN, "", "0x"),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote")
        .withArgs(founders[1]!.address);
    }
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([0n, 1n, 0n]);
  });

  it("is left out of the journal: the calldata and the tally pin it", async () => {
    const { governor, motion, as } = await loadFixture(openMotion);
    await expectFolded(governor, () => as(0).castVote(motion.id, FOR), []);
  });

  it("takes Against, For and Abstain only", async () => {
    const { governor, motion, as } = await loadFixture(openMotion);
    for (const support of [3, 255]) {
      await expect(as(1).castVote(motion.id, support)).to.be.revertedWithCustomError(
        governor,
        "GovernorInvalidVoteType",
      );
    }
  });

  it("takes no parameters", async () => {
    const { governor, motion, as } = await loadFixture(openMotion);
    await expect(
      as(1).castVoteWithReasonAndParams(motion.id, FOR, "", "0x00"),
    ).to.be.revertedWithCustomError(governor, "GovernorInvalidVoteParams");
  });

  it("takes a reason of 512 bytes and refuses one more, counting bytes", async () => {
    const { governor, motion, as } = await loadFixture(openMotion);
    for (const [reason, length] of [
      ["x".repeat(513), 513],
      ["é".repeat(257), 514],
    ] as const) {
      for (const attempt of [
        () => as(1).castVoteWithReason(motion.id, FOR, reason),
        () => as(1).castVoteWithReasonAndParams(motion.id, FOR, reason, "0x"),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(governor, "CoalitionGovernorReasonTooLong")
          .withArgs(length, 512);
      }
    }
    await as(1).castVoteWithReason(motion.id, FOR, "é".repeat(256));
  });

  it("is possible from after the discussion to the last moment of the vote", async () => {
    const { governor, motion, snapshot, deadline, as } = await loadFixture(discussedMotion);
    await time.setNextBlockTimestamp(snapshot);
    await expect(as(0).castVote(motion.id, FOR))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, PENDING, bitmap(ACTIVE));
    await time.setNextBlockTimestamp(snapshot + 1n);
    await as(0).castVote(motion.id, FOR);
    await as(1).castVote(motion.id, FOR);
    await time.setNextBlockTimestamp(deadline);
    await as(2).castVote(motion.id, FOR);
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([0n, 3n, 0n]);
  });

  it("is too late a second after the deadline", async () => {
    const { governor, motion, deadline, as } = await loadFixture(openMotion);
    for (const index of [0, 1, 2]) await as(index).castVote(motion.id, FOR);
    await time.increaseTo(deadline);
    await expect(as(3).castVote(motion.id, FOR))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, SUCCEEDED, bitmap(ACTIVE));
  });

  it("needs a motion", async () => {
    const { governor } = await loadFixture(openMotion);
    await expect(governor.castVote(42n, FOR))
      .to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal")
      .withArgs(42n);
  });
});

describe("CoalitionGovernor: the electorate of a motion", () => {
  it("has no strangers: their ballots fail and leave no event", async () => {
    const { amendments, governor, strangers, motion, snapshot } = await loadFixture(openMotion);
    for (const reason of ["", "<script>alert(1)</script>"]) {
      await expect(governor.connect(strangers[0]!).castVoteWithReason(motion.id, FOR, reason))
        .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotVoter")
        .withArgs(strangers[0]!.address, snapshot);
    }
    expect(await governor.queryFilter(governor.filters.VoteCast())).to.have.length(0);
    expect((await amendments.tally(motion.id)).ballots).to.equal(0n);
  });

  it("has those enrolled by the snapshot, not those who wait or are enrolled a second later", async () => {
    const c = await loadFixture(foundCoalition);
    const [waiting, onTime, late] = c.strangers;
    const { versionId } = await c.archive.currentCode();
    for (const member of [onTime, late]) await c.membership.connect(member!).join(0, versionId);
    await time.increase(14 * DAY);
    const { motion, snapshot } = await withMotion(c);
    await c.membership.connect(waiting!).join(0, versionId);
    await time.setNextBlockTimestamp(snapshot);
    await c.membership.enrol([onTime!]);
    await c.membership.enrol([late!]);
    expect(await c.membership.isVoter(late!)).to.equal(true);

    await c.governor.connect(onTime!).castVote(motion.id, FOR);
    for (const signer of [waiting!, late!]) {
      await expect(c.governor.connect(signer).castVote(motion.id, FOR))
        .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
        .withArgs(signer.address, snapshot);
    }
  });

  it("keeps those who leave after the snapshot", async () => {
    const c = await loadFixture(openMotion);
    const leaver = c.founders[7]!;
    await c.membership.connect(leaver).leave();
    await c.as(7).castVote(c.motion.id, FOR);
    expect(await c.governor.hasVoted(c.motion.id, leaver)).to.equal(true);
  });

  it("loses those who left before", async () => {
    const c = await loadFixture(discussedMotion);
    const leaver = c.founders[7]!;
    await time.setNextBlockTimestamp(c.snapshot);
    await c.membership.connect(leaver).leave();
    await openVote(c, c.motion);
    await expect(c.as(7).castVote(c.motion.id, FOR))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
      .withArgs(leaver.address, c.snapshot);
  });

  it("gives nobody a second ballot for coming back", async () => {
    const c = await loadFixture(openMotion);
    const leaver = c.founders[7]!;
    await c.as(7).castVote(c.motion.id, AGAINST);
    await c.membership.connect(leaver).leave();
    const { versionId } = await c.archive.currentCode();
    await c.membership.connect(leaver).join(1, versionId);
    await expect(c.as(7).castVote(c.motion.id, AGAINST))
      .to.be.revertedWithCustomError(c.governor, "GovernorAlreadyCastVote")
      .withArgs(leaver.address);
    expect(await c.governor.hasVoted(c.motion.id, leaver)).to.equal(true);
  });
});
