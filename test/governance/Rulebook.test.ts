import { expect } from "chai";
import { concat, encodeBytes32String, id, keccak256 } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { assess } from "./assess.js";
import { foundWithVoters } from "./electorate.js";
import { expectFolded, expectFoundedWith } from "./journal-entries.js";
import { plain } from "./plain.js";

const DAY = 86_400n;

async function fixture() {
  const c = await foundCoalition();
  const timelock = await impersonateTimelock(c);
  const ordinary = plain(await c.rulebook.motionRules(0));
  const fundamental = plain(await c.rulebook.motionRules(1));
  const deliberation = plain(await c.rulebook.deliberationRules());
  return { ...c, book: c.rulebook.connect(timelock), ordinary, fundamental, deliberation };
}

/** The lower half of the digest of what stands at these addresses. */
async function codeDigestOf(targets: readonly string[]): Promise<bigint> {
  const codes = await Promise.all(targets.map((target) => ethers.provider.getCode(target)));
  return BigInt(keccak256(concat(codes.map(keccak256)))) & ((1n << 128n) - 1n);
}

describe("Rulebook: who may change it", () => {
  it("is the coalition by motion", async () => {
    const c = await loadFixture(fixture);
    const changed = { ...c.ordinary, voting: 5n * DAY };
    const selector = id("withdraw(bytes32,uint32,string)").slice(0, 10);
    const executed = await passMotion(c, [
      await call(c.rulebook, "setMotionRules", [0, changed]),
      await call(c.rulebook, "setLiveMotionCap", [3]),
      await call(c.rulebook, "setOrdinaryCall", [c.archive.target, selector, true]),
    ]);
    await expect(executed)
      .to.emit(c.rulebook, "MotionRulesSet")
      .withArgs(0, Object.values(changed));
    await expect(executed).to.emit(c.rulebook, "LiveMotionCapSet").withArgs(1, 3);
    await expect(executed)
      .to.emit(c.rulebook, "OrdinaryCallSet")
      .withArgs(c.archive.target, selector, true);
    expect(plain(await c.rulebook.motionRules(0))).to.deep.equal(changed);
    expect(plain(await c.rulebook.motionRules(1))).to.deep.equal(c.fundamental);
    expect(await c.rulebook.liveMotionCap()).to.equal(3n);
    expect(await c.rulebook.isOrdinaryCall(c.archive, selector)).to.equal(true);
  });

  it("is nobody else: no stranger, no voter, no deployer", async () => {
    const c = await loadFixture(fixture);
    for (const signer of [c.strangers[0]!, c.founders[0]!, c.founders[1]!]) {
      const book = c.rulebook.connect(signer);
      for (const attempt of [
        () => book.setMotionRules(0, c.ordinary),
        () => book.setLiveMotionCap(1),
        () => book.setOrdinaryCall(c.archive, "0x12345678", true),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(c.rulebook, "RulebookUnauthorized")
          .withArgs(signer.address);
      }
    }
  });

  it("leaves its trace in the journal", async () => {
    const { book, rulebook, archive, ordinary } = await loadFixture(fixture);
    const { target } = archive;
    await expectFolded(rulebook, () => book.setMotionRules(1, ordinary), [
      ["MotionRulesSet", [1, ordinary]],
    ]);
    await expectFolded(rulebook, () => book.setLiveMotionCap(4), [["LiveMotionCapSet", [1, 4]]]);
    await expectFolded(rulebook, () => book.setOrdinaryCall(target, "0x12345678", true), [
      ["OrdinaryCallSet", [target, "0x12345678", true]],
    ]);
  });

  it("leaves the trace of its founding in the journal", async () => {
    const { archive, directory, ordinary, fundamental, deliberation } = await loadFixture(fixture);
    const listed = [{ target: archive.target, selector: "0x12345678" }];
    const rules = [ordinary, fundamental];
    const args = [directory, rules, deliberation, 2, listed];
    const fresh = await ethers.deployContract("Rulebook", args);
    await expectFoundedWith(fresh, [
      ["MotionRulesSet", [0, ordinary]],
      ["MotionRulesSet", [1, fundamental]],
      ["DeliberationRulesSet", [deliberation]],
      ["LiveMotionCapSet", [0, 2]],
      ["OrdinaryCallSet", [archive.target, "0x12345678", true]],
    ]);
  });
});

describe("Rulebook: assessing calls", () => {
  it("answers with class, rules and seconds", async () => {
    const c = await loadFixture(fixture);
    const listed = await call(c.archive, "recordResolution", ["Resolved."]);
    const other = await call(c.rulebook, "setLiveMotionCap", [2]);
    for (const [calls, motionClass, needed] of [
      [[listed], 0n, 2n],
      [[listed, other], 1n, 4n],
    ] as const) {
      const assessed = await assess(c.rulebook, calls);
      expect(assessed.class).to.equal(motionClass);
      expect(assessed.rules).to.deep.equal(await c.rulebook.motionRules(motionClass));
      expect(assessed.needed).to.equal(needed);
      expect(assessed.codeDigest).to.equal(await codeDigestOf(calls.map(({ target }) => target)));
      expect(await c.rulebook.secondsNeeded(motionClass)).to.equal(needed);
    }
  });

  it("needs min(cap, ⌈√voters ÷ 2⌉) seconds, twice that for a fundamental motion, and no more than others there are", async () => {
    const c = await foundWithVoters(100);
    // The least k for which (2k)² ≥ n is ⌈√n ÷ 2⌉.
    const half = (voters: number) => {
      let k = 0;
      while (4 * k * k < voters) ++k;
      return k;
    };
    const expected = (cap: number, needed: number, voters: number) =>
      BigInt(Math.max(1, Math.min(cap, needed, voters - 1)));
    for (let voters = 100; voters >= 0; --voters) {
      expect(await c.membership.voterCount()).to.equal(BigInt(voters));
      const [ordinary, fundamental] = [
        await c.rulebook.secondsNeeded(0),
        await c.rulebook.secondsNeeded(1),
      ];
      expect(ordinary, `ordinary, ${voters}`).to.equal(expected(5, half(voters), voters));
      expect(fundamental, `fundamental, ${voters}`).to.equal(
        expected(10, 2 * half(voters), voters),
      );
      if (voters > 0) await c.membership.connect(c.founders[voters - 1]!).leave();
    }
  });

  it("caps the seconds by class", async () => {
    const c = await foundWithVoters(100); // half the root is 5
    const book = c.rulebook.connect(await impersonateTimelock(c));
    const rules = plain(await c.rulebook.motionRules(0));
    for (const [cap, ordinary, fundamental] of [
      [1, 1n, 1n],
      [4, 4n, 4n],
      [5, 5n, 5n],
      [9, 5n, 9n],
      [20, 5n, 10n],
    ] as const) {
      await book.setMotionRules(0, { ...rules, secondsCap: cap });
      await book.setMotionRules(1, { ...rules, secondsCap: cap });
      expect(await c.rulebook.secondsNeeded(0)).to.equal(ordinary);
      expect(await c.rulebook.secondsNeeded(1)).to.equal(fundamental);
    }
  });
});

describe("Rulebook: the longest discussion", () => {
  it("is the longer of the two classes", async () => {
    const { book, rulebook, ordinary } = await loadFixture(fixture);
    expect(await rulebook.longestDiscussion()).to.equal(14n * DAY);
    await book.setMotionRules(1, { ...ordinary, discussion: DAY });
    await time.increase(14n * DAY + 1n);
    expect(await rulebook.longestDiscussion()).to.equal(7n * DAY);
  });

  it("is remembered for as long as a motion filed under it may be in discussion", async () => {
    const { book, rulebook, ordinary } = await loadFixture(fixture);
    await book.setMotionRules(1, { ...ordinary, discussion: DAY });
    const until = BigInt(await time.latest()) + 14n * DAY;
    await time.increaseTo(until);
    expect(await rulebook.longestDiscussion()).to.equal(14n * DAY);
    await time.increaseTo(until + 1n);
    expect(await rulebook.longestDiscussion()).to.equal(7n * DAY);
  });

  it("is not forgotten by changing the rules again and again", async () => {
    const { book, rulebook, ordinary } = await loadFixture(fixture);
    await book.setMotionRules(1, { ...ordinary, discussion: DAY });
    await time.increase(13n * DAY);
    for (const discussion of [2n * DAY, DAY]) {
      for (const motionClass of [0, 1]) {
        await book.setMotionRules(motionClass, { ...ordinary, discussion });
      }
    }
    expect(await rulebook.longestDiscussion()).to.equal(14n * DAY);
  });

  it("holds the waiting period up, so that nobody joins a motion already filed", async () => {
    const c = await loadFixture(fixture);
    const membership = c.membership.connect(await impersonateTimelock(c));
    for (const motionClass of [0, 1]) {
      await c.book.setMotionRules(motionClass, { ...c.ordinary, discussion: DAY });
    }
    await expect(membership.setWaitingPeriod(14n * DAY - 1n))
      .to.be.revertedWithCustomError(c.membership, "MembershipOutOfBounds")
      .withArgs(encodeBytes32String("waitingPeriod"), 14n * DAY - 1n, 14n * DAY, 90n * DAY);
    await time.increase(14n * DAY + 1n);
    await membership.setWaitingPeriod(DAY);
  });
});
