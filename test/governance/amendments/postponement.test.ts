import { expect } from "chai";
import fc from "fast-check";
import { foundCoalition, loadFixture, networkHelpers, time } from "../../fixture/coalition.js";
import { expectEntries } from "../../fixture/journal.js";
import { impersonateTimelock, openVote, secondMotion } from "../../fixture/motions.js";
import { join } from "../../fixture/people.js";
import { discussedMotion, withMotion } from "../open-vote.js";
import { plain } from "../plain.js";
import { expectRefused } from "../refused.js";
import { ACTIVE, bitmap, PENDING } from "../states.js";
import { enterRival, fileRival, resolution } from "./texts.js";

const DAY = 86_400n;
const READING = 3n * DAY;
const VOTING = 7n * DAY;

/** A motion and a rival that lacks one second. */
async function oneSecondShort() {
  const c = await discussedMotion();
  const rival = await fileRival(c, c.motion, [await resolution(c, "Resolved otherwise.")]);
  await c.as(2).second(rival.id);
  /** The last second, at this very moment. */
  const enterAt = async (moment: bigint) => {
    await time.setNextBlockTimestamp(moment);
    return c.as(3).second(rival.id);
  };
  return { ...c, rival, enterAt };
}

const opensAt = async (c: Awaited<ReturnType<typeof oneSecondShort>>) =>
  (await c.governor.motion(c.motion.id)).opensAt;

describe("Amendments: the opening of the vote", () => {
  it("stays where three days are left to read the rival", async () => {
    const c = await loadFixture(oneSecondShort);
    const entered = await c.enterAt(c.snapshot - READING);
    await expectEntries(c.governor, entered, ["MotionSeconded"]);
    expect(await opensAt(c)).to.equal(c.snapshot);
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline);
  });

  it("moves by what is missing, says so and enters it in the journal", async () => {
    const c = await loadFixture(oneSecondShort);
    const entered = await c.enterAt(c.snapshot - READING + 1n);
    await expect(entered)
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, c.deadline + 1n);
    await expectEntries(c.governor, entered, ["MotionSeconded", "ProposalExtended"]);
    expect(await opensAt(c)).to.equal(c.snapshot + 1n);
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.deadline + 1n);
  });

  it("moves three days past the discussion as filed at most", async () => {
    const c = await loadFixture(oneSecondShort);
    await c.enterAt(c.snapshot);
    expect(await opensAt(c)).to.equal(c.snapshot + READING);
  });

  it("is one for all texts, and so is the close", async () => {
    const c = await loadFixture(oneSecondShort);
    await c.enterAt(c.snapshot - DAY);
    const opening = c.snapshot + 2n * DAY;
    for (const { id } of [c.motion, c.rival]) {
      expect((await c.governor.motion(id)).opensAt).to.equal(opening);
      expect(await c.governor.proposalSnapshot(id)).to.equal(c.snapshot);
      expect(await c.governor.proposalDeadline(id)).to.equal(opening + VOTING);
    }
    for (const [moment, state] of [
      [c.snapshot + 1n, PENDING],
      [opening, PENDING],
      [opening + 1n, ACTIVE],
      [opening + VOTING, ACTIVE],
    ] as const) {
      await time.increaseTo(moment);
      for (const { id } of [c.motion, c.rival]) expect(await c.governor.state(id)).to.equal(state);
    }
  });

  it("lets no ballot in before", async () => {
    const c = await loadFixture(oneSecondShort);
    await c.enterAt(c.snapshot - DAY);
    const opening = c.snapshot + 2n * DAY;
    await time.setNextBlockTimestamp(opening);
    for (const { id } of [c.motion, c.rival]) {
      await expectRefused(
        () => c.as(4).castVote(id, 1),
        c.governor,
        "GovernorUnexpectedProposalState",
        ...[id, PENDING, bitmap(ACTIVE)],
      );
    }
    const { options } = await c.amendments.ballotOf(c.motion.id);
    await expectRefused(
      () => c.amendments.castRankedVote(c.motion.id, options, 0x100, ""),
      c.amendments,
      "AmendmentsVoteNotOpen",
      ...[c.motion.id, opening, opening + VOTING],
    );
    await time.setNextBlockTimestamp(opening + 1n);
    await c.amendments.castRankedVote(c.motion.id, options, 0x100, "");
  });

  it("never comes nearer, whatever enters later", async () => {
    const c = await loadFixture(oneSecondShort);
    const late = await fileRival(c, c.motion, c.rival.calls, "Another", c.founders[4]);
    await c.enterAt(c.snapshot - 100n);
    await time.setNextBlockTimestamp(c.snapshot - 50n);
    await c.governor.withdraw(c.motion.id);
    const opening = c.snapshot + READING - 50n;
    expect(await opensAt(c)).to.equal(opening); // three days to take it over
    await c.as(5).takeOver(c.motion.id);
    expect(await opensAt(c)).to.equal(opening);
    await secondMotion(c, late);
    expect(await opensAt(c)).to.be.within(opening, c.snapshot + READING);
  });

  it("gives every text three days in public, and moves no further, whenever rivals are filed and enter", async () => {
    const c = await loadFixture(discussedMotion);
    const started = BigInt(await time.latest());
    const words = [await resolution(c, "Resolved otherwise.")];
    const moment = fc.integer({ min: 0, max: 10_000 });
    const rivals = fc.array(fc.tuple(moment, moment), { minLength: 1, maxLength: 4 });
    const clean = await networkHelpers.takeSnapshot();
    await fc.assert(
      fc.asyncProperty(rivals, async (shares) => {
        await clean.restore();
        // When each is filed and, later, enters, as shares of the time there is.
        const span = c.snapshot - started - 100n;
        const plan = shares.flatMap(([filing, waiting], index) => {
          const filed = (span * BigInt(filing)) / 10_000n;
          const rest = span - filed;
          return [
            { at: filed, index, entering: false },
            { at: filed + (rest * BigInt(waiting)) / 10_000n, index, entering: true },
          ];
        });
        plan.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
        const filedAt: bigint[] = [];
        const texts = [];
        for (const { at, index, entering } of plan) {
          const next = BigInt(await time.latest()) + 1n;
          const planned = started + at;
          if (planned > next) await time.setNextBlockTimestamp(planned);
          if (entering) {
            await secondMotion(c, texts[index]!);
            continue;
          }
          const author = c.founders[index + 1]!;
          texts[index] = await fileRival(c, c.motion, words, `Rival ${index}`, author);
          filedAt[index] = BigInt(await time.latest());
        }
        const { opensAt: opening } = await c.governor.motion(c.motion.id);
        expect(opening).to.be.within(c.snapshot, c.snapshot + READING);
        for (const at of filedAt) expect(opening - at).to.be.greaterThanOrEqual(READING);
        expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(opening + VOTING);
      }),
      { numRuns: 20 },
    );
    await clean.restore();
  });

  it("follows the rule in force when a rival enters", async () => {
    const c = await loadFixture(oneSecondShort);
    const rules = plain(await c.rulebook.deliberationRules());
    const book = c.rulebook.connect(await impersonateTimelock(c));
    await book.setDeliberationRules({ ...rules, reading: 10n * DAY });
    await c.enterAt(c.snapshot - DAY);
    expect(await opensAt(c)).to.equal(c.snapshot + 9n * DAY);
    await book.setDeliberationRules(rules);
    expect(await opensAt(c)).to.equal(c.snapshot + 9n * DAY);
  });
});

describe("Amendments: the electorate of a postponed vote", () => {
  it("is that of the discussion as filed: nobody comes in, nobody falls out", async () => {
    const founded = await loadFixture(foundCoalition);
    const [latecomer, leaver] = [founded.strangers[0]!, founded.founders[11]!];
    await join(founded, latecomer);
    await time.increase(8n * DAY); // waits for six days more
    const c = await withMotion(founded);
    await time.increaseTo(c.snapshot - 100n);
    await enterRival(c, c.motion, "Resolved otherwise.");
    await time.increaseTo(c.snapshot + DAY);
    await c.membership.enrol([latecomer.address]);
    await c.membership.connect(leaver).leave();
    await openVote(c, c.motion);
    expect(await c.membership.isVoter(latecomer)).to.equal(true);

    const { options } = await c.amendments.ballotOf(c.motion.id);
    await expectRefused(
      () => c.amendments.connect(latecomer).castRankedVote(c.motion.id, options, 0x10, ""),
      c.amendments,
      "AmendmentsNotVoter",
      ...[latecomer.address, c.snapshot],
    );
    await expectRefused(
      () => c.governor.connect(latecomer).castVote(c.motion.id, 1),
      c.governor,
      "CoalitionGovernorNotVoter",
      ...[latecomer.address, c.snapshot],
    );
    await c.amendments.connect(leaver).castRankedVote(c.motion.id, options, 0x10, "");
  });
});
