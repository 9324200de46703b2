import { expect } from "chai";
import { loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { join } from "../../fixture/people.js";
import { expectRefused } from "../refused.js";
import { CANCELED, PENDING } from "../states.js";
import { correct, enterRival, withRival } from "./texts.js";

const DAY = 86_400n;

/** The motion's mover has just corrected it. */
async function corrected() {
  const c = await withRival();
  const correction = await correct(c, c.motion, "Corrected");
  const { objectUntil } = (await c.amendments.places(c.motion.id))[0]!;
  const object = (index: number, reason = "That is no correction.", origin = c.motion.id) =>
    c.amendments.connect(c.founders[index]!).object(origin, reason);
  return { ...c, correction, objectUntil, object };
}

describe("Amendments: objecting to a correction", () => {
  it("leaves the text as it was, says why and enters it in the journal", async () => {
    const c = await loadFixture(corrected);
    const objection = await c.object(11);
    await expect(objection)
      .to.emit(c.amendments, "ReplacementObjected")
      .withArgs(
        ...[c.motion.id, c.correction.id, c.founders[11]!.address, "That is no correction."],
      );
    await expectEntries(c.amendments, objection, ["ReplacementObjected"]);
    expect(await c.governor.state(c.correction.id)).to.equal(CANCELED);
    expect(await c.amendments.placeOf(c.correction.id)).to.deep.equal([c.motion.id, true]);
    await time.increase(2n * DAY);
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
    expect(await c.governor.state(c.correction.id)).to.equal(CANCELED);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([c.motion.id, c.rival.id]);
  });

  it("is any voter's, the mover's and the rival's author's too", async () => {
    for (const index of [0, 1, 2, 11]) {
      const c = await loadFixture(corrected);
      await expect(c.object(index)).to.emit(c.amendments, "ReplacementObjected");
    }
  });

  it("is no stranger's, nobody's who waits and nobody's who left", async () => {
    const c = await loadFixture(corrected);
    await join(c, c.strangers[1]!);
    await c.membership.connect(c.founders[9]!).leave();
    for (const person of [c.strangers[0]!, c.strangers[1]!, c.founders[9]!]) {
      await expectRefused(
        () => c.amendments.connect(person).object(c.motion.id, "No."),
        c.amendments,
        "AmendmentsNotObjector",
        ...[c.motion.id, person.address],
      );
    }
  });

  it("is possible for 24 hours, to the second", async () => {
    const c = await loadFixture(corrected);
    await time.setNextBlockTimestamp(c.objectUntil);
    await c.object(11);

    const late = await loadFixture(corrected);
    await time.increaseTo(late.objectUntil);
    await expectRefused(
      () => late.object(11),
      late.amendments,
      "AmendmentsNothingPending",
      late.motion.id,
    );
  });

  it("gives a reason of 512 bytes at most, counting bytes", async () => {
    const c = await loadFixture(corrected);
    await expectRefused(
      () => c.object(11, `${"é".repeat(256)}!`),
      c.amendments,
      "AmendmentsReasonTooLong",
      ...[513, 512],
    );
    await c.object(11, "é".repeat(256));
  });

  it("finds nothing in a place where nothing is pending", async () => {
    const c = await loadFixture(corrected);
    for (const origin of [c.rival.id, c.correction.id, 42n]) {
      await expectRefused(
        () => c.object(11, "No.", origin),
        c.amendments,
        "AmendmentsNothingPending",
        origin,
      );
    }
    await c.object(11);
    await expectRefused(() => c.object(10), c.amendments, "AmendmentsNothingPending", c.motion.id);
  });
});

describe("Amendments: one correction after another", () => {
  it("waits until the one before can no longer be objected to", async () => {
    const c = await loadFixture(corrected);
    await time.setNextBlockTimestamp(c.objectUntil);
    await expectRefused(
      () => correct(c, c.motion, "Better"),
      c.amendments,
      "AmendmentsReplacementPending",
      ...[c.motion.id, c.objectUntil],
    );
    await time.setNextBlockTimestamp(c.objectUntil + 1n);
    await correct(c, c.motion, "Better");
  });

  it("may follow an objection at once", async () => {
    const c = await loadFixture(corrected);
    await c.object(11);
    const better = await correct(c, c.motion, "Better");
    await time.increase(DAY + 1n);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([better.id, c.rival.id]);
  });

  it("makes a chain: each takes the place of the one before, and only the last stands", async () => {
    const c = await loadFixture(corrected);
    const chain = [c.motion, c.correction];
    for (const words of ["Better", "Still better", "Best"]) {
      await time.increase(DAY + 1n);
      chain.push(await correct(c, c.motion, words));
    }
    await time.increase(DAY + 1n);
    const states = await Promise.all(chain.map(({ id }) => c.governor.state(id)));
    expect(states).to.deep.equal([CANCELED, CANCELED, CANCELED, CANCELED, PENDING]);
    for (const [index, { id }] of chain.entries()) {
      expect(await c.amendments.placeOf(id)).to.deep.equal([c.motion.id, index < 4]);
    }
  });

  it("goes back one step when the last is objected to", async () => {
    const c = await loadFixture(corrected);
    await time.increase(DAY + 1n);
    const second = await correct(c, c.motion, "Worse");
    await c.object(11);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([c.correction.id, c.rival.id]);
    expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
    expect(await c.governor.state(c.correction.id)).to.equal(PENDING);
    expect(await c.governor.state(second.id)).to.equal(CANCELED);
  });

  it("is a matter of each place: motion and rival are corrected side by side", async () => {
    const c = await loadFixture(corrected);
    const better = await correct(c, c.rival, "A better rival");
    await c.object(11, "No.", c.rival.id);
    await time.increase(DAY + 1n);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([c.correction.id, c.rival.id]);
    expect(await c.governor.state(better.id)).to.equal(CANCELED);
  });
});

describe("Amendments: corrections and acceptance", () => {
  it("exclude each other: an accepted text is corrected no more, by neither mover", async () => {
    const c = await loadFixture(withRival);
    const other = await enterRival(c, c.motion, "Another", c.founders[4]);
    await c.amendments.accept(c.rival.id);
    for (const wait of [1n, DAY + 1n]) {
      await time.increase(wait);
      for (const text of [c.motion, c.rival]) {
        await expectRefused(
          () => correct(c, text, "Corrected"),
          c.amendments,
          "AmendmentsAlreadyAccepted",
          c.motion.id,
        );
      }
    }
    await correct(c, other, "Another, corrected");
  });

  it("follow each other: a corrected motion may be replaced, a corrected rival accepted", async () => {
    const c = await loadFixture(corrected);
    const better = await correct(c, c.rival, "A better rival");
    await time.increase(DAY + 1n);
    await c.amendments.accept(c.rival.id);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([c.correction.id, better.id]);
    await time.increase(DAY + 1n);
    expect((await c.amendments.ballotOf(c.motion.id)).texts).to.deep.equal([better.id, 0n]);
    const gone = [c.motion, c.correction, c.rival];
    for (const { id } of gone) expect(await c.governor.state(id)).to.equal(CANCELED);
    expect(await c.governor.state(better.id)).to.equal(PENDING);
  });

  it("return to the corrected text when the acceptance is objected to", async () => {
    const c = await loadFixture(corrected);
    await time.increase(DAY + 1n);
    await c.amendments.accept(c.rival.id);
    await c.object(2);
    const { texts } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal([c.correction.id, c.rival.id]);
    await correct(c, c.motion, "And again");
  });
});
