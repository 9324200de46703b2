import { expect } from "chai";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { executeMotion, queueMotion, unzip, waitOutTimelock } from "../fixture/motions.js";
import { rendition } from "../fixture/renditions.js";
import { resolution } from "./amendments/texts.js";
import { bareNotice, secondedNotice } from "./notice.js";
import { expectRefused } from "./refused.js";
import {
  ACTIVE,
  bitmap,
  CANCELED,
  DEFEATED,
  EXECUTED,
  PENDING,
  QUEUED,
  SUCCEEDED,
} from "./states.js";

const DAY = 86_400n;
const WINDOW = 3n * DAY;

describe("Notices: a notice nobody contests", () => {
  it("passes by itself a second after its discussion, and runs like any motion", async () => {
    const c = await loadFixture(secondedNotice);
    const state = () => c.governor.state(c.notice.id);
    await time.increaseTo(c.opensAt);
    expect(await state()).to.equal(PENDING);
    await time.increaseTo(c.opensAt + 1n);
    expect(await state()).to.equal(SUCCEEDED);
    expect(await c.governor.proposalDeadline(c.notice.id)).to.equal(c.opensAt);
    await queueMotion(c, c.notice);
    expect(await state()).to.equal(QUEUED);
    const eta = await c.governor.proposalEta(c.notice.id);
    expect(eta).to.equal(BigInt(await time.latest()) + 2n * DAY);
    await waitOutTimelock(c, c.notice);
    await expect(executeMotion(c, c.notice))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("We meet.");
    expect(await state()).to.equal(EXECUTED);
  });

  it("passes with one objection less than needed", async () => {
    const c = await loadFixture(secondedNotice);
    await c.object(8);
    await time.increaseTo(c.opensAt + 1n);
    expect(await c.governor.state(c.notice.id)).to.equal(SUCCEEDED);
    expect(await c.notices.objections(c.notice.id)).to.deep.equal([1n, 2n]);
  });

  it("is never voted on", async () => {
    const c = await loadFixture(secondedNotice);
    for (const [moment, state] of [
      [c.opensAt, PENDING],
      [c.opensAt + 1n, SUCCEEDED],
    ] as const) {
      await time.increaseTo(moment - 1n);
      await time.setNextBlockTimestamp(moment);
      await expectRefused(
        () => c.as(5).castVote(c.notice.id, 0),
        c.governor,
        "GovernorUnexpectedProposalState",
        ...[c.notice.id, state, bitmap(ACTIVE)],
      );
    }
    const { ballots, preferred } = await c.amendments.tally(c.notice.id);
    expect(ballots).to.equal(0n);
    expect(preferred).to.deep.equal([
      [0n, 0n],
      [0n, 0n],
    ]);
  });

  it("lapses without its seconds, whoever objected or did not", async () => {
    const c = await loadFixture(bareNotice);
    await c.as(1).second(c.notice.id);
    await time.increaseTo(c.opensAt + 1n);
    expect(await c.governor.state(c.notice.id)).to.equal(DEFEATED);
  });

  it("stops being live when it has passed", async () => {
    const c = await loadFixture(secondedNotice);
    const { address } = c.founders[0]!;
    await time.increaseTo(c.opensAt);
    expect(await c.governor.liveMotions(address)).to.equal(1n);
    await time.increaseTo(c.opensAt + 1n);
    expect(await c.governor.liveMotions(address)).to.equal(0n);
  });

  it("can be dissented from until its timelock ends", async () => {
    const c = await loadFixture(secondedNotice);
    const text = [await rendition("I dissent.\n")];
    const none = `0x${"00".repeat(32)}`;
    const dissent = () => c.archive.connect(c.founders[8]!).dissent(c.notice.id, none, text);
    await expectRefused(dissent, c.archive, "ArchiveDissentClosed", c.notice.id);
    await time.increaseTo(c.opensAt);
    await expect(dissent()).to.emit(c.archive, "DissentBound");
  });

  it("is not amended, nor corrected: whoever wants that objects first", async () => {
    const c = await loadFixture(secondedNotice);
    const calls = unzip([await resolution(c, "We do not meet.")]);
    for (const act of [
      () => c.amendments.connect(c.founders[5]!).amend(c.notice.id, ...calls, "A rival"),
      () => c.amendments.correct(c.notice.id, ...calls, "Corrected"),
    ]) {
      await expectRefused(act, c.amendments, "AmendmentsUncontestedNotice", c.notice.id);
    }
  });
});

describe("Notices: withdrawing a notice", () => {
  it("ends one without its seconds at once", async () => {
    const c = await loadFixture(bareNotice);
    await expect(c.governor.withdraw(c.notice.id))
      .to.emit(c.governor, "ProposalCanceled")
      .withArgs(c.notice.id);
    expect(await c.governor.state(c.notice.id)).to.equal(CANCELED);
    await expectRefused(() => c.object(8), c.notices, "NoticesClosed", ...[c.notice.id, c.opensAt]);
  });

  it("leaves it to others for three days, and it does not pass before", async () => {
    const c = await loadFixture(secondedNotice);
    const at = c.opensAt - DAY;
    await time.setNextBlockTimestamp(at);
    const withdrawal = await c.governor.withdraw(c.notice.id);
    await expect(withdrawal)
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.notice.id, at + WINDOW);
    await expectEntries(c.governor, withdrawal, ["ProposalExtended", "MotionWithdrawn"]);
    expect(await c.governor.proposalDeadline(c.notice.id)).to.equal(at + WINDOW);
    await time.setNextBlockTimestamp(at + WINDOW);
    await c.as(5).takeOver(c.notice.id);
    expect(await c.governor.state(c.notice.id)).to.equal(PENDING);
    await time.increaseTo(at + WINDOW + 1n);
    expect(await c.governor.state(c.notice.id)).to.equal(SUCCEEDED);
  });

  it("ends it for good if nobody takes it over", async () => {
    const c = await loadFixture(secondedNotice);
    await c.governor.withdraw(c.notice.id);
    const { takeoverUntil } = await c.governor.motion(c.notice.id);
    await time.setNextBlockTimestamp(takeoverUntil);
    await c.object(8);
    expect(await c.governor.state(c.notice.id)).to.equal(PENDING);
    await time.increaseTo(takeoverUntil + 1n);
    expect(await c.governor.state(c.notice.id)).to.equal(CANCELED);
    await expectRefused(() => c.object(9), c.notices, "NoticesClosed", ...[c.notice.id, c.opensAt]);
    await time.increaseTo(c.opensAt + 10n);
    expect(await c.governor.state(c.notice.id)).to.equal(CANCELED);
  });
});
