import { expect } from "chai";
import { ZeroHash, type Signer } from "ethers";
import { foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import {
  call,
  closeVote,
  fileMotion,
  impersonateTimelock,
  openVote,
  secondMotion,
  unzip,
  type Call,
} from "../../fixture/motions.js";
import { discussedMotion } from "../open-vote.js";
import { expectRefused } from "../refused.js";
import {
  correct,
  enterRival,
  fileRival,
  resolution,
  textOf,
  withRival,
  withRivals,
} from "./texts.js";

const DAY = 86_400n;

async function fixture() {
  const c = await discussedMotion();
  const calls = [await resolution(c, "Resolved otherwise.")];
  const amend = (author: Signer = c.founders[1]!, description = "A rival", its: Call[] = calls) =>
    c.amendments.connect(author).amend(c.motion.id, ...unzip(its), description);
  return { ...c, calls, amend };
}

/** The same with a fundamental motion. */
async function fundamental() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
  await secondMotion(c, motion);
  return { ...c, motion };
}

const fullBallot = () => withRivals(4);

describe("Amendments: the class of a rival", () => {
  it("is never heavier than the motion's", async () => {
    const c = await loadFixture(fixture);
    for (const calls of [
      [await call(c.rulebook, "setLiveMotionCap", [2])],
      [...c.calls, await call(c.archive, "withdraw", [ZeroHash, 1, "why"])],
      [{ ...c.calls[0]!, value: 1n }],
    ]) {
      const act = () => c.amend(c.founders[1]!, "Heavy", calls);
      await expectRefused(act, c.governor, "CoalitionGovernorTooWeighty", 1);
    }
  });

  it("is its own on a fundamental motion: lighter calls have lighter rules", async () => {
    const c = await loadFixture(fundamental);
    const deadline = await c.governor.proposalDeadline(c.motion.id);
    const lighter = await resolution(c, "Only words");
    const alike = await call(c.rulebook, "setLiveMotionCap", [3]);
    for (const [index, its] of [lighter, alike].entries()) {
      const rival = await fileRival(c, c.motion, [its], `Rival ${index}`, c.founders[index + 1]);
      const kept = await c.governor.motion(rival.id);
      expect(kept.class).to.equal(index);
      expect(kept.secondsNeeded).to.equal([2n, 4n][index]);
      expect(kept.rules).to.deep.equal(await c.rulebook.motionRules(index));
      expect(await c.governor.proposalDeadline(rival.id)).to.equal(deadline);
    }
  });
});

describe("Amendments: live motions", () => {
  it("count a rival as its author's", async () => {
    const c = await loadFixture(fixture);
    await c.amend();
    expect(await c.governor.liveMotions(c.founders[1]!.address)).to.equal(1n);
    const { address } = c.founders[1]!;
    const tooMany = [c.governor, "CoalitionGovernorTooManyLive", address, 1] as const;
    await expectRefused(() => c.amend(c.founders[1]!, "Another"), ...tooMany);
    const asAuthor = c.governor.connect(c.founders[1]!);
    await expectRefused(() => asAuthor.propose(...unzip(c.calls), "A motion too"), ...tooMany);
    await asAuthor.withdraw((await textOf(c, c.calls, "A rival", c.founders[1]!)).id);
    await c.amend(c.founders[1]!, "Another");
  });

  it("keep a mover from amending the own motion, unless the cap is higher", async () => {
    const c = await loadFixture(fixture);
    const mover = c.founders[0]!;
    const tooMany = [c.governor, "CoalitionGovernorTooManyLive", mover.address, 1] as const;
    await expectRefused(() => c.amend(mover), ...tooMany);
    await c.rulebook.connect(await impersonateTimelock(c)).setLiveMotionCap(2);
    await c.amend(mover);
    expect(await c.governor.liveMotions(mover.address)).to.equal(2n);
  });

  it("count the place, not the text: neither correction nor acceptance makes room for another", async () => {
    const c = await loadFixture(withRival);
    const [mover, author] = c.founders;
    const again = async (text: string) => {
      for (const person of [mover!, author!]) {
        expect(await c.governor.liveMotions(person.address), text).to.equal(1n);
        await expectRefused(
          () => c.governor.connect(person).propose(...unzip(c.motion.calls), text),
          c.governor,
          "CoalitionGovernorTooManyLive",
          ...[person.address, 1],
        );
      }
    };
    await correct(c, c.motion, "The motion, corrected");
    await correct(c, c.rival, "The rival, corrected");
    await time.increase(DAY + 1n);
    await again("After the corrections");
    await c.amendments.accept(c.rival.id);
    await time.increase(DAY + 1n);
    await again("After the acceptance");
    await openVote(c, c.motion);
    await again("While it is voted on");
    await closeVote(c, c.motion);
    for (const person of [mover!, author!]) {
      expect(await c.governor.liveMotions(person.address)).to.equal(0n);
    }
  });

  it("go with a corrected motion to whoever takes it over", async () => {
    const c = await loadFixture(withRival);
    await correct(c, c.motion, "Corrected");
    await time.increase(DAY + 1n);
    await c.governor.withdraw(c.motion.id);
    expect(await c.governor.liveMotions(c.founders[0]!.address)).to.equal(0n);
    await c.as(5).takeOver(c.motion.id);
    expect(await c.governor.liveMotions(c.founders[5]!.address)).to.equal(1n);
    const tooMany = [c.governor, "CoalitionGovernorTooManyLive", c.founders[5]!.address] as const;
    const calls = c.motion.calls;
    await expectRefused(() => c.as(5).propose(...unzip(calls), "Another"), ...tooMany, 1);
  });

  it("end for a rival that did not get its seconds when the vote opens", async () => {
    const c = await loadFixture(fixture);
    await c.amend();
    await time.increaseTo(c.snapshot);
    expect(await c.governor.liveMotions(c.founders[1]!.address)).to.equal(1n);
    await time.increaseTo(c.snapshot + 1n);
    expect(await c.governor.liveMotions(c.founders[1]!.address)).to.equal(0n);
  });
});

describe("Amendments: a rival that names its author", () => {
  const suffix = (signer: { address: string }) => `#proposer=${signer.address.toLowerCase()}`;

  it("is the author's alone to file", async () => {
    const c = await loadFixture(fixture);
    const [, author, copyist] = c.founders;
    const description = `A rival ${suffix(author!)}`;
    await expectRefused(
      () => c.amend(copyist, description),
      c.governor,
      "GovernorRestrictedProposer",
      copyist!.address,
    );
    await expect(c.amend(author, description)).to.emit(c.amendments, "AmendmentFiled");
  });
});

describe("Amendments: the ballot's five places", () => {
  it("are full with four rivals: a sixth option is refused", async () => {
    const c = await loadFixture(fullBallot);
    const calls = [await resolution(c, "One more")];
    await expectRefused(
      () => c.amendments.connect(c.founders[6]!).amend(c.motion.id, ...unzip(calls), "Sixth"),
      c.amendments,
      "AmendmentsBallotFull",
      c.motion.id,
      5,
    );
  });

  it("are taken by what has its seconds, not by what was filed", async () => {
    const c = await loadFixture(fixture);
    for (let i = 1; i <= 6; ++i) {
      await fileRival(c, c.motion, c.calls, `Rival ${i}`, c.founders[i]);
    }
    expect((await c.amendments.places(c.motion.id)).length).to.equal(1);
  });

  it("stay taken by what was withdrawn", async () => {
    const c = await loadFixture(fullBallot);
    await c.governor.connect(c.rivals[0]!.mover).withdraw(c.rivals[0]!.id);
    await time.increase(3n * DAY + 1n);
    await expectRefused(
      () => enterRival(c, c.motion, "One more", c.founders[6]),
      c.amendments,
      "AmendmentsBallotFull",
      c.motion.id,
      5,
    );
  });
});
