import { expect } from "chai";
import { toBeHex, ZeroHash, type Signer } from "ethers";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { documentId } from "../../archive/ids.js";
import { loadFixture, time, type Coalition } from "../../fixture/coalition.js";
import { castVotes, closeVote, openVote, queueMotion } from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { expectRefused } from "../refused.js";
import { DEFEATED } from "../states.js";
import { MOMENTS } from "./moments.js";
import { correct, fileRival, resolution, withRival } from "./texts.js";

const DAY = 86_400n;
const TIMELOCK = 2n * DAY;
const DISSENT = documentKindIndex("dissent");

async function dissent(c: Coalition, text: { id: bigint }, voter: Signer = c.founders[9]!) {
  return c.archive.connect(voter).dissent(text.id, ZeroHash, [await rendition("I dissent.\n")]);
}

const expectClosed = (c: Coalition, text: { id: bigint }) =>
  expectRefused(() => dissent(c, text), c.archive, "ArchiveDissentClosed", text.id);

const expectOpen = (c: Coalition, text: { id: bigint }, voter?: Signer) =>
  expect(dissent(c, text, voter)).to.emit(c.archive, "DissentBound");

describe("Amendments: dissent from the result", () => {
  it("is bound to the text one dissents from: the one that won, or one that lost", async () => {
    const c = await MOMENTS.rivalWon();
    const voter = c.founders[9]!;
    for (const text of [c.rival, c.motion]) {
      const document = documentId(voter.address, DISSENT, toBeHex(text.id, 32));
      await expect(dissent(c, text))
        .to.emit(c.archive, "DissentBound")
        .withArgs(text.id, document, voter.address);
      expect(await c.archive.dissentIdOf(voter.address, text.id)).to.equal(document);
    }
  });

  it("has not come while the texts are discussed or voted on", async () => {
    for (const moment of ["entered", "accepting", "voting"] as const) {
      const c = await MOMENTS[moment]();
      await expectClosed(c, c.motion);
      await expectClosed(c, c.rival);
    }
  });

  it("ends with the timelock of the text that won", async () => {
    const c = await MOMENTS.rivalWon();
    await queueMotion(c, c.rival);
    const eta = await c.governor.proposalEta(c.rival.id);
    await time.setNextBlockTimestamp(eta - 1n);
    await expectOpen(c, c.rival);
    await time.setNextBlockTimestamp(eta);
    await expectRefused(
      () => dissent(c, c.rival, c.founders[8]),
      c.archive,
      "ArchiveDissentClosed",
      c.rival.id,
    );
  });

  it("lasts as long for a text that lost as its timelock would have been", async () => {
    const c = await MOMENTS.rivalWon();
    const deadline = await c.governor.proposalDeadline(c.motion.id);
    await time.setNextBlockTimestamp(deadline + TIMELOCK);
    await expectOpen(c, c.motion);
    await time.setNextBlockTimestamp(deadline + TIMELOCK + 1n);
    await expectRefused(
      () => dissent(c, c.motion, c.founders[8]),
      c.archive,
      "ArchiveDissentClosed",
      c.motion.id,
    );
  });

  it("is from what was voted on, not from what was replaced before", async () => {
    for (const moment of ["mergedWon", "correctedWon"] as const) {
      const c = await MOMENTS[moment]();
      await expectClosed(c, c.motion);
      await expectOpen(c, c.correction ?? c.rival);
    }
  });

  it("is open from a corrected text that lost", async () => {
    const c = await loadFixture(withRival);
    const correction = await correct(c, c.rival, "Corrected");
    await time.increase(DAY + 1n);
    await openVote(c, c.motion);
    await castVotes(c, c.motion, { for: 5 });
    await closeVote(c, c.motion);
    await expectClosed(c, c.rival);
    await expectOpen(c, correction);
  });

  it("is open from an accepted text that lost, though it never had seconds of its own", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Accepted")];
    const bare = await fileRival(c, c.motion, calls, "Accepted", c.founders[5]);
    await c.amendments.accept(bare.id);
    await time.increase(DAY + 1n);
    await openVote(c, c.motion);
    await castVotes(c, bare, { against: 5 });
    await closeVote(c, c.motion);
    expect(await c.governor.state(bare.id)).to.equal(DEFEATED);
    await expectOpen(c, bare);
  });

  it("never comes for a rival that lapsed or was withdrawn", async () => {
    const c = await loadFixture(withRival);
    const calls = [await resolution(c, "Bare")];
    const bare = await fileRival(c, c.motion, calls, "Bare", c.founders[5]);
    await c.as(1).withdraw(c.rival.id);
    await openVote(c, c.motion);
    await castVotes(c, c.motion, { for: 5 });
    await closeVote(c, c.motion);
    await expectClosed(c, bare);
    await expectClosed(c, c.rival);
    await expectOpen(c, c.motion);
  });

  it("is the electorate's: no stranger's, and still theirs who left after the snapshot", async () => {
    const c = await MOMENTS.rivalWon();
    await c.membership.connect(c.founders[9]!).leave();
    await expectOpen(c, c.rival);
    await expectRefused(
      () => dissent(c, c.rival, c.strangers[0]),
      c.archive,
      "ArchiveNotElector",
      ...[c.strangers[0]!.address, c.rival.id],
    );
  });
});
