import { expect } from "chai";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { fileMotion, secondMotion } from "../../fixture/motions.js";
import { plain } from "../plain.js";
import { expectRefused } from "../refused.js";
import { CANCELED, PENDING } from "../states.js";
import { correct, enterRival, fileRival, resolution, withRival } from "./texts.js";

const DAY = 86_400n;
const READING = 3n * DAY;

/** A motion and a seconded rival of it; the mover accepts. */
async function fixture() {
  const c = await withRival();
  const asMover = c.amendments.connect(c.motion.mover as never);
  return { ...c, accept: (rival = c.rival) => asMover.accept(rival.id) };
}

async function accepted() {
  const c = await fixture();
  await c.accept();
  const [place] = await c.amendments.places(c.motion.id);
  return { ...c, objectUntil: place!.objectUntil };
}

const ballot = async (c: Awaited<ReturnType<typeof fixture>>) => [
  ...(await c.amendments.ballotOf(c.motion.id)).texts,
];

describe("Amendments: accepting a rival", () => {
  it("is announced, entered in the journal, and changes nothing yet", async () => {
    const c = await loadFixture(fixture);
    const acceptance = await c.accept();
    const objectUntil = BigInt(await time.latest()) + DAY;
    await expect(acceptance)
      .to.emit(c.amendments, "AmendmentAccepted")
      .withArgs(c.motion.id, c.rival.id, c.rival.id, objectUntil);
    await expectEntries(c.amendments, acceptance, ["AmendmentAccepted"]);
    await expectEntries(c.governor, acceptance, []);
    const [first, second] = await c.amendments.places(c.motion.id);
    expect(plain(first!)).to.deep.equal({
      origin: c.motion.id,
      text: c.motion.id,
      next: c.rival.id,
      objectUntil,
      editorial: false,
      standing: true,
    });
    expect(second!.standing).to.equal(true);
    expect(await ballot(c)).to.deep.equal([c.motion.id, c.rival.id]);
    for (const { id } of [c.motion, c.rival]) {
      expect(await c.amendments.isMerged(id)).to.equal(true);
    }
  });

  it("takes effect by the clock alone, a second after the time for objections", async () => {
    const c = await loadFixture(accepted);
    await time.increaseTo(c.objectUntil);
    expect(await ballot(c)).to.deep.equal([c.motion.id, c.rival.id]);
    expect(await c.governor.state(c.motion.id)).to.equal(PENDING);
    await time.increaseTo(c.objectUntil + 1n);
    expect(await ballot(c)).to.deep.equal([c.rival.id, 0n]);
    expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
    expect(await c.governor.state(c.rival.id)).to.equal(PENDING);
    expect(await c.amendments.placeOf(c.rival.id)).to.deep.equal([c.motion.id, false]);
    expect(await c.amendments.placeOf(c.motion.id)).to.deep.equal([c.motion.id, true]);
    const [first, second] = await c.amendments.places(c.motion.id);
    expect([first!.text, first!.next, first!.standing]).to.deep.equal([c.rival.id, 0n, true]);
    expect(second!.standing).to.equal(false);
  });

  it("may be done to a rival without seconds: it takes the motion's, and no place of its own", async () => {
    const c = await loadFixture(fixture);
    const calls = [await resolution(c, "Unseconded")];
    const bare = await fileRival(c, c.motion, calls, "Unseconded", c.founders[2]);
    await c.accept(bare);
    expect(await ballot(c)).to.deep.equal([c.motion.id, c.rival.id]);
    await time.increase(DAY + 1n);
    expect(await ballot(c)).to.deep.equal([bare.id, c.rival.id]);
    expect(await c.governor.state(bare.id)).to.equal(PENDING);
  });

  it("is the mover's alone, whoever that is by now", async () => {
    const c = await loadFixture(fixture);
    for (const person of [c.founders[1]!, c.founders[2]!, c.strangers[0]!]) {
      await expectRefused(
        () => c.amendments.connect(person).accept(c.rival.id),
        c.amendments,
        "AmendmentsNotMover",
        ...[c.motion.id, person.address],
      );
    }
    await c.governor.withdraw(c.motion.id);
    const notMover = [c.amendments, "AmendmentsNotMover", c.motion.id] as const;
    await expectRefused(() => c.accept(), ...notMover, c.founders[0]!.address);
    await c.as(5).takeOver(c.motion.id);
    await expectRefused(() => c.accept(), ...notMover, c.founders[0]!.address);
    await expect(c.amendments.connect(c.founders[5]!).accept(c.rival.id)).to.emit(
      c.amendments,
      "AmendmentAccepted",
    );
  });

  it("is done once for a motion, objected to or not", async () => {
    const c = await loadFixture(accepted);
    const other = await enterRival(c, c.motion, "Another", c.founders[2]);
    const already = [c.amendments, "AmendmentsAlreadyAccepted", c.motion.id] as const;
    await expectRefused(() => c.accept(other), ...already);
    await expectRefused(() => c.accept(), ...already);
    await c.amendments.connect(c.founders[1]!).object(c.motion.id, "No.");
    await expectRefused(() => c.accept(other), ...already);
    await expectRefused(() => c.accept(), ...already);
  });

  it("waits for the motion's seconds", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await fileMotion(c, [await resolution(c, "Bare")]);
    const rival = await enterRival(c, motion, "Rival");
    await expectRefused(
      () => c.amendments.accept(rival.id),
      c.amendments,
      "AmendmentsNotSeconded",
      motion.id,
    );
    await secondMotion(c, motion);
    await c.amendments.accept(rival.id);
  });

  it("is for rivals of the own motion: no motion, no correction, no other motion's rival", async () => {
    const c = await loadFixture(fixture);
    const correction = await correct(c, c.rival, "Corrected");
    for (const text of [c.motion, correction]) {
      await expectRefused(() => c.accept(text), c.amendments, "AmendmentsNotRival", text.id);
    }
    const other = await fileMotion(c, c.motion.calls, "Another", c.founders[6]);
    await secondMotion(c, other);
    const foreign = await enterRival(c, other, "Foreign", c.founders[7]);
    await expectRefused(
      () => c.accept(foreign),
      c.amendments,
      "AmendmentsNotMover",
      ...[other.id, c.founders[0]!.address],
    );
    await expectRefused(
      () => c.amendments.accept(42n),
      c.governor,
      "GovernorNonexistentProposal",
      42n,
    );
  });

  it("is not for what was withdrawn, unless somebody took it over", async () => {
    const c = await loadFixture(fixture);
    await c.as(1).withdraw(c.rival.id);
    await expectRefused(() => c.accept(), c.amendments, "AmendmentsWithdrawn", c.rival.id);
    await c.as(4).takeOver(c.rival.id);
    await c.accept();
  });

  it("waits while a correction of either text may be objected to", async () => {
    for (const which of ["motion", "rival"] as const) {
      const c = await loadFixture(fixture);
      const corrected = await correct(c, c[which], "Corrected");
      const until = BigInt(await time.latest()) + DAY;
      await expectRefused(
        () => c.accept(),
        c.amendments,
        "AmendmentsReplacementPending",
        ...[c[which].id, until],
      );
      await time.increaseTo(until);
      const text = which === "rival" ? corrected.id : c.rival.id;
      await expect(c.accept())
        .to.emit(c.amendments, "AmendmentAccepted")
        .withArgs(c.motion.id, c.rival.id, text, until + 1n + DAY);
      await time.increase(DAY + 1n);
      expect(await ballot(c), which).to.deep.equal([text, 0n]);
      expect(await c.governor.state(c.motion.id)).to.equal(CANCELED);
    }
  });
});

describe("Amendments: the time of an acceptance", () => {
  it("is the discussion, to the second", async () => {
    const c = await loadFixture(fixture);
    await time.setNextBlockTimestamp(c.snapshot);
    await c.accept();

    const late = await loadFixture(fixture);
    await time.increaseTo(late.snapshot);
    await expectRefused(
      () => late.accept(),
      late.amendments,
      "AmendmentsDiscussionClosed",
      ...[late.motion.id, late.snapshot],
    );
  });

  it("leaves three days to read, and the day for objections, before the vote opens", async () => {
    for (const [before, opening] of [
      [4n * DAY, 0n],
      [READING, 0n],
      [READING - 1n, 1n],
      [DAY, 2n * DAY],
      [0n, READING],
    ] as const) {
      const c = await loadFixture(fixture);
      await time.setNextBlockTimestamp(c.snapshot - before);
      await c.accept();
      const { opensAt } = await c.governor.motion(c.motion.id);
      expect(opensAt, `accepted ${before} s before`).to.equal(c.snapshot + opening);
      const [place] = await c.amendments.places(c.motion.id);
      expect(place!.objectUntil).to.equal(c.snapshot - before + DAY);
      expect(place!.objectUntil <= opensAt, "objections before the vote").to.equal(true);
    }
  });

  it("goes on in a prolonged discussion, and still leaves the day for objections", async () => {
    const c = await loadFixture(fixture);
    const late = await fileRival(c, c.motion, c.rival.calls, "Late", c.founders[4]);
    await time.increaseTo(c.snapshot - 10n);
    await secondMotion(c, late);
    const { opensAt } = await c.governor.motion(c.motion.id);
    await time.setNextBlockTimestamp(opensAt);
    await c.accept();
    expect((await c.governor.motion(c.motion.id)).opensAt).to.equal(opensAt + DAY);
    expect(await c.governor.proposalDeadline(c.rival.id)).to.equal(opensAt + 8n * DAY);
  });
});
