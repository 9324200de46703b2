import { expect } from "chai";
import { found, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { readCoalition } from "../fixture/founding.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join, newcomers } from "../fixture/people.js";

const DAY = 86_400;
const JOINS_PER_DAY = 10;
const REFILL = DAY / JOINS_PER_DAY;

/** A coalition that takes ten a day, and twelve people who want to join. */
async function narrowDoor() {
  const coalition = await readCoalition();
  coalition.membership.joinsPerDay = JOINS_PER_DAY;
  return { ...(await found(coalition)), crowd: await newcomers(12) };
}

/** Empties the bucket. */
async function exhausted() {
  const c = await narrowDoor();
  for (const person of c.crowd.slice(0, JOINS_PER_DAY)) await join(c, person);
  return c;
}

describe("Membership", () => {
  describe("joinsAvailable", () => {
    it("starts full: founders take nothing from it", async () => {
      const { membership, coalition } = await loadFixture(foundCoalition);
      expect(await membership.joinsAvailable()).to.equal(coalition.membership.joinsPerDay);
      expect(await membership.joinsPerDay()).to.equal(coalition.membership.joinsPerDay);
    });

    it("goes down by one with each join, and not with a refused one", async () => {
      const c = await loadFixture(narrowDoor);
      await join(c, c.crowd[0]!);
      expect(await c.membership.joinsAvailable()).to.equal(JOINS_PER_DAY - 1);
      await expect(join(c, c.crowd[0]!)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipAlreadyMember",
      );
      expect(await c.membership.joinsAvailable()).to.equal(JOINS_PER_DAY - 1);
    });

    it("never grows above a day's joins", async () => {
      const c = await loadFixture(exhausted);
      await time.increase(30 * DAY);
      expect(await c.membership.joinsAvailable()).to.equal(JOINS_PER_DAY);
    });
  });

  describe("join", () => {
    it("takes the last of the day and refuses the next", async () => {
      const c = await loadFixture(exhausted);
      expect(await c.membership.joinsAvailable()).to.equal(0);
      await expect(join(c, c.crowd[10]!))
        .to.be.revertedWithCustomError(c.membership, "MembershipJoinsExhausted")
        .withArgs(JOINS_PER_DAY);
    });

    it("opens again, one place at a time, long before the day is over", async () => {
      const c = await loadFixture(exhausted);
      await time.increase(REFILL);
      expect(await c.membership.joinsAvailable()).to.equal(1);
      await join(c, c.crowd[10]!);
      await expect(join(c, c.crowd[11]!)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipJoinsExhausted",
      );
    });

    it("gives no place back when somebody leaves, so leaving and rejoining drains nobody else", async () => {
      const c = await loadFixture(exhausted);
      await c.membership.connect(c.crowd[0]!).leave();
      await expect(join(c, c.crowd[0]!)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipJoinsExhausted",
      );
    });
  });

  describe("setJoinsPerDay", () => {
    it("raises the limit at once by the difference, without forgetting what was used", async () => {
      const c = await loadFixture(exhausted);
      await c.membership.connect(await impersonateTimelock(c)).setJoinsPerDay(12);
      expect(await c.membership.joinsAvailable()).to.equal(2);
      await join(c, c.crowd[10]!);
      await join(c, c.crowd[11]!);
      expect(await c.membership.joinsAvailable()).to.equal(0);
    });

    it("keeps what had refilled at the old rate, and refills at the new one from then on", async () => {
      const c = await loadFixture(exhausted);
      await time.increase(5 * REFILL);
      await c.membership.connect(await impersonateTimelock(c)).setJoinsPerDay(20);
      expect(await c.membership.joinsAvailable()).to.equal(15);
      await time.increase(DAY / 20);
      expect(await c.membership.joinsAvailable()).to.equal(16);
    });

    it("counts what was used under a higher limit against a lower one", async () => {
      const c = await loadFixture(foundCoalition);
      const timelock = await impersonateTimelock(c);
      for (const person of c.strangers.slice(0, 4)) await join(c, person);
      await c.membership.connect(timelock).setJoinsPerDay(10);
      expect(await c.membership.joinsAvailable()).to.equal(6);
    });
  });
});
