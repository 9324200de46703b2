import { expect } from "chai";
import { concat } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import {
  castVotes,
  closeVote,
  executeMotion,
  openVote,
  queueMotion,
  secondMotion,
  waitOutTimelock,
} from "../fixture/motions.js";
import { becomeVoter } from "../fixture/people.js";
import { correct, enterRival, fileRival, resolution } from "./amendments/texts.js";
import { rankAll } from "./amendments/ranking.js";
import { FOR, packedBallot } from "./ballots.js";
import { bareNotice, contestedNotice, secondedNotice } from "./notice.js";
import { expectRefused } from "./refused.js";
import { ACTIVE, CANCELED, DEFEATED, EXECUTED, PENDING, SUCCEEDED } from "./states.js";

const DAY = 86_400n;

describe("Notices: a contested notice", () => {
  it("is voted on like any ordinary motion, carrying its objections", async () => {
    const c = await loadFixture(contestedNotice);
    await time.increaseTo(c.opensAt);
    expect(await c.governor.state(c.notice.id)).to.equal(PENDING);
    await openVote(c, c.notice);
    expect(await c.governor.state(c.notice.id)).to.equal(ACTIVE);
    await castVotes(c, c.notice, { for: 4, against: 3, abstain: 1 });
    expect(await c.governor.proposalVotes(c.notice.id)).to.deep.equal([3n, 4n, 1n]);
    expect(await c.governor.proposalDeadline(c.notice.id)).to.equal(c.opensAt + 7n * DAY);
    await closeVote(c, c.notice);
    expect(await c.governor.state(c.notice.id)).to.equal(SUCCEEDED);
    await queueMotion(c, c.notice);
    await waitOutTimelock(c, c.notice);
    await executeMotion(c, c.notice);
    expect(await c.governor.state(c.notice.id)).to.equal(EXECUTED);

    const objected = await c.notices.queryFilter(c.notices.filters.Objected(c.notice.id));
    expect(objected.map(({ args }) => args.reason)).to.deep.equal(["Too early.", "Too dear."]);
    expect(await c.notices.objections(c.notice.id)).to.deep.equal([2n, 2n]);
  });

  it("fails where an ordinary motion would: without quorum, without majority, with nobody voting", async () => {
    for (const votes of [{}, { for: 2 }, { for: 4, against: 4 }, { against: 3 }]) {
      const c = await loadFixture(contestedNotice);
      await openVote(c, c.notice);
      await castVotes(c, c.notice, votes);
      await closeVote(c, c.notice);
      expect(await c.governor.state(c.notice.id)).to.equal(DEFEATED);
    }
  });

  it("lapses without its seconds, which may still come", async () => {
    const lapsing = await loadFixture(bareNotice);
    await lapsing.object(8);
    await lapsing.object(9);
    await openVote(lapsing, lapsing.notice);
    expect(await lapsing.governor.state(lapsing.notice.id)).to.equal(DEFEATED);

    const c = await loadFixture(bareNotice);
    await time.increaseTo(c.opensAt - DAY);
    await c.object(8);
    await c.object(9);
    await time.increaseTo(c.opensAt + DAY);
    await secondMotion(c, c.notice);
    await openVote(c, c.notice);
    expect(await c.governor.state(c.notice.id)).to.equal(ACTIVE);
  });

  it("keeps the electorate of its discussion as first set", async () => {
    const c = await loadFixture(secondedNotice);
    await time.increaseTo(c.opensAt - 10n);
    await c.object(8);
    await c.object(9);
    await time.increaseTo(c.opensAt + DAY);
    await c.membership.connect(c.founders[8]!).leave();
    await openVote(c, c.notice);
    await c.as(8).castVote(c.notice.id, 0);
    expect(await c.governor.hasVoted(c.notice.id, c.founders[8]!)).to.equal(true);
    const late = c.strangers[0]!;
    await becomeVoter(c, late);
    expect(await c.governor.hasVoted(c.notice.id, late)).to.equal(false);
  });

  it("takes ballots in batches, and its vote is prolonged when quorum comes late", async () => {
    const c = await loadFixture(contestedNotice);
    await openVote(c, c.notice);
    const deadline = await c.governor.proposalDeadline(c.notice.id);
    const ballots = [];
    for (const index of [3, 4, 5]) {
      const key = c.founders[index]!;
      ballots.push(await packedBallot(c.governor, key, index + 1, c.notice.id, FOR));
    }
    await time.setNextBlockTimestamp(deadline);
    await expect(c.governor.castVotesBySig(c.notice.id, concat(ballots)))
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.notice.id, deadline + 2n * DAY);
    expect(await c.governor.proposalVotes(c.notice.id)).to.deep.equal([0n, 3n, 0n]);
  });

  it("may be withdrawn and taken over", async () => {
    const c = await loadFixture(contestedNotice);
    await c.governor.withdraw(c.notice.id);
    await c.as(5).takeOver(c.notice.id);
    await openVote(c, c.notice);
    expect(await c.governor.state(c.notice.id)).to.equal(ACTIVE);

    const gone = await loadFixture(contestedNotice);
    await gone.governor.withdraw(gone.notice.id);
    await time.increase(3n * DAY + 1n);
    expect(await gone.governor.state(gone.notice.id)).to.equal(CANCELED);
  });

  it("stays live until its vote closes", async () => {
    const c = await loadFixture(contestedNotice);
    const { address } = c.founders[0]!;
    await openVote(c, c.notice);
    expect(await c.governor.liveMotions(address)).to.equal(1n);
    await closeVote(c, c.notice);
    expect(await c.governor.liveMotions(address)).to.equal(0n);
  });
});

describe("Notices: amending a contested notice", () => {
  it("is possible as with any motion: the rival that wins is what runs", async () => {
    const c = await loadFixture(contestedNotice);
    const rival = await enterRival(c, c.notice, "We meet online.", c.founders[5]);
    await openVote(c, c.notice);
    await rankAll(c, c.notice, Array<number[]>(5).fill([2, 3, 1]));
    await closeVote(c, c.notice);
    expect(await c.governor.state(c.notice.id)).to.equal(DEFEATED);
    expect(await c.governor.state(rival.id)).to.equal(SUCCEEDED);
    await queueMotion(c, rival);
    await waitOutTimelock(c, rival);
    await expect(executeMotion(c, rival))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("We meet online.");
  });

  it("lets its mover accept a rival or correct the text", async () => {
    const c = await loadFixture(contestedNotice);
    const correction = await correct(c, c.notice, "We meet in June.");
    await time.increase(DAY + 1n);
    const rival = await enterRival(c, c.notice, "We meet online.", c.founders[5]);
    await c.amendments.accept(rival.id);
    await time.increase(DAY + 1n);
    const states = await Promise.all(
      [c.notice, correction, rival].map(({ id }) => c.governor.state(id)),
    );
    expect(states).to.deep.equal([CANCELED, CANCELED, PENDING]);
    await openVote(c, c.notice);
    expect(await c.governor.state(rival.id)).to.equal(ACTIVE);
  });

  it("ends with the discussion as first set, though the vote may open later", async () => {
    const c = await loadFixture(secondedNotice);
    await time.increaseTo(c.opensAt - 10n);
    await c.object(8);
    await c.object(9);
    await time.increaseTo(c.opensAt);
    const calls = [await resolution(c, "We meet online.")];
    await expectRefused(
      () => fileRival(c, c.notice, calls, "A rival", c.founders[5]),
      c.amendments,
      "AmendmentsDiscussionClosed",
      ...[c.notice.id, c.opensAt],
    );
  });

  it("goes nowhere near what is fundamental", async () => {
    const c = await loadFixture(contestedNotice);
    const calls = [{ ...c.notice.calls[0]!, value: 1n }];
    await expectRefused(
      () => fileRival(c, c.notice, calls, "A rival", c.founders[5]),
      c.governor,
      "CoalitionGovernorTooWeighty",
      1,
    );
  });
});
