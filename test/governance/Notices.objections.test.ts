import { expect } from "chai";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { fileMotion } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { inOneBlock } from "../fixture/one-block.js";
import { bareNotice, contestedNotice, secondedNotice } from "./notice.js";
import { expectRefused } from "./refused.js";

const DAY = 86_400n;

describe("Notices: objecting", () => {
  it("is counted, announced with its reason and entered in the journal", async () => {
    const c = await loadFixture(secondedNotice);
    const objection = await c.object(8, "We met last month.");
    await expect(objection)
      .to.emit(c.notices, "Objected")
      .withArgs(c.notice.id, c.founders[8]!.address, 1, "We met last month.");
    await expectEntries(c.notices, objection, ["Objected"]);
    await expectEntries(c.governor, objection, []);
    expect(await c.notices.objections(c.notice.id)).to.deep.equal([1n, 2n]);
    expect(await c.notices.hasObjected(c.notice.id, c.founders[8]!)).to.equal(true);
    expect(await c.notices.hasObjected(c.notice.id, c.founders[9]!)).to.equal(false);
    expect(await c.notices.hasObjected(c.notice.id, c.strangers[0]!)).to.equal(false);
    expect((await c.governor.motion(c.notice.id)).contested).to.equal(false);
  });

  it("gives a reason of 1 to 512 bytes, counting bytes", async () => {
    const c = await loadFixture(secondedNotice);
    for (const [reason, length] of [
      ["", 0],
      [`${"é".repeat(256)}!`, 513],
    ] as const) {
      await expectRefused(
        () => c.object(8, reason),
        c.notices,
        "NoticesReasonLength",
        ...[length, 512],
      );
    }
    await c.object(8, "é".repeat(256));
    await c.object(9, "!");
  });

  it("is done once by each voter", async () => {
    const c = await loadFixture(secondedNotice);
    await c.object(8);
    await expectRefused(
      () => c.object(8, "And another thing."),
      c.notices,
      "NoticesAlreadyObjected",
      ...[c.notice.id, c.founders[8]!.address],
    );
  });

  it("is for voters: neither strangers, nor members who wait, nor voters who left", async () => {
    const c = await loadFixture(secondedNotice);
    await join(c, c.strangers[1]!);
    await c.membership.connect(c.founders[11]!).leave();
    for (const person of [c.strangers[0]!, c.strangers[1]!, c.founders[11]!]) {
      await expectRefused(
        () => c.notices.connect(person).object(c.notice.id, "No."),
        c.notices,
        "NoticesNotVoter",
        person.address,
      );
    }
  });

  it("is not for those who leave in the same block", async () => {
    const c = await loadFixture(secondedNotice);
    const leaver = c.founders[5]!;
    const gas = { gasLimit: 500_000 };
    const asLeaver = c.notices.connect(leaver);
    const [, objection] = await inOneBlock(async () => [
      await c.membership.connect(leaver).leave(gas),
      await asLeaver.object(c.notice.id, "On my way out.", gas),
    ]);
    const act = () => Promise.resolve(objection!);
    await expectRefused(act, c.notices, "NoticesNotVoter", leaver.address);
  });

  it("is possible to the last second of the discussion", async () => {
    const c = await loadFixture(secondedNotice);
    await time.setNextBlockTimestamp(c.opensAt);
    await c.object(8);
    await expectRefused(() => c.object(9), c.notices, "NoticesClosed", ...[c.notice.id, c.opensAt]);
  });

  it("goes on after the notice is contested, until the vote opens", async () => {
    const c = await loadFixture(contestedNotice);
    await expect(c.object(10, "Me too."))
      .to.emit(c.notices, "Objected")
      .withArgs(c.notice.id, c.founders[10]!.address, 3, "Me too.");
    await time.setNextBlockTimestamp(c.opensAt);
    await expect(c.object(11)).not.to.emit(c.notices, "NoticeContested");
    expect(await c.notices.objections(c.notice.id)).to.deep.equal([4n, 2n]);
    await expectRefused(() => c.object(7), c.notices, "NoticesClosed", ...[c.notice.id, c.opensAt]);
  });

  it("needs a notice: no motion, no rival, nothing unknown", async () => {
    const c = await loadFixture(secondedNotice);
    const motion = await fileMotion(c, c.notice.calls, "A motion", c.founders[1]);
    for (const id of [motion.id, 42n]) {
      await expectRefused(
        () => c.notices.connect(c.founders[8]!).object(id, "No."),
        c.notices,
        "NoticesUnknown",
        id,
      );
    }
  });

  it("does not wait for the notice's seconds", async () => {
    const c = await loadFixture(bareNotice);
    await c.object(8);
    await expect(c.object(9)).to.emit(c.notices, "NoticeContested");
  });
});

describe("Notices: the objection that sends a notice to a vote", () => {
  it("contests it under the same id, with the day the vote opens, in both journals", async () => {
    const c = await loadFixture(secondedNotice);
    await c.object(8);
    const at = c.opensAt - DAY;
    await time.setNextBlockTimestamp(at);
    const last = await c.object(9, "Too dear.");
    await expect(last)
      .to.emit(c.notices, "Objected")
      .withArgs(c.notice.id, c.founders[9]!.address, 2, "Too dear.");
    await expect(last)
      .to.emit(c.notices, "NoticeContested")
      .withArgs(c.notice.id, at + 3n * DAY);
    await expect(last)
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.notice.id, at + 10n * DAY);
    await expectEntries(c.notices, last, ["Objected", "NoticeContested"]);
    await expectEntries(c.governor, last, ["ProposalExtended"]);
    const kept = await c.governor.motion(c.notice.id);
    expect([kept.consent, kept.contested]).to.deep.equal([true, true]);
    expect(kept.opensAt).to.equal(at + 3n * DAY);
    expect(await c.governor.proposalDeadline(c.notice.id)).to.equal(at + 10n * DAY);
    expect(await c.governor.proposalSnapshot(c.notice.id)).to.equal(c.opensAt);
  });

  it("leaves three days: an early one moves nothing but the close, and says so", async () => {
    for (const [before, moved] of [
      [3n * DAY, 0n],
      [3n * DAY - 1n, 1n],
      [0n, 3n * DAY],
    ] as const) {
      const c = await loadFixture(secondedNotice);
      await c.object(8);
      await time.setNextBlockTimestamp(c.opensAt - before);
      const deadline = c.opensAt + moved + 7n * DAY;
      await expect(c.object(9))
        .to.emit(c.governor, "ProposalExtended")
        .withArgs(c.notice.id, deadline);
      expect((await c.governor.motion(c.notice.id)).opensAt).to.equal(c.opensAt + moved);
      expect(await c.governor.proposalDeadline(c.notice.id)).to.equal(deadline);
    }
  });

  it("stops it from passing at the last second", async () => {
    const c = await loadFixture(secondedNotice);
    await time.setNextBlockTimestamp(c.opensAt - 1n);
    await c.object(8);
    await time.setNextBlockTimestamp(c.opensAt);
    await c.object(9);
    await time.increaseTo(c.opensAt + 10n);
    expect(await c.governor.state(c.notice.id)).to.equal(0n);
  });
});
