import { expect } from "chai";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { call, fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { join } from "../../fixture/people.js";
import { discussedMotion } from "../open-vote.js";
import { expectRefused } from "../refused.js";
import { ACTIVE, bitmap, DEFEATED, PENDING } from "../states.js";
import { enterRival, fileRival, resolution, withRivals } from "./texts.js";

async function fixture() {
  const c = await discussedMotion();
  const rival = await fileRival(c, c.motion, [await resolution(c, "Resolved otherwise.")]);
  return { ...c, rival };
}
const fullBallot = () => withRivals(4);

describe("Amendments: a rival's way onto the ballot", () => {
  it("is its last second: it takes the next place", async () => {
    const c = await loadFixture(fixture);
    const first = await c.as(2).second(c.rival.id);
    await expectEntries(c.governor, first, ["MotionSeconded"]);
    await expectEntries(c.amendments, first, []);
    expect((await c.governor.motion(c.motion.id)).amended).to.equal(false);

    const last = await c.as(3).second(c.rival.id);
    await expect(last)
      .to.emit(c.governor, "MotionSeconded")
      .withArgs(c.rival.id, c.founders[3]!.address, 2);
    await expect(last)
      .to.emit(c.amendments, "AmendmentEntered")
      .withArgs(c.motion.id, c.rival.id, 2);
    await expectEntries(c.governor, last, ["MotionSeconded"]);
    await expectEntries(c.amendments, last, ["AmendmentEntered"]);
    expect((await c.governor.motion(c.motion.id)).amended).to.equal(true);
    expect((await c.amendments.ballotOf(c.motion.id)).texts).to.deep.equal([
      c.motion.id,
      c.rival.id,
    ]);
  });

  it("is taken once: further seconds are welcome and change nothing", async () => {
    const c = await loadFixture(fixture);
    await secondMotion(c, c.rival);
    const more = await c.as(9).second(c.rival.id);
    await expectEntries(c.governor, more, ["MotionSeconded"]);
    await expectEntries(c.amendments, more, []);
    expect((await c.amendments.places(c.motion.id)).length).to.equal(2);
  });

  it("is as long as its own class asks, whatever the motion's", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
    await secondMotion(c, motion);
    const light = await enterRival(c, motion, "Only words", c.founders[1]);
    expect((await c.governor.motion(light.id)).secondsGiven).to.equal(2n);
    const calls = [await call(c.rulebook, "setLiveMotionCap", [3])];
    const heavy = await fileRival(c, motion, calls, "Three", c.founders[2]);
    for (const index of [5, 6, 7]) await c.governor.connect(c.founders[index]!).second(heavy.id);
    expect((await c.amendments.places(motion.id)).length).to.equal(2);
    await c.governor.connect(c.founders[8]!).second(heavy.id);
    expect((await c.amendments.places(motion.id)).length).to.equal(3);
  });

  it("is open to every voter's second but its author's, the motion's mover included", async () => {
    const c = await loadFixture(fixture);
    const author = c.founders[1]!;
    await expectRefused(
      () => c.as(1).second(c.rival.id),
      c.governor,
      "CoalitionGovernorOwnMotion",
      c.rival.id,
      author.address,
    );
    await join(c, c.strangers[1]!);
    for (const stranger of c.strangers.slice(0, 2)) {
      await expectRefused(
        () => c.governor.connect(stranger).second(c.rival.id),
        c.governor,
        "CoalitionGovernorNotVoter",
        stranger.address,
        anyValue,
      );
    }
    await c.as(0).second(c.rival.id);
    await expectRefused(
      () => c.as(0).second(c.rival.id),
      c.governor,
      "CoalitionGovernorAlreadySeconded",
      c.rival.id,
      c.founders[0]!.address,
    );
    expect(await c.governor.hasSeconded(c.rival.id, c.founders[0]!)).to.equal(true);
    expect(await c.governor.hasSeconded(c.motion.id, c.founders[0]!)).to.equal(false);
  });

  it("ends when the vote opens: one second short, it lapses and nobody votes on it", async () => {
    const c = await loadFixture(fixture);
    await c.as(2).second(c.rival.id);
    await time.increaseTo(c.snapshot);
    expect(await c.governor.state(c.rival.id)).to.equal(PENDING);
    await openVote(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
    expect(await c.governor.state(c.rival.id)).to.equal(DEFEATED);
    for (const [act, right] of [
      [() => c.as(3).second(c.rival.id), PENDING],
      [() => c.as(3).castVote(c.rival.id, 1), ACTIVE],
    ] as const) {
      await expectRefused(
        act,
        c.governor,
        "GovernorUnexpectedProposalState",
        ...[c.rival.id, DEFEATED, bitmap(right)],
      );
    }
  });

  it("goes on to the last second of the discussion, also where that was prolonged", async () => {
    const c = await loadFixture(fixture);
    await c.as(2).second(c.rival.id);
    const late = await fileRival(c, c.motion, c.rival.calls, "Later", c.founders[4]);
    await c.as(5).second(late.id);
    await time.setNextBlockTimestamp(c.snapshot);
    await c.as(3).second(c.rival.id);
    const { opensAt } = await c.governor.motion(c.motion.id);
    expect(opensAt).to.be.greaterThan(c.snapshot);
    await time.setNextBlockTimestamp(opensAt);
    await expect(c.as(6).second(late.id))
      .to.emit(c.amendments, "AmendmentEntered")
      .withArgs(c.motion.id, late.id, 3);
    expect((await c.governor.motion(c.motion.id)).opensAt).to.equal(opensAt);
  });

  it("is the rival's own: it gets there though the motion never has its seconds", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await fileMotion(c, [await resolution(c, "Bare")]);
    const rival = await enterRival(c, motion, "Seconded");
    expect((await c.amendments.ballotOf(motion.id)).texts).to.deep.equal([0n, rival.id]);
    await openVote(c, motion);
    expect(await c.governor.state(motion.id)).to.equal(DEFEATED);
    expect(await c.governor.state(rival.id)).to.equal(ACTIVE);
  });
});

describe("Amendments: places", () => {
  it("are numbered as rivals get their seconds, not as they were filed", async () => {
    const c = await loadFixture(fixture);
    const second = await enterRival(c, c.motion, "Filed later", c.founders[2]);
    await secondMotion(c, c.rival);
    const places = await c.amendments.places(c.motion.id);
    expect(places.map(({ origin, text, standing }) => [origin, text, standing])).to.deep.equal([
      [c.motion.id, c.motion.id, true],
      [second.id, second.id, true],
      [c.rival.id, c.rival.id, true],
    ]);
    for (const { next, objectUntil, editorial } of places) {
      expect([next, objectUntil, editorial]).to.deep.equal([0n, 0n, false]);
    }
    for (const text of [c.motion, second, c.rival]) {
      expect(await c.amendments.placeOf(text.id)).to.deep.equal([text.id, false]);
    }
  });

  it("are five: the last second of a sixth option is refused whole", async () => {
    const c = await loadFixture(fixture);
    for (const index of [2, 3, 4, 5]) {
      await enterRival(c, c.motion, `Rival ${index}`, c.founders[index]);
    }
    await c.as(6).second(c.rival.id);
    await expectRefused(
      () => c.as(7).second(c.rival.id),
      c.amendments,
      "AmendmentsBallotFull",
      c.motion.id,
      5,
    );
    expect((await c.governor.motion(c.rival.id)).secondsGiven).to.equal(1n);
    expect(await c.governor.hasSeconded(c.rival.id, c.founders[7]!)).to.equal(false);
    await openVote(c, c.motion);
    expect(await c.governor.state(c.rival.id)).to.equal(DEFEATED);
  });

  it("belong to one motion each", async () => {
    const c = await loadFixture(fullBallot);
    const other = await fileMotion(c, c.motion.calls, "Another", c.founders[6]);
    await secondMotion(c, other);
    const rival = await enterRival(c, other, "Rival of another", c.founders[7]);
    expect((await c.amendments.ballotOf(other.id)).texts).to.deep.equal([other.id, rival.id]);
    expect((await c.amendments.ballotOf(c.motion.id)).texts).to.deep.equal([
      c.motion.id,
      ...c.rivals.map(({ id }) => id),
    ]);
  });
});
