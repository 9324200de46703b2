import { expect } from "chai";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { toUtf8Bytes, ZeroHash, type Signer } from "ethers";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { fileMotion, unzip, type Call } from "../../fixture/motions.js";
import { join } from "../../fixture/people.js";
import { inOneBlock } from "../../fixture/one-block.js";
import { discussedMotion } from "../open-vote.js";
import { plain } from "../plain.js";
import { expectRefused } from "../refused.js";
import { PENDING } from "../states.js";
import { correct, fileRival, resolution, textOf } from "./texts.js";

const DAY = 86_400n;

async function fixture() {
  const c = await discussedMotion();
  const calls = [await resolution(c, "Resolved otherwise.")];
  /** Files the rival; every refusal below is of this or of something hardly different. */
  const amend = (author: Signer = c.founders[1]!, description = "A rival", its: Call[] = calls) =>
    c.amendments.connect(author).amend(c.motion.id, ...unzip(its), description);
  return { ...c, calls, amend };
}

describe("Amendments: filing a rival", () => {
  it("makes a proposal of its own, under the times of the motion", async () => {
    const c = await loadFixture(fixture);
    await time.increase(2n * DAY);
    const rival = await textOf(c, c.calls, "A rival", c.founders[1]!);
    const filed = c.amend();
    await expect(filed)
      .to.emit(c.governor, "ProposalCreated")
      .withArgs(
        rival.id,
        c.founders[1]!.address,
        ...[c.calls.map(({ target }) => target), [0n], [""]],
        ...[c.calls.map(({ data }) => data), c.snapshot, c.deadline, "A rival"],
      );
    const digest = await c.timelock.codeDigest([await c.archive.getAddress()]);
    await expect(filed)
      .to.emit(c.governor, "MotionFiled")
      .withArgs(rival.id, c.founders[1]!.address, 0, 2, digest);
    await expect(filed)
      .to.emit(c.amendments, "AmendmentFiled")
      .withArgs(c.motion.id, rival.id, c.founders[1]!.address, 1);
    await expectEntries(c.amendments, await filed, ["AmendmentFiled"]);
    expect(plain(await c.governor.motion(rival.id))).to.deep.include({
      mover: c.founders[1]!.address,
      class: 0n,
      secondsGiven: 0n,
      secondsNeeded: 2n,
      opensAt: c.snapshot,
      takeoverUntil: 0n,
      withdrawn: false,
      consent: false,
      contested: false,
      amends: c.motion.id,
      codeDigest: digest,
    });
    expect(await c.governor.state(rival.id)).to.equal(PENDING);
    expect(await c.governor.proposalSnapshot(rival.id)).to.equal(c.snapshot);
    expect(await c.governor.proposalDeadline(rival.id)).to.equal(c.deadline);
    expect(await c.governor.proposalProposer(rival.id)).to.equal(c.founders[1]!.address);
    expect(await c.amendments.motionOf(rival.id)).to.equal(c.motion.id);
  });

  it("leaves the motion as it was until the rival has its seconds", async () => {
    const c = await loadFixture(fixture);
    const before = await c.governor.motion(c.motion.id);
    await c.amend();
    expect(await c.governor.motion(c.motion.id)).to.deep.equal(before);
    expect((await c.amendments.ballotOf(c.motion.id)).texts).to.deep.equal([c.motion.id]);
    expect(await c.amendments.motionOf(c.motion.id)).to.equal(c.motion.id);
  });

  it("counts the rivals of each motion, whoever files them", async () => {
    const c = await loadFixture(fixture);
    for (const index of [1, 2, 3]) {
      const text = `Rival ${index}`;
      const { id } = await textOf(c, c.calls, text, c.founders[index]!);
      await expect(c.amend(c.founders[index]!, text))
        .to.emit(c.amendments, "AmendmentFiled")
        .withArgs(c.motion.id, id, c.founders[index]!.address, index);
    }
  });

  it("may be done while the motion still waits for its own seconds", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await fileMotion(c, [await resolution(c, "Bare")]);
    const rival = await fileRival(c, motion, [await resolution(c, "Rival")]);
    expect((await c.governor.motion(rival.id)).amends).to.equal(motion.id);
  });

  it("is for voters: neither strangers, nor members who wait, nor voters who left", async () => {
    const c = await loadFixture(fixture);
    await join(c, c.strangers[1]!);
    await c.membership.connect(c.founders[11]!).leave();
    await time.increase(1);
    for (const person of [c.strangers[0]!, c.strangers[1]!, c.founders[11]!]) {
      const { address } = person;
      await expectRefused(
        () => c.amend(person),
        c.governor,
        "CoalitionGovernorNotVoter",
        address,
        anyValue,
      );
    }
  });

  it("is closed to those who leave in the same block", async () => {
    const c = await loadFixture(fixture);
    const leaver = c.founders[5]!;
    const gas = { gasLimit: 1_500_000 };
    const asLeaver = c.amendments.connect(leaver);
    const [, filed] = await inOneBlock(async () => [
      await c.membership.connect(leaver).leave(gas),
      await asLeaver.amend(c.motion.id, ...unzip(c.calls), "A rival", gas),
    ]);
    await expectRefused(
      () => Promise.resolve(filed!),
      c.governor,
      "CoalitionGovernorNotVoter",
      leaver.address,
      await time.latest(),
    );
  });

  it("may be done until the discussion as filed ends, to the second", async () => {
    const c = await loadFixture(fixture);
    await time.setNextBlockTimestamp(c.snapshot);
    await c.amend();
    await expectRefused(
      () => c.amend(c.founders[2]!, "Too late"),
      c.amendments,
      "AmendmentsDiscussionClosed",
      c.motion.id,
      c.snapshot,
    );
  });

  it("ends with the discussion as filed though a withdrawal postpones the vote", async () => {
    const c = await loadFixture(fixture);
    await time.increaseTo(c.snapshot - DAY);
    await c.governor.withdraw(c.motion.id);
    expect((await c.governor.motion(c.motion.id)).opensAt).to.be.greaterThan(c.snapshot + DAY);
    await time.increaseTo(c.snapshot);
    await expectRefused(
      () => c.amend(),
      c.amendments,
      "AmendmentsDiscussionClosed",
      c.motion.id,
      c.snapshot,
    );
  });

  it("may be done while a withdrawn motion can be taken over, and not when it is gone", async () => {
    const c = await loadFixture(fixture);
    await c.governor.withdraw(c.motion.id);
    const { takeoverUntil } = await c.governor.motion(c.motion.id);
    await time.setNextBlockTimestamp(takeoverUntil);
    await c.amend();
    await expectRefused(
      () => c.amend(c.founders[2]!, "Too late"),
      c.amendments,
      "AmendmentsDiscussionClosed",
      c.motion.id,
      c.snapshot,
    );
  });

  it("cannot be done to a motion that was withdrawn before it had its seconds", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await fileMotion(c, [await resolution(c, "Bare")]);
    const snapshot = await c.governor.proposalSnapshot(motion.id);
    await c.governor.withdraw(motion.id);
    const calls = [await resolution(c, "Rival")];
    await expectRefused(
      () => c.amendments.connect(c.founders[1]!).amend(motion.id, ...unzip(calls), "A rival"),
      c.amendments,
      "AmendmentsDiscussionClosed",
      motion.id,
      snapshot,
    );
  });

  it("needs a motion: neither an unknown one, nor an amendment, nor a correction", async () => {
    const c = await loadFixture(fixture);
    const rival = await fileRival(c, c.motion, c.calls);
    const correction = await correct(c, c.motion, "Corrected");
    const author = c.amendments.connect(c.founders[2]!);
    for (const text of [rival.id, correction.id]) {
      await expectRefused(
        () => author.amend(text, ...unzip(c.calls), "Once removed"),
        c.amendments,
        "AmendmentsNotMotion",
        text,
      );
    }
    await expectRefused(
      () => author.amend(42n, ...unzip(c.calls), "Of nothing"),
      c.governor,
      "GovernorNonexistentProposal",
      42n,
    );
  });

  it("takes nothing that was filed before, not even the motion itself", async () => {
    const c = await loadFixture(fixture);
    const rival = await fileRival(c, c.motion, c.calls);
    for (const [text, description] of [
      [rival, "A rival"],
      [c.motion, c.motion.description],
    ] as const) {
      await expectRefused(
        () => c.amend(c.founders[2]!, description, text.calls),
        c.governor,
        "GovernorUnexpectedProposalState",
        ...[text.id, PENDING, ZeroHash],
      );
    }
  });

  it("keeps to the bounds of every motion", async () => {
    const c = await loadFixture(fixture);
    const nobody = { target: c.strangers[0]!.address, value: 0n, data: "0x" };
    const long = "é".repeat(2_048) + "!";
    for (const [calls, description, error, args] of [
      [Array<Call>(11).fill(c.calls[0]!), "Eleven", "RulebookTooManyActions", [11, 10]],
      [c.calls, long, "RulebookDescriptionTooLong", [toUtf8Bytes(long).length, 4096]],
      [[nobody], "Nobody", "RulebookTargetNotContract", [nobody.target]],
    ] as const) {
      const act = () => c.amend(c.founders[1]!, description, [...calls]);
      await expectRefused(act, c.rulebook, error, ...args);
    }
  });
});
