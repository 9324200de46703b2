import { expect } from "chai";
import { MaxUint256, ZeroAddress } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { becomeVoter } from "../fixture/people.js";

interface Interval {
  from: bigint;
  to: bigint;
  number: bigint;
}

/** A founder who left and came back twice, with the interval of each time as a voter. */
async function twiceReturned() {
  const c = await foundCoalition();
  const person = c.founders[3]!;
  const intervals: Interval[] = [];
  const close = async () => {
    await c.membership.connect(person).leave();
    const { enrolledAt, leftAt, voterNumber } = await c.membership.seatOf(person.address);
    intervals.push({ from: enrolledAt, to: leftAt, number: voterNumber });
  };
  await time.increase(1_000);
  await close();
  await becomeVoter(c, person);
  await time.increase(1_000);
  await close();
  await becomeVoter(c, person);
  const { enrolledAt, voterNumber } = await c.membership.seatOf(person.address);
  await time.increase(1_000);
  const now = BigInt(await time.latest());
  intervals.push({ from: enrolledAt, to: now, number: voterNumber });
  return { ...c, person, intervals, now };
}

describe("Membership", () => {
  describe("getPastVotes", () => {
    it("is one from enrolment until leaving, for each time somebody was a voter", async () => {
      const { membership, person, intervals, now } = await loadFixture(twiceReturned);
      for (const { from, to } of intervals) {
        const moments = [
          { at: from - 1n, votes: 0 },
          { at: from, votes: 1 },
          { at: from + 500n, votes: 1 },
          { at: to - 1n, votes: 1 },
          { at: to, votes: 0 },
          { at: to + 1n, votes: 0 },
        ].filter(({ at }) => at < now);
        for (const { at, votes } of moments) {
          expect(await membership.getPastVotes(person.address, at), `at ${at}`).to.equal(votes);
        }
      }
    });

    it("says the same of an old interval before and after the person comes back", async () => {
      const c = await loadFixture(foundCoalition);
      const person = c.founders[0]!;
      const founded = (await c.membership.seatOf(person.address)).enrolledAt;
      expect(await c.membership.getPastVotes(person.address, founded)).to.equal(1);
      await c.membership.connect(person).leave();
      expect(await c.membership.getPastVotes(person.address, founded)).to.equal(1);
      await becomeVoter(c, person);
      expect(await c.membership.getPastVotes(person.address, founded)).to.equal(1);
      await c.membership.connect(person).leave();
      expect(await c.membership.getPastVotes(person.address, founded)).to.equal(1);
    });

    it("is zero for strangers and waiting members, and before there was a coalition", async () => {
      const { membership, strangers, founders, now } = await loadFixture(twiceReturned);
      expect(await membership.getPastVotes(strangers[0]!.address, now - 1n)).to.equal(0);
      expect(await membership.getPastVotes(ZeroAddress, now - 1n)).to.equal(0);
      expect(await membership.getPastVotes(founders[0]!.address, 0)).to.equal(0);
    });
  });

  describe("voterNumberAt", () => {
    it("is the number of the interval asked about", async () => {
      const { membership, person, intervals, now } = await loadFixture(twiceReturned);
      for (const { from, to, number } of intervals) {
        expect(await membership.voterNumberAt(person.address, from)).to.equal(number);
        expect(await membership.voterNumberAt(person.address, to - 1n)).to.equal(number);
        if (to < now) expect(await membership.voterNumberAt(person.address, to)).to.equal(0);
      }
      expect(new Set(intervals.map(({ number }) => number)).size).to.equal(3);
    });
  });

  describe("votersAt", () => {
    it("names the voter of each number, or nobody, exactly as the voter's own record does", async () => {
      const { membership, person, intervals, now } = await loadFixture(twiceReturned);
      const numbers = intervals.map(({ number }) => number);
      for (const { from, to, number } of intervals) {
        for (const moment of [from - 1n, from, to - 1n, to].filter((at) => at < now)) {
          const inside = moment >= from && moment < to;
          expect(await membership.votersAt(numbers, moment)).to.deep.equal(
            numbers.map((each) => (inside && each === number ? person.address : ZeroAddress)),
          );
        }
      }
    });

    it("answers for every founder, in the order of the numbers asked", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const moment = (await time.latest()) - 1;
      const numbers = founders.map((_, index) => index + 1);
      const accounts = founders.map(({ address }) => address);
      expect(await membership.votersAt(numbers, moment)).to.deep.equal(accounts);
      expect(await membership.votersAt(numbers.toReversed(), moment)).to.deep.equal(
        accounts.toReversed(),
      );
      expect(await membership.votersAt([2, 2], moment)).to.deep.equal([accounts[1], accounts[1]]);
    });

    it("names nobody for numbers never given out, and nothing for no numbers", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const moment = (await time.latest()) - 1;
      const unknown = [0, founders.length + 1, 2n ** 24n - 1n, 2n ** 32n + 1n, MaxUint256];
      expect(await membership.votersAt(unknown, moment)).to.deep.equal(
        unknown.map(() => ZeroAddress),
      );
      expect(await membership.votersAt([], moment)).to.deep.equal([]);
    });
  });

  describe("getPastTotalSupply", () => {
    it("is the number of voters of that moment", async () => {
      const { membership, founders, intervals, now } = await loadFixture(twiceReturned);
      const all = founders.length;
      for (const { from, to } of intervals) {
        expect(await membership.getPastTotalSupply(from)).to.equal(all);
        expect(await membership.getPastTotalSupply(to - 1n)).to.equal(all);
        if (to < now) expect(await membership.getPastTotalSupply(to)).to.equal(all - 1);
      }
      expect(await membership.getPastTotalSupply(intervals[0]!.from - 1n)).to.equal(0);
      expect(await membership.getPastTotalSupply(0)).to.equal(0);
    });

    it("equals, at every moment, the votes of everybody there ever was", async () => {
      const { membership, signers, intervals, now } = await loadFixture(twiceReturned);
      const moments = intervals.flatMap(({ from, to }) => [from - 1n, from, to - 1n, to]);
      for (const moment of moments.filter((at) => at < now)) {
        let votes = 0n;
        for (const { address } of signers) votes += await membership.getPastVotes(address, moment);
        expect(await membership.getPastTotalSupply(moment), `at ${moment}`).to.equal(votes);
      }
    });
  });

  describe("the clock", () => {
    it("is the block's timestamp", async () => {
      const { membership } = await loadFixture(foundCoalition);
      expect(await membership.clock()).to.equal(await time.latest());
      expect(await membership.CLOCK_MODE()).to.equal("mode=timestamp");
    });

    it("answers about the past alone: now and later are refused everywhere", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const account = founders[0]!.address;
      const now = BigInt(await time.latest());
      expect(await membership.getPastVotes(account, now - 1n)).to.equal(1);
      for (const moment of [now, now + 1n, 2n ** 48n + 5n, MaxUint256]) {
        for (const lookup of [
          () => membership.getPastVotes(account, moment),
          () => membership.voterNumberAt(account, moment),
          () => membership.votersAt([1], moment),
          () => membership.votersAt([], moment),
          () => membership.getPastTotalSupply(moment),
        ]) {
          await expect(lookup())
            .to.be.revertedWithCustomError(membership, "MembershipFutureLookup")
            .withArgs(moment, now);
        }
      }
    });
  });
});
