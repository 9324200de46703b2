import { expect } from "chai";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { ZeroHash } from "ethers";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { call, fileMotion, secondMotion, unzip, type Call } from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { plain } from "../plain.js";
import { expectRefused } from "../refused.js";
import { CANCELED, PENDING } from "../states.js";
import { correct, correctTo, enterRival, fileRival, resolution, withRival } from "./texts.js";

const DAY = 86_400n;

/** A fundamental motion, seconded. */
async function fundamental() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
  await secondMotion(c, motion);
  return { ...c, motion };
}

type Correctable = Awaited<ReturnType<typeof withRival>>;

const ballot = async (c: Correctable) => [...(await c.amendments.ballotOf(c.motion.id)).texts];

describe("Amendments: correcting a text", () => {
  it("is shown to all, entered in the journal, and changes nothing yet", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Corrected")];
    const correcting = c.amendments.correct(c.motion.id, ...unzip(calls), "Corrected");
    await correcting;
    const objectUntil = BigInt(await time.latest()) + DAY;
    const text = (await c.amendments.places(c.motion.id))[0]!.next;
    await expect(correcting)
      .to.emit(c.governor, "ProposalCreated")
      .withArgs(
        ...[text, c.founders[0]!.address],
        ...[calls.map(({ target }) => target), [0n], [""], calls.map(({ data }) => data)],
        ...[c.snapshot, c.deadline, "Corrected"],
      );
    await expect(correcting)
      .to.emit(c.governor, "MotionFiled")
      .withArgs(text, c.founders[0]!.address, 0, 0, anyValue);
    await expect(correcting)
      .to.emit(c.amendments, "TextCorrected")
      .withArgs(c.motion.id, text, objectUntil);
    await expectEntries(c.amendments, await correcting, ["TextCorrected"]);
    const [place] = await c.amendments.places(c.motion.id);
    expect(plain(place!)).to.deep.equal({
      origin: c.motion.id,
      text: c.motion.id,
      next: text,
      objectUntil,
      editorial: true,
      standing: true,
    });
    expect(await ballot(c)).to.deep.equal([c.motion.id, c.rival.id]);
    expect(await c.governor.state(text)).to.equal(PENDING);
    expect((await c.governor.motion(text)).amends).to.equal(c.motion.id);
  });

  it("stands a day later, by the clock alone", async () => {
    for (const [which, place] of [
      ["motion", 0],
      ["rival", 1],
    ] as const) {
      const c = await loadFixture(withRival);
      const expected = [c.motion.id, c.rival.id];
      const correction = await correct(c, c[which], "Corrected");
      const { objectUntil } = (await c.amendments.places(c.motion.id))[place]!;
      await time.increaseTo(objectUntil);
      expect(await ballot(c)).to.deep.equal(expected);
      expect(await c.governor.state(c[which].id)).to.equal(PENDING);
      await time.increaseTo(objectUntil + 1n);
      expect(await ballot(c)).to.deep.equal(expected.with(place, correction.id));
      expect(await c.governor.state(c[which].id)).to.equal(CANCELED);
      expect(await c.governor.state(correction.id)).to.equal(PENDING);
      expect(await c.amendments.placeOf(correction.id)).to.deep.equal([c[which].id, false]);
      expect(await c.amendments.placeOf(c[which].id)).to.deep.equal([c[which].id, true]);
    }
  });

  it("is its mover's alone, whoever that is by now, and not of one who withdrew", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Corrected")];
    const attempt =
      (index: number, origin = c.rival) =>
      () =>
        c.amendments.connect(c.founders[index]!).correct(origin.id, ...unzip(calls), "Corrected");
    const notMover = (index: number, origin = c.rival) =>
      [c.amendments, "AmendmentsNotMover", origin.id, c.founders[index]!.address] as const;
    for (const index of [0, 2]) await expectRefused(attempt(index), ...notMover(index));
    await expectRefused(attempt(1, c.motion), ...notMover(1, c.motion));
    await c.as(1).withdraw(c.rival.id);
    await expectRefused(attempt(1), ...notMover(1));
    await c.as(4).takeOver(c.rival.id);
    await expectRefused(attempt(1), ...notMover(1));
    await expect(attempt(4)()).to.emit(c.amendments, "TextCorrected");
  });

  it("waits for the seconds: what has none is withdrawn and filed anew", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Unseconded")];
    const bare = await fileRival(c, c.motion, calls, "Unseconded", c.founders[2]);
    const attempt = () => correct(c, bare, "Corrected");
    await expectRefused(attempt, c.amendments, "AmendmentsNotSeconded", bare.id);
    await secondMotion(c, bare);
    await attempt();
  });

  it("is of a motion or rival that is there, not of a correction", async () => {
    const c = await loadFixture(withRival);
    const correction = await correct(c, c.motion, "Corrected");
    for (const wait of [1n, DAY + 1n]) {
      await time.increase(wait);
      await expectRefused(
        () => correct(c, correction, "Corrected again"),
        c.amendments,
        "AmendmentsNotMotion",
        correction.id,
      );
    }
    await expectRefused(
      () => correct(c, { ...c.motion, id: 42n }, "Of nothing"),
      c.governor,
      "GovernorNonexistentProposal",
      42n,
    );
  });

  it("is possible until the discussion as filed ends, and moves the vote by what the day lacks", async () => {
    const c = await loadFixture(withRival);
    await time.setNextBlockTimestamp(c.snapshot - DAY);
    const early = await correct(c, c.motion, "In time");
    expect((await c.governor.motion(early.id)).opensAt).to.equal(c.snapshot);
    await time.setNextBlockTimestamp(c.snapshot);
    await correct(c, c.rival, "At the last second");
    expect((await c.governor.motion(c.motion.id)).opensAt).to.equal(c.snapshot + DAY);
    expect(await c.governor.proposalDeadline(early.id)).to.equal(c.deadline + DAY);
    await time.increaseTo(c.snapshot + 10n);
    await expectRefused(
      () => correct(c, c.motion, "Too late"),
      c.amendments,
      "AmendmentsDiscussionClosed",
      ...[c.motion.id, c.snapshot],
    );
  });

  it("is possible to a rival whose motion is gone", async () => {
    const c = await loadFixture(withRival);
    await c.governor.withdraw(c.motion.id);
    await time.increase(3n * DAY + 1n);
    const correction = await correct(c, c.rival, "Corrected");
    await time.increase(DAY + 1n);
    expect(await ballot(c)).to.deep.equal([0n, correction.id]);
    await expectRefused(
      () => c.amendments.connect(c.founders[5]!).amend(c.motion.id, ...unzip(c.rival.calls), "New"),
      c.amendments,
      "AmendmentsDiscussionClosed",
      ...[c.motion.id, c.snapshot],
    );
  });

  it("costs no live motion and needs no seconds", async () => {
    const c = await loadFixture(withRival);
    expect(await c.rulebook.liveMotionCap()).to.equal(1n);
    const correction = await correct(c, c.motion, "Corrected");
    const kept = await c.governor.motion(correction.id);
    expect([kept.secondsGiven, kept.secondsNeeded]).to.deep.equal([0n, 0n]);
    expect(await c.governor.liveMotions(c.founders[0]!.address)).to.equal(1n);
  });

  it("takes other words or arguments, never what was filed before", async () => {
    const c = await loadFixture(withRival);
    for (const text of [c.motion, c.rival]) {
      await expectRefused(
        () => correctTo(c, c.motion, text.calls, text.description),
        c.governor,
        "GovernorUnexpectedProposalState",
        ...[text.id, PENDING, ZeroHash],
      );
    }
    await correctTo(c, c.motion, c.motion.calls, "The same calls, better explained");
  });

  it("keeps to who may file what under which name", async () => {
    const c = await loadFixture(withRival);
    const theirs = `Corrected #proposer=${c.founders[1]!.address.toLowerCase()}`;
    await expectRefused(
      () => correctTo(c, c.motion, c.motion.calls, theirs),
      c.governor,
      "GovernorRestrictedProposer",
      c.founders[0]!.address,
    );
    const former = c.founders[0]!;
    await c.membership.connect(former).leave();
    await time.increase(1);
    await expectRefused(
      () => correct(c, c.motion, "Corrected"),
      c.governor,
      "CoalitionGovernorNotVoter",
      ...[former.address, anyValue],
    );
  });
});

describe("Amendments: what a correction may change", () => {
  const refuses = async (c: Awaited<ReturnType<typeof fundamental>>, calls: Call[]) =>
    expectRefused(
      () => correctTo(c, c.motion, calls, "Corrected"),
      c.amendments,
      "AmendmentsNotEditorial",
      c.motion.id,
    );

  it("is not which contracts are called, nor how often", async () => {
    const c = await loadFixture(fundamental);
    const [asFiled] = c.motion.calls;
    await refuses(c, [await call(c.timelock, "updateDelay", [2n * DAY])]);
    await refuses(c, [asFiled!, asFiled!]);
    await refuses(c, [asFiled!, await resolution(c, "And this")]);
    await correctTo(c, c.motion, [await call(c.rulebook, "setLiveMotionCap", [3])], "Three");
  });

  it("is not the class, neither up nor down", async () => {
    const c = await loadFixture(withRival);
    const withdrawing = await call(c.archive, "withdraw", [ZeroHash, 1, "why"]);
    await expectRefused(
      () => correctTo(c, c.motion, [withdrawing], "Heavier"),
      c.governor,
      "CoalitionGovernorTooWeighty",
      1,
    );
    const f = await loadFixture(foundCoalition);
    const { versionId } = await f.archive.currentCode();
    const args = [1, "code-of-conduct", versionId, [await rendition("Be kind.\n")]];
    const motion = await fileMotion(f, [await call(f.archive, "adoptStanding", args)]);
    await secondMotion(f, motion);
    await refuses({ ...f, motion }, [await resolution(f, "Be kind.")]);
    const light = await enterRival(f, motion, "Only words");
    await expectRefused(
      () => correctTo(f, light, motion.calls, "Words no longer"),
      f.amendments,
      "AmendmentsNotEditorial",
      light.id,
    );
  });
});
