import { expect } from "chai";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import {
  carryMotion,
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  queueMotion,
  secondMotion,
  waitOutTimelock,
} from "../fixture/motions.js";
import { rankAll } from "../governance/amendments/ranking.js";
import { enterRival, fileRival, resolution } from "../governance/amendments/texts.js";
import { expectRefused } from "../governance/refused.js";
import { execute, expectNoResult, filedPoll, poll, QUESTION } from "./poll.js";

describe("Archive: a poll inside another motion", () => {
  /** A poll, and a second motion of the same description that would record it and resolve something. */
  async function smuggled(votes: Parameters<typeof castVotes>[2], seconds = true) {
    const c = await filedPoll();
    const calls = [...c.motion.calls, await resolution(c, "And this")];
    const other = await fileMotion(c, calls, c.motion.description, c.founders[1]);
    await secondMotion(c, other);
    if (seconds) await secondMotion(c, c.motion);
    await openVote(c, other);
    if (seconds) await castVotes(c, c.motion, votes);
    await castVotes(c, other, { for: 6 });
    await closeVote(c, other);
    await queueMotion(c, other);
    await waitOutTimelock(c, other);
    return { ...c, other };
  }
  const besideLost = () => smuggled({ for: 3, against: 6 });
  const besideWon = () => smuggled({ for: 6 });
  const besideLapsed = () => smuggled({}, false);

  it("is recorded as it ended, not as the motion did", async () => {
    const c = await loadFixture(besideLost);
    await expect(executeMotion(c, c.other))
      .to.emit(c.archive, "PollRecorded")
      .withArgs(c.motion.id, QUESTION, false, 9, [
        [0n, 6n],
        [3n, 0n],
      ]);
    await expectNoResult(c);
  });

  it("fails the motion while the poll has no result of its own", async () => {
    for (const fixture of [besideWon, besideLapsed]) {
      const c = await loadFixture(fixture);
      await expectRefused(
        () => executeMotion(c, c.other),
        c.archive,
        "ArchiveNoPollResult",
        c.motion.id,
      );
    }
  });

  it("fails a motion whose poll nobody filed", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await poll(c, QUESTION, "Both"), await resolution(c, "And this")];
    const motion = await carryMotion(c, calls, "Both");
    await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(
      c.governor,
      "GovernorNonexistentProposal",
    );
  });

  it("may come first once the poll is queued; the poll itself still executes, and is not recorded twice", async () => {
    const c = await loadFixture(besideWon);
    await queueMotion(c, c.motion);
    await waitOutTimelock(c, c.motion);
    await expect(executeMotion(c, c.other))
      .to.emit(c.archive, "PollRecorded")
      .withArgs(c.motion.id, QUESTION, true, 6, [
        [0n, 0n],
        [6n, 0n],
      ]);
    const executed = await executeMotion(c, c.motion);
    await expectEntries(c.archive, executed, []);
  });
});

describe("Archive: a poll with rival answers", () => {
  /** Two polls on one ballot: the first rival wins. */
  async function rivalAnswers() {
    const c = await filedPoll();
    await secondMotion(c, c.motion);
    const calls = [await poll(c, "Should we meet in Oslo?", "Oslo")];
    const rival = await fileRival(c, c.motion, calls, "Oslo");
    await secondMotion(c, rival);
    const words = await enterRival(c, c.motion, "We resolve not to meet.", c.founders[2]);
    await openVote(c, c.motion);
    await rankAll(c, c.motion, [
      [3, 2, 1, 0],
      [3, 2, 1, 0],
      [3, 2, 1, 0],
      [0, 1, 2, 0],
      [1, 0, 0, 0],
    ]);
    await closeVote(c, c.motion);
    return { ...c, rival, words };
  }
  const MATRIX = [
    [0n, 1n, 1n, 4n],
    [4n, 0n, 1n, 4n],
    [4n, 3n, 0n, 4n],
    [0n, 0n, 0n, 0n],
  ];

  it("records each answer, with the whole of the ballot", async () => {
    const c = await loadFixture(rivalAnswers);
    await expect(c.record())
      .to.emit(c.archive, "PollRecorded")
      .withArgs(c.motion.id, QUESTION, false, 5, MATRIX);
    await expect(execute(c, c.rival))
      .to.emit(c.archive, "PollRecorded")
      .withArgs(c.rival.id, "Should we meet in Oslo?", true, 5, MATRIX);
  });

  it("knows no poll in a rival that resolves something", async () => {
    const c = await loadFixture(rivalAnswers);
    await expect(
      c.record("We resolve not to meet.", "We resolve not to meet."),
    ).to.be.revertedWithCustomError(c.governor, "GovernorNonexistentProposal");
  });

  it("records an accepted answer that lost, though it never had seconds of its own", async () => {
    const c = await loadFixture(filedPoll);
    await secondMotion(c, c.motion);
    const calls = [await poll(c, "Should we meet in Oslo?", "Oslo")];
    const rival = await fileRival(c, c.motion, calls, "Oslo");
    await c.amendments.accept(rival.id);
    await openVote(c, c.motion);
    await castVotes(c, rival, { against: 4 });
    await closeVote(c, c.motion);
    await expectNoResult(c); // replaced before it was voted on
    await expect(c.record("Should we meet in Oslo?", "Oslo"))
      .to.emit(c.archive, "PollRecorded")
      .withArgs(rival.id, "Should we meet in Oslo?", false, 4, [
        [0n, 4n],
        [0n, 0n],
      ]);
  });
});
