import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { enrolNewVoters, foundWithVoters, keyOf } from "./electorate.js";
import { plain } from "./plain.js";

const DAY = 86_400n;

/** Twelve voters who wait 90 days, so that no bound hides behind the waiting period. */
async function fixture() {
  const c = await foundCoalition();
  const timelock = await impersonateTimelock(c);
  await c.membership.connect(timelock).setWaitingPeriod(90n * DAY);
  const rules = plain(await c.rulebook.motionRules(0));
  return { ...c, rules, book: c.rulebook.connect(timelock) };
}

async function moreThanAHundredVoters() {
  const c = await foundWithVoters(100);
  await enrolNewVoters(c, [keyOf(100).address]);
  return c;
}

describe("Rulebook: bounds", () => {
  const voting = 7n * DAY;
  for (const [rule, min, max] of [
    ["discussion", DAY, 30n * DAY],
    ["voting", 3n * DAY, 30n * DAY],
    ["timelock", DAY, 30n * DAY],
    ["lateQuorumExtension", 0n, voting],
    ["quorumFloor", 2n, 12n],
    ["quorumShare", 100n, 5_000n],
    ["secondsCap", 1n, 20n],
  ] as const) {
    for (const motionClass of [0, 1]) {
      it(`hold ${rule} of class ${motionClass} between ${min} and ${max}`, async () => {
        const { book, rulebook, rules } = await loadFixture(fixture);
        const base = { ...rules, voting, lateQuorumExtension: 0n };
        for (const value of [min - 1n, max + 1n].filter((bound) => bound >= 0n)) {
          await expect(book.setMotionRules(motionClass, { ...base, [rule]: value }))
            .to.be.revertedWithCustomError(rulebook, "RulebookOutOfBounds")
            .withArgs(encodeBytes32String(rule), value, min, max);
        }
        for (const value of [min, max]) {
          await book.setMotionRules(motionClass, { ...base, [rule]: value });
          expect((await rulebook.motionRules(motionClass))[rule]).to.equal(value);
        }
      });
    }
  }

  it("hold the live cap between 1 and 5", async () => {
    const { book, rulebook } = await loadFixture(fixture);
    for (const cap of [0, 6, 255]) {
      await expect(book.setLiveMotionCap(cap))
        .to.be.revertedWithCustomError(rulebook, "RulebookOutOfBounds")
        .withArgs(encodeBytes32String("liveMotionCap"), cap, 1, 5);
    }
    for (const cap of [1n, 5n]) {
      await book.setLiveMotionCap(cap);
      expect(await rulebook.liveMotionCap()).to.equal(cap);
    }
  });

  it("keep the discussion within the waiting period of new members", async () => {
    const c = await loadFixture(foundCoalition); // who wait 14 days
    const book = c.rulebook.connect(await impersonateTimelock(c));
    const rules = plain(await c.rulebook.motionRules(1));
    await expect(book.setMotionRules(1, { ...rules, discussion: 14n * DAY + 1n }))
      .to.be.revertedWithCustomError(c.rulebook, "RulebookOutOfBounds")
      .withArgs(encodeBytes32String("discussion"), 14n * DAY + 1n, DAY, 14n * DAY);
    await book.setMotionRules(1, { ...rules, discussion: 14n * DAY });
  });

  it("keep the quorum floor at what the voters can reach now, and at most 100", async () => {
    const c = await loadFixture(fixture);
    await c.membership.connect(c.founders[11]!).leave();
    await expect(c.book.setMotionRules(0, { ...c.rules, quorumFloor: 12 }))
      .to.be.revertedWithCustomError(c.rulebook, "RulebookOutOfBounds")
      .withArgs(encodeBytes32String("quorumFloor"), 12, 2, 11);

    const large = await loadFixture(moreThanAHundredVoters);
    const book = large.rulebook.connect(await impersonateTimelock(large));
    expect(await large.membership.voterCount()).to.equal(101n);
    const rules = plain(await large.rulebook.motionRules(0));
    await expect(book.setMotionRules(0, { ...rules, quorumFloor: 101 }))
      .to.be.revertedWithCustomError(large.rulebook, "RulebookOutOfBounds")
      .withArgs(encodeBytes32String("quorumFloor"), 101, 2, 100);
    await book.setMotionRules(0, { ...rules, quorumFloor: 100 });
  });

  it("hold at the founding too", async () => {
    for (const [change, rule] of [
      [{ voting: 0 }, "voting"],
      [{ quorumFloor: 13 }, "quorumFloor"],
      [{ seconds: 0 }, "secondsCap"],
    ] as const) {
      const founding = foundWithVoters(12, (coalition) => ({
        ...coalition,
        motions: { ...coalition.motions, ordinary: { ...coalition.motions.ordinary, ...change } },
      }));
      await founding.then(
        () => expect.fail(`founded with ${rule} out of bounds`),
        (error: Error) => expect(error.message).to.include("RulebookOutOfBounds"),
      );
    }
  });
});
