import { expect } from "chai";
import { loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { impersonateTimelock, secondMotion } from "../../fixture/motions.js";
import { plain } from "../plain.js";
import { expectRefused } from "../refused.js";
import { CANCELED, PENDING } from "../states.js";
import { correct, enterRival, fileRival, resolution, withRival } from "./texts.js";

const DAY = 86_400n;

/** An accepted rival; founders 1 and 2 seconded the motion, 0 and 2 the rival. */
async function accepted() {
  const c = await withRival();
  await c.amendments.accept(c.rival.id);
  const object = (index: number, reason = "No.", origin = c.motion.id) =>
    c.amendments.connect(c.founders[index]!).object(origin, reason);
  const [place] = await c.amendments.places(c.motion.id);
  return { ...c, object, objectUntil: place!.objectUntil };
}

describe("Amendments: objecting to an acceptance", () => {
  it("keeps both texts on the ballot, says why and enters it in the journal", async () => {
    const c = await loadFixture(accepted);
    const objection = await c.object(2, "It says the opposite.");
    await expect(objection)
      .to.emit(c.amendments, "ReplacementObjected")
      .withArgs(c.motion.id, c.rival.id, c.founders[2]!.address, "It says the opposite.");
    await expectEntries(c.amendments, objection, ["ReplacementObjected"]);
    await time.increase(2n * DAY);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([c.motion.id, c.rival.id]);
    for (const { id } of [c.motion, c.rival]) {
      expect(await c.governor.state(id)).to.equal(PENDING);
      expect(await c.amendments.placeOf(id)).to.deep.equal([id, false]);
      expect(await c.amendments.isMerged(id)).to.equal(false);
    }
    const [place] = await c.amendments.places(c.motion.id);
    expect([place!.next, place!.objectUntil, place!.editorial]).to.deep.equal([0n, 0n, false]);
  });

  it("is for those who seconded the motion", async () => {
    const c = await loadFixture(accepted);
    for (const index of [0, 3, 11]) {
      await expectRefused(
        () => c.object(index),
        c.amendments,
        "AmendmentsNotObjector",
        ...[c.motion.id, c.founders[index]!.address],
      );
    }
    await c.membership.connect(c.founders[2]!).leave();
    await expectRefused(
      () => c.object(2),
      c.amendments,
      "AmendmentsNotObjector",
      ...[c.motion.id, c.founders[2]!.address],
    );
    await c.object(1); // the rival's own author, who seconded the motion
  });

  it("is for those who second it in time, be it for that purpose", async () => {
    const c = await loadFixture(accepted);
    await c.as(9).second(c.motion.id);
    await expect(c.object(9)).to.emit(c.amendments, "ReplacementObjected");
  });

  it("is possible for 24 hours, to the second", async () => {
    const c = await loadFixture(accepted);
    await time.setNextBlockTimestamp(c.objectUntil);
    await c.object(1);

    const late = await loadFixture(accepted);
    await time.increaseTo(late.objectUntil);
    await expectRefused(
      () => late.object(1),
      late.amendments,
      "AmendmentsNothingPending",
      late.motion.id,
    );
  });

  it("is needed once", async () => {
    const c = await loadFixture(accepted);
    await c.object(1);
    await expectRefused(() => c.object(2), c.amendments, "AmendmentsNothingPending", c.motion.id);
  });

  it("names the place that would change: the motion's", async () => {
    const c = await loadFixture(accepted);
    for (const origin of [c.rival.id, 42n]) {
      await expectRefused(
        () => c.object(1, "No.", origin),
        c.amendments,
        "AmendmentsNothingPending",
        origin,
      );
    }
  });

  it("may give a reason of 512 bytes, or none", async () => {
    const c = await loadFixture(accepted);
    const long = "é".repeat(256);
    await expectRefused(
      () => c.object(1, `${long}!`),
      c.amendments,
      "AmendmentsReasonTooLong",
      ...[513, 512],
    );
    await expect(c.object(1, long)).to.emit(c.amendments, "ReplacementObjected");
    const silent = await loadFixture(accepted);
    await expect(silent.object(1, "")).to.emit(silent.amendments, "ReplacementObjected");
  });

  it("leaves each text with the seconds it has", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Unseconded")];
    const bare = await fileRival(c, c.motion, calls, "Unseconded", c.founders[3]);
    await c.amendments.accept(bare.id);
    await c.amendments.connect(c.founders[1]!).object(c.motion.id, "No.");
    const texts = async () => [...(await c.amendments.ballotOf(c.motion.id)).texts];
    expect(await texts()).to.deep.equal([c.motion.id, c.rival.id]);
    await secondMotion(c, bare);
    expect(await texts()).to.deep.equal([c.motion.id, c.rival.id, bare.id]);
  });

  it("gives both movers their texts back: to correct, to withdraw", async () => {
    const c = await loadFixture(accepted);
    await c.object(1);
    await correct(c, c.motion, "The motion, corrected");
    await correct(c, c.rival, "The rival, corrected");
    await c.as(1).withdraw(c.rival.id);
    await c.governor.withdraw(c.motion.id);
  });

  it("has the time it had, whatever the rules become", async () => {
    const c = await loadFixture(accepted);
    const rules = plain(await c.rulebook.deliberationRules());
    const book = c.rulebook.connect(await impersonateTimelock(c));
    await book.setDeliberationRules({ ...rules, objection: DAY / 2n });
    await time.setNextBlockTimestamp(c.objectUntil);
    await c.object(1);
  });

  it("is too late once the text has taken the place", async () => {
    const c = await loadFixture(accepted);
    await time.increaseTo(c.objectUntil + 1n);
    await enterRival(c, c.motion, "Something happens", c.founders[4]);
    await expectRefused(() => c.object(1), c.amendments, "AmendmentsNothingPending", c.motion.id);
    expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
  });
});
