import { expect } from "chai";
import { foundCoalition, loadFixture, time, type Coalition } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import {
  call,
  castVotes,
  fileMotion,
  impersonateTimelock,
  openVote,
  secondMotion,
  type FiledMotion,
} from "../../fixture/motions.js";
import { FOR } from "../ballots.js";
import { withMotion } from "../open-vote.js";
import { plain } from "../plain.js";
import { ACTIVE, SUCCEEDED } from "../states.js";
import { rank, rankAll, type Ranks } from "./ranking.js";
import { enterRival, withRivals } from "./texts.js";

const DAY = 86_400n;
const EXTENSION = 2n * DAY;
const VOTING = 7n * DAY;
/** Only the first rival above the status quo. */
const FIRST_RIVAL: Ranks = [2, 0, 1, 0];

async function open() {
  const c = await withRivals(2);
  await openVote(c, c.motion);
  return c;
}

/** A fundamental motion, whose quorum is five, with an ordinary rival, whose quorum is three. */
async function mixed() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
  await secondMotion(c, motion);
  const rival = await enterRival(c, motion, "Only words");
  await openVote(c, motion);
  const deadline = await c.governor.proposalDeadline(motion.id);
  return { ...c, motion, rival, deadline };
}

/** Two rank the first rival above the status quo; a third, at the time given, brings its quorum. */
async function reachQuorumAt(c: Coalition & { motion: FiledMotion }, moment: bigint) {
  await rankAll(c, c.motion, [FIRST_RIVAL, FIRST_RIVAL]);
  await time.setNextBlockTimestamp(moment);
  return rank(c, c.founders[2]!, c.motion, FIRST_RIVAL);
}

const isExtended = async (c: Coalition & { motion: FiledMotion }) =>
  (await c.governor.motion(c.motion.id)).extended;

describe("Amendments: quorum reached late", () => {
  it("prolongs the vote on all texts so that two days remain, and enters it in the journal", async () => {
    const c = await loadFixture(open);
    const at = c.deadline - 10n;
    const late = await reachQuorumAt(c, at);
    await expect(late)
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, at + EXTENSION);
    await expectEntries(c.governor, late, ["ProposalExtended"]);
    expect(await isExtended(c)).to.equal(true);
    for (const { id } of [c.motion, ...c.rivals]) {
      expect(await c.governor.proposalDeadline(id)).to.equal(at + EXTENSION);
    }
    await time.increaseTo(at + EXTENSION - 5n);
    expect(await c.governor.state(c.rivals[0]!.id)).to.equal(ACTIVE);
    await rank(c, c.founders[3]!, c.motion, [1, 2, 3, 4]);
    await time.increaseTo(at + EXTENSION + 1n);
    expect(await c.governor.state(c.rivals[0]!.id)).to.equal(SUCCEEDED);
  });

  it("prolongs it once, whichever text gets there next", async () => {
    const c = await loadFixture(open);
    const at = c.deadline - 10n;
    await reachQuorumAt(c, at);
    await time.increaseTo(at + EXTENSION - 100n);
    for (const index of [3, 4, 5]) {
      const next = rank(c, c.founders[index]!, c.motion, [2, 1, 0, 0]);
      await expect(next).not.to.emit(c.governor, "ProposalExtended");
    }
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(at + EXTENSION);
  });

  it("does not prolong it when two days are left anyway, nor later", async () => {
    const c = await loadFixture(open);
    const inTime = reachQuorumAt(c, c.deadline - EXTENSION);
    await expect(inTime).not.to.emit(c.governor, "ProposalExtended");
    await time.setNextBlockTimestamp(c.deadline - 5n);
    const last = rank(c, c.founders[3]!, c.motion, FIRST_RIVAL);
    await expect(last).not.to.emit(c.governor, "ProposalExtended");
    expect(await isExtended(c)).to.equal(false);
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline);

    const late = await loadFixture(open);
    await expect(reachQuorumAt(late, late.deadline - EXTENSION + 1n))
      .to.emit(late.governor, "ProposalExtended")
      .withArgs(late.motion.id, late.deadline + 1n);
  });

  it("is a matter of one text: two and two are not four, and Against and abstentions are nothing", async () => {
    const c = await loadFixture(open);
    await time.increaseTo(c.deadline - 100n);
    const ballots: Ranks[] = [
      [2, 1, 0, 0],
      [2, 1, 0, 0],
      [2, 0, 1, 0],
      [2, 0, 1, 0],
      [1, 2, 2, 2],
      [1, 2, 2, 2],
      [1, 2, 2, 2],
      [0, 0, 0, 0],
    ];
    await rankAll(c, c.motion, ballots);
    expect(await isExtended(c)).to.equal(false);
    await rank(c, c.founders[8]!, c.motion, [3, 2, 0, 1]);
    expect(await isExtended(c)).to.equal(true); // the motion's third
  });

  it("is reached by a plain vote as well", async () => {
    const c = await loadFixture(open);
    await time.increaseTo(c.deadline - 100n);
    await castVotes(c, c.rivals[0]!, { for: 2 });
    await expect(c.as(2).castVote(c.rivals[0]!.id, FOR)).to.emit(c.governor, "ProposalExtended");
  });

  it("is the least that carries one of the texts", async () => {
    const c = await loadFixture(mixed);
    await time.increaseTo(c.deadline - 100n);
    await castVotes(c, c.rival, { for: 2 });
    expect(await isExtended(c)).to.equal(false);
    await expect(c.governor.connect(c.founders[2]!).castVote(c.rival.id, FOR)).to.emit(
      c.governor,
      "ProposalExtended",
    );
  });

  it("counts from the deadline of a postponed vote", async () => {
    const c = await withMotion(await loadFixture(foundCoalition));
    await time.increaseTo(c.snapshot - DAY);
    const rival = await enterRival(c, c.motion, "Rival");
    await openVote(c, c.motion);
    const deadline = await c.governor.proposalDeadline(c.motion.id);
    expect(deadline).to.be.greaterThan(c.deadline);
    await rankAll(c, c.motion, [
      [2, 0, 1],
      [2, 0, 1],
    ]);
    await time.setNextBlockTimestamp(deadline);
    await expect(rank(c, c.founders[2]!, c.motion, [2, 0, 1]))
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, deadline + EXTENSION);
    expect(await c.governor.proposalDeadline(rival.id)).to.equal(deadline + EXTENSION);
  });

  it("follows the motion's rules, and never more than doubles the vote", async () => {
    for (const extension of [0n, VOTING]) {
      const founded = await loadFixture(foundCoalition);
      const rules = plain(await founded.rulebook.motionRules(0));
      const book = founded.rulebook.connect(await impersonateTimelock(founded));
      await book.setMotionRules(0, { ...rules, lateQuorumExtension: extension });
      const c = await withMotion(founded);
      await book.setMotionRules(0, rules); // later rules are not the motion's
      await enterRival(c, c.motion, "Rival");
      await openVote(c, c.motion);
      await rankAll(c, c.motion, [
        [2, 0, 1],
        [2, 0, 1],
      ]);
      await time.setNextBlockTimestamp(c.deadline);
      await rank(c, c.founders[2]!, c.motion, [2, 0, 1]);
      expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline + extension);
      expect(await isExtended(c)).to.equal(extension !== 0n);
    }
  });
});
