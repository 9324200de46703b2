import { expect } from "chai";
import { id as hash } from "ethers";
import {
  ethers,
  foundCoalition,
  loadFixture,
  networkHelpers,
  time,
  type Coalition,
} from "../../fixture/coalition.js";
import {
  call,
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  passMotion,
  queueMotion,
  secondMotion,
  unzip,
  waitOutTimelock,
  type Call,
  type FiledMotion,
} from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { expectRefused } from "../refused.js";
import { DEFEATED, EXECUTED, QUEUED } from "../states.js";
import { correct, fileRival, resolution, withRival } from "./texts.js";

const DAY = 86_400n;

/** Everybody For one of the texts; closed and queued. */
async function carry(c: Coalition, motion: FiledMotion, text: FiledMotion) {
  await openVote(c, motion);
  await castVotes(c, text, { for: 12 });
  await closeVote(c, motion);
  return queueMotion(c, text);
}

/** A fundamental motion with these calls, and a rival with those; both seconded. */
async function fundamental(c: Coalition, calls: Call[], rivalCalls: Call[]) {
  const motion = await fileMotion(c, calls);
  await secondMotion(c, motion);
  const rival = await fileRival(c, motion, rivalCalls);
  await secondMotion(c, rival);
  return { motion, rival };
}

describe("Amendments: the text that won", () => {
  it("is executed, and no other ever is", async () => {
    const c = await loadFixture(withRival);
    await carry(c, c.motion, c.rival);
    await waitOutTimelock(c, c.rival);
    await expect(executeMotion(c, c.rival))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("Rival 1");
    expect(await c.governor.state(c.rival.id)).to.equal(EXECUTED);
    await time.increase(3_650n * DAY);
    expect(await c.governor.state(c.motion.id)).to.equal(DEFEATED);
    for (const act of [() => queueMotion(c, c.motion), () => executeMotion(c, c.motion)]) {
      await expect(act()).to.be.revertedWithCustomError(
        c.governor,
        "GovernorUnexpectedProposalState",
      );
    }
  });

  it("may be a correction: the words as corrected, not as filed", async () => {
    const c = await loadFixture(withRival);
    const correction = await correct(c, c.motion, "As corrected");
    await time.increase(DAY + 1n);
    await carry(c, c.motion, correction);
    await waitOutTimelock(c, correction);
    await expect(executeMotion(c, correction))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("As corrected");
  });

  it("may be an accepted rival that never had seconds of its own", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Accepted")];
    const bare = await fileRival(c, c.motion, calls, "Accepted", c.founders[5]);
    await c.amendments.accept(bare.id);
    await time.increase(DAY + 1n);
    await carry(c, c.motion, bare);
    await waitOutTimelock(c, bare);
    await expect(executeMotion(c, bare))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("Accepted");
  });

  it("waits as long as its own class says", async () => {
    for (const [which, delay] of [
      ["motion", 7n],
      ["rival", 2n],
    ] as const) {
      const c = await loadFixture(foundCoalition);
      const heavy = [await call(c.rulebook, "setLiveMotionCap", [2])];
      const texts = await fundamental(c, heavy, [await resolution(c, "Only words")]);
      await carry(c, texts.motion, texts[which]);
      const eta = BigInt(await time.latest()) + delay * DAY;
      expect(await c.governor.proposalEta(texts[which].id)).to.equal(eta);
    }
  });

  it("may be run at the timelock itself, and shows as executed", async () => {
    const c = await loadFixture(withRival);
    await carry(c, c.motion, c.rival);
    await waitOutTimelock(c, c.rival);
    const [salted] = (await c.timelock.queryFilter(c.timelock.filters.CallSalt())).slice(-1);
    const { salt } = salted!.args;
    const batch = unzip(c.rival.calls);
    await expect(c.timelock.executeBatch(...batch, ethers.ZeroHash, salt))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("Rival 1");
    expect(await c.governor.state(c.rival.id)).to.equal(EXECUTED);
  });

  it("runs only with the code its targets had when it was filed", async () => {
    for (const what of ["rival", "correction"] as const) {
      const c = await loadFixture(foundCoalition);
      const target = await ethers.deployContract("HostileTarget");
      const strike = await call(target, "strike");
      const texts = await fundamental(
        c,
        [await call(c.rulebook, "setLiveMotionCap", [2])],
        [strike],
      );
      let text = texts.rival;
      if (what === "correction") {
        const { calls } = text;
        const { mover } = text;
        await c.amendments.connect(mover).correct(text.id, ...unzip(calls), "In other words");
        text = { ...text, description: "In other words" };
        text.id = await c.governor.getProposalId(...unzip(calls), hash(text.description));
        await time.increase(DAY + 1n);
      }
      await carry(c, texts.motion, text);
      await waitOutTimelock(c, text);
      const { codeDigest } = await c.governor.motion(text.id);
      const code = await ethers.provider.getCode(target);
      await networkHelpers.setCode(await target.getAddress(), `${code}00`);
      const changed = await c.timelock.codeDigest([await target.getAddress()]);
      await expectRefused(
        () => executeMotion(c, text),
        c.timelock,
        "CoalitionTimelockCodeChanged",
        ...[codeDigest, changed],
      );
      expect(await c.governor.state(text.id)).to.equal(QUEUED);
      await networkHelpers.setCode(await target.getAddress(), code);
      await executeMotion(c, text);
      expect(await target.struck()).to.equal(true);
    }
  });
});

describe("Amendments: a text that replaces a standing document", () => {
  const adopting = async (c: Coalition, base: string, words: string) =>
    call(c.archive, "adoptStanding", [1, "code-of-conduct", base, [await rendition(words)]]);

  for (const which of ["motion", "rival", "correction"] as const) {
    it(`fails clearly if the version it names was replaced meanwhile: the ${which}`, async () => {
      const c = await loadFixture(foundCoalition);
      const { versionId: base } = await c.archive.currentCode();
      const document = await c.archive.codeDocumentId();
      const { motion, rival } = await fundamental(
        c,
        [await adopting(c, base, "The motion's code.\n")],
        [await adopting(c, base, "The rival's code.\n")],
      );
      let text = which === "motion" ? motion : rival;
      if (which === "correction") {
        const calls = [await adopting(c, base, "The rival's code, corrected.\n")];
        await c.amendments.connect(rival.mover).correct(rival.id, ...unzip(calls), "Corrected");
        const id = await c.governor.getProposalId(...unzip(calls), hash("Corrected"));
        text = { ...rival, id, calls, description: "Corrected" };
        await time.increase(DAY + 1n);
      }
      await carry(c, motion, text);

      const faster = await adopting(c, base, "Somebody was faster.\n");
      await passMotion(c, [faster], "Faster");
      const { versionId: current } = await c.archive.currentCode();
      expect(await time.latest()).to.be.greaterThan(await c.governor.proposalEta(text.id));
      await expectRefused(
        () => executeMotion(c, text),
        c.archive,
        "ArchiveBaseMismatch",
        ...[document, current, base],
      );
      expect(await c.governor.state(text.id)).to.equal(QUEUED);
      expect((await c.archive.currentCode()).versionId).to.equal(current);
    });
  }

  it("takes its place if nothing moved", async () => {
    const c = await loadFixture(foundCoalition);
    const { versionId: base } = await c.archive.currentCode();
    const { motion, rival } = await fundamental(
      c,
      [await adopting(c, base, "The motion's code.\n")],
      [await adopting(c, base, "The rival's code.\n")],
    );
    await carry(c, motion, rival);
    await waitOutTimelock(c, rival);
    await executeMotion(c, rival);
    const { number, versionId } = await c.archive.currentCode();
    expect(number).to.equal(2n);
    expect(versionId).not.to.equal(base);
  });
});
