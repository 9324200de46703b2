import { expect } from "chai";
import { id as hash } from "ethers";
import { loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { openVote, unzip } from "../../fixture/motions.js";
import { expectRefused } from "../refused.js";
import { ACTIVE, bitmap, CANCELED, PENDING } from "../states.js";
import { rank } from "./ranking.js";
import { correct, fileRival, resolution, withRival, withRivals } from "./texts.js";

const DAY = 86_400n;
const WINDOW = 3n * DAY;

type Amended = Awaited<ReturnType<typeof withRival>>;

const twoRivals = () => withRivals(2);
const ballot = async (c: Amended) => [...(await c.amendments.ballotOf(c.motion.id)).texts];

describe("Amendments: withdrawing a rival", () => {
  it("ends one without its seconds at once", async () => {
    const c = await loadFixture(withRival);
    const bare = await fileRival(c, c.motion, [await resolution(c, "Bare")], "Bare", c.founders[2]);
    const withdrawal = c.as(2).withdraw(bare.id);
    await expect(withdrawal).to.emit(c.governor, "ProposalCanceled").withArgs(bare.id);
    await expect(withdrawal)
      .to.emit(c.governor, "MotionWithdrawn")
      .withArgs(bare.id, c.founders[2]!.address, 0, c.snapshot);
    expect(await c.governor.state(bare.id)).to.equal(CANCELED);
    await expectRefused(
      () => c.as(5).takeOver(bare.id),
      c.governor,
      "GovernorUnexpectedProposalState",
      ...[bare.id, CANCELED, bitmap(PENDING)],
    );
  });

  it("leaves a seconded one open to others for three days, off the ballot meanwhile", async () => {
    const c = await loadFixture(withRival);
    const withdrawal = await c.as(1).withdraw(c.rival.id);
    const until = BigInt(await time.latest()) + WINDOW;
    await expect(withdrawal)
      .to.emit(c.governor, "MotionWithdrawn")
      .withArgs(c.rival.id, c.founders[1]!.address, until, c.snapshot);
    await expectEntries(c.governor, withdrawal, ["MotionWithdrawn"]);
    expect(await ballot(c)).to.deep.equal([c.motion.id, 0n]);
    await time.increaseTo(until);
    expect(await c.governor.state(c.rival.id)).to.equal(PENDING);
    await time.increaseTo(until + 1n);
    expect(await c.governor.state(c.rival.id)).to.equal(CANCELED);
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
  });

  it("keeps the whole vote from opening before those three days are over", async () => {
    const c = await loadFixture(withRival);
    const at = c.snapshot - DAY;
    await time.setNextBlockTimestamp(at);
    const withdrawal = await c.as(1).withdraw(c.rival.id);
    await expect(withdrawal)
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, at + WINDOW + 7n * DAY);
    await expectEntries(c.governor, withdrawal, ["ProposalExtended", "MotionWithdrawn"]);
    for (const { id } of [c.motion, c.rival]) {
      expect((await c.governor.motion(id)).opensAt).to.equal(at + WINDOW);
    }
    await time.increaseTo(at + WINDOW + 1n);
    expect(await c.governor.state(c.motion.id)).to.equal(ACTIVE);
    expect(await c.governor.state(c.rival.id)).to.equal(CANCELED);
  });

  it("is its mover's alone, once", async () => {
    const c = await loadFixture(withRival);
    for (const index of [0, 2]) {
      await expectRefused(
        () => c.as(index).withdraw(c.rival.id),
        c.governor,
        "CoalitionGovernorNotMover",
        ...[c.rival.id, c.founders[index]!.address],
      );
    }
    await c.as(1).withdraw(c.rival.id);
    const again = [c.governor, "CoalitionGovernorNotWithdrawable", c.rival.id] as const;
    await expectRefused(() => c.as(1).withdraw(c.rival.id), ...again);
    await c.as(5).takeOver(c.rival.id);
    await expectRefused(() => c.as(5).withdraw(c.rival.id), ...again);
  });

  it("is what OpenZeppelin's cancel does", async () => {
    const c = await loadFixture(withRival);
    await expect(c.as(1).cancel(...unzip(c.rival.calls), hash(c.rival.description)))
      .to.emit(c.governor, "MotionWithdrawn")
      .withArgs(c.rival.id, c.founders[1]!.address, (value: bigint) => value > 0n, c.snapshot);
  });

  it("is not possible once the motion's mover accepted it, and neither is the motion's", async () => {
    const c = await loadFixture(withRival);
    await c.amendments.accept(c.rival.id);
    for (const wait of [1n, DAY + 1n]) {
      await time.increase(wait);
      for (const [index, { id }] of [c.motion, c.rival].entries()) {
        await expectRefused(
          () => c.as(index).withdraw(id),
          c.governor,
          "CoalitionGovernorNotWithdrawable",
          id,
        );
      }
    }
    expect(await ballot(c)).to.deep.equal([c.rival.id, 0n]);
  });

  it("is done under the id it was filed under, not under a correction's", async () => {
    const c = await loadFixture(withRival);
    const correction = await correct(c, c.rival, "Corrected");
    for (const wait of [1n, DAY + 1n]) {
      await time.increase(wait);
      for (const act of [
        () => c.as(1).withdraw(correction.id),
        () => c.as(1).cancel(...unzip(correction.calls), hash(correction.description)),
        () => c.as(5).second(correction.id),
        () => c.as(5).takeOver(correction.id),
      ]) {
        await expectRefused(act, c.governor, "CoalitionGovernorCorrection", correction.id);
      }
    }
    await c.as(1).withdraw(c.rival.id);
    expect(await ballot(c)).to.deep.equal([c.motion.id, 0n]);
  });
});

describe("Amendments: taking over", () => {
  it("puts a rival back in its place, under its new mover", async () => {
    const c = await loadFixture(withRival);
    await c.as(1).withdraw(c.rival.id);
    await expect(c.as(5).takeOver(c.rival.id))
      .to.emit(c.governor, "MotionTakenOver")
      .withArgs(c.rival.id, c.founders[1]!.address, c.founders[5]!.address);
    expect(await ballot(c)).to.deep.equal([c.motion.id, c.rival.id]);
    expect((await c.governor.motion(c.rival.id)).mover).to.equal(c.founders[5]!.address);
    expect(await c.governor.liveMotions(c.founders[5]!.address)).to.equal(1n);
    expect(await c.governor.liveMotions(c.founders[1]!.address)).to.equal(0n);
  });

  it("is possible to the last second of the third day", async () => {
    const c = await loadFixture(twoRivals);
    await c.as(1).withdraw(c.rivals[0]!.id);
    const { takeoverUntil } = await c.governor.motion(c.rivals[0]!.id);
    await time.setNextBlockTimestamp(takeoverUntil);
    await c.as(5).takeOver(c.rivals[0]!.id);
    await c.as(2).withdraw(c.rivals[1]!.id);
    await time.increase(WINDOW);
    await expectRefused(
      () => c.as(6).takeOver(c.rivals[1]!.id),
      c.governor,
      "GovernorUnexpectedProposalState",
      ...[c.rivals[1]!.id, CANCELED, bitmap(PENDING)],
    );
  });

  it("is for others, within their cap, and needs a withdrawal", async () => {
    const c = await loadFixture(twoRivals);
    const rival = c.rivals[0]!;
    await expectRefused(
      () => c.as(5).takeOver(rival.id),
      c.governor,
      "CoalitionGovernorNotWithdrawn",
      rival.id,
    );
    await c.as(1).withdraw(rival.id);
    await expectRefused(
      () => c.as(1).takeOver(rival.id),
      c.governor,
      "CoalitionGovernorOwnMotion",
      ...[rival.id, c.founders[1]!.address],
    );
    for (const index of [0, 2]) {
      await expectRefused(
        () => c.as(index).takeOver(rival.id),
        c.governor,
        "CoalitionGovernorTooManyLive",
        ...[c.founders[index]!.address, 1],
      );
    }
  });
});

describe("Amendments: withdrawing a motion that has rivals", () => {
  it("leaves the rivals to the vote, which opens when the three days are over", async () => {
    const c = await loadFixture(withRival);
    await time.setNextBlockTimestamp(c.snapshot);
    await c.governor.withdraw(c.motion.id);
    expect(await ballot(c)).to.deep.equal([0n, c.rival.id]);
    await openVote(c, c.motion);
    expect(await time.latest()).to.equal(Number(c.snapshot + WINDOW + 1n));
    expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
    expect(await c.governor.state(c.rival.id)).to.equal(ACTIVE);
    await rank(c, c.founders[8]!, c.motion, [2, 0, 1]);
    await expectRefused(
      () => rank(c, c.founders[9]!, c.motion, [2, 1, 1]),
      c.amendments,
      "AmendmentsInvalidRanking",
      ...[0x112, 3],
    );
    await expectRefused(
      () => c.as(9).castVote(c.motion.id, 1),
      c.governor,
      "GovernorUnexpectedProposalState",
      ...[c.motion.id, CANCELED, bitmap(ACTIVE)],
    );
  });

  it("lets another voter bring it back to its place", async () => {
    const c = await loadFixture(withRival);
    await c.governor.withdraw(c.motion.id);
    await c.as(5).takeOver(c.motion.id);
    expect(await ballot(c)).to.deep.equal([c.motion.id, c.rival.id]);
    await c.amendments.connect(c.founders[5]!).accept(c.rival.id);
  });

  it("takes the corrected text along, and so does taking it over", async () => {
    const c = await loadFixture(withRival);
    const correction = await correct(c, c.motion, "Corrected");
    await time.increase(DAY + 1n);
    await c.governor.withdraw(c.motion.id);
    expect(await c.governor.state(correction.id)).to.equal(PENDING);
    expect(await ballot(c)).to.deep.equal([0n, c.rival.id]);
    await c.as(5).takeOver(c.motion.id);
    expect(await ballot(c)).to.deep.equal([correction.id, c.rival.id]);

    const gone = await loadFixture(withRival);
    const lost = await correct(gone, gone.motion, "Corrected");
    await gone.governor.withdraw(gone.motion.id);
    await time.increase(WINDOW + 1n);
    for (const { id } of [gone.motion, lost]) {
      expect(await gone.governor.state(id)).to.equal(CANCELED);
    }
  });

  it("leaves nothing to vote on when the rivals are withdrawn too", async () => {
    const c = await loadFixture(withRival);
    await c.governor.withdraw(c.motion.id);
    await c.as(1).withdraw(c.rival.id);
    await openVote(c, c.motion);
    expect(await ballot(c)).to.deep.equal([0n, 0n]);
    await expectRefused(
      () => rank(c, c.founders[8]!, c.motion, [1, 0, 0]),
      c.amendments,
      "AmendmentsVoteNotOpen",
      ...[c.motion.id, 0, 0],
    );
    expect(await c.amendments.winner(c.motion.id)).to.equal(0n);
  });
});
