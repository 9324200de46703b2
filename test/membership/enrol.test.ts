import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join, newcomers, waitOut } from "../fixture/people.js";

/** Three waiting members whose waiting period is over, and one who joined just now. */
async function ripeMembers() {
  const c = await foundCoalition();
  const [ann, ben, eve, late] = c.strangers as [(typeof c.strangers)[0], ...typeof c.strangers];
  for (const person of [ann, ben!, eve!]) await join(c, person);
  await waitOut(c);
  await join(c, late!);
  return { ...c, ann, ben: ben!, eve: eve!, late: late! };
}

describe("Membership", () => {
  describe("enrollableAt", () => {
    it("is the moment of joining plus the waiting period, for waiting members alone", async () => {
      const c = await loadFixture(ripeMembers);
      const { joinedAt } = await c.membership.seatOf(c.ann.address);
      const due = joinedAt + (await c.membership.waitingPeriod());
      expect(await c.membership.enrollableAt(c.ann.address)).to.equal(due);
      expect(await c.membership.enrollableAt(c.founders[0]!.address)).to.equal(0);
      expect(await c.membership.enrollableAt(c.strangers[7]!.address)).to.equal(0);
      await c.membership.connect(c.ann).leave();
      expect(await c.membership.enrollableAt(c.ann.address)).to.equal(0);
    });
  });

  describe("enrol", () => {
    it("makes a voter of a member, whoever sends it, and enters it in the journal", async () => {
      const c = await loadFixture(ripeMembers);
      const number = BigInt(c.founders.length) + 1n;
      const enrolment = await c.membership.connect(c.strangers[7]!).enrol([c.ann.address]);
      await expect(enrolment).to.emit(c.membership, "Enrolled").withArgs(c.ann.address, number);
      await expectEntries(c.membership, enrolment, ["Enrolled"]);
      expect(await c.membership.isVoter(c.ann.address)).to.equal(true);
      expect(await c.membership.getVotes(c.ann.address)).to.equal(1);
      expect(await c.membership.delegates(c.ann.address)).to.equal(c.ann.address);
      const seat = await c.membership.seatOf(c.ann.address);
      expect(seat.voterNumber).to.equal(number);
      expect(seat.enrolledAt).to.equal(await time.latest());
    });

    it("says how many became voters, and counts each of them once in the electorate", async () => {
      const c = await loadFixture(ripeMembers);
      const batch = [c.ann.address, c.ben.address, c.eve.address];
      expect(await c.membership.enrol.staticCall(batch)).to.equal(3);
      const enrolment = await c.membership.enrol(batch);
      await expectEntries(c.membership, enrolment, ["Enrolled", "Enrolled", "Enrolled"]);
      expect(await c.membership.voterCount()).to.equal(c.founders.length + 3);
      expect(await c.membership.voterNumbers()).to.equal(c.founders.length + 3);
      const enrolled = await time.latest();
      await time.increase(1);
      expect(await c.membership.getPastTotalSupply(enrolled - 1)).to.equal(c.founders.length);
      expect(await c.membership.getPastTotalSupply(enrolled)).to.equal(c.founders.length + 3);
    });

    it("passes over whoever is not due, and takes a name that stands twice once", async () => {
      const c = await loadFixture(ripeMembers);
      const stranger = c.strangers[7]!.address;
      const left = c.eve;
      await c.membership.connect(left).leave();
      const voter = c.founders[0]!.address;
      const batch = [stranger, c.ann.address, voter, c.late.address, ZeroAddress].concat([
        c.ann.address,
        left.address,
        c.ben.address,
        c.ben.address,
      ]);
      expect(await c.membership.enrol.staticCall(batch)).to.equal(2);
      const enrolment = await c.membership.enrol(batch);
      await expectEntries(c.membership, enrolment, ["Enrolled", "Enrolled"]);
      expect(await c.membership.voterCount()).to.equal(c.founders.length + 2);
      for (const nobody of [stranger, c.late.address, ZeroAddress, left.address]) {
        expect(await c.membership.isVoter(nobody)).to.equal(false);
      }
    });

    it("does nothing at all with an empty batch or one of nobodies", async () => {
      const c = await loadFixture(ripeMembers);
      for (const batch of [[], [c.strangers[7]!.address]]) {
        expect(await c.membership.enrol.staticCall(batch)).to.equal(0);
        await expectEntries(c.membership, await c.membership.enrol(batch), []);
      }
      expect(await c.membership.voterCount()).to.equal(c.founders.length);
    });

    it("passes a member over until the last second of the waiting period, and not after it", async () => {
      const c = await loadFixture(foundCoalition);
      const person = c.strangers[0]!;
      await join(c, person);
      const due = await c.membership.enrollableAt(person.address);
      for (const moment of [due - 1n, due]) {
        await time.setNextBlockTimestamp(moment);
        await c.membership.enrol([person.address]);
        expect(await c.membership.isVoter(person.address)).to.equal(false);
      }
      await time.setNextBlockTimestamp(due + 1n);
      await c.membership.enrol([person.address]);
      expect(await c.membership.isVoter(person.address)).to.equal(true);
    });

    it("goes by the waiting period in force now, not by the one somebody joined under", async () => {
      const c = await loadFixture(ripeMembers);
      const timelock = await impersonateTimelock(c);
      const waiting = await c.membership.waitingPeriod();
      await c.membership.connect(timelock).setWaitingPeriod(waiting * 2n);
      await c.membership.enrol([c.ann.address]);
      expect(await c.membership.isVoter(c.ann.address)).to.equal(false);
      await c.membership.connect(timelock).setWaitingPeriod(waiting);
      await c.membership.enrol([c.ann.address]);
      expect(await c.membership.isVoter(c.ann.address)).to.equal(true);
    });

    it("takes 100 accounts and refuses 101", async () => {
      const c = await loadFixture(foundCoalition);
      const people = await newcomers(100);
      for (const person of people) await join(c, person);
      await waitOut(c);
      const batch = people.map(({ address }) => address);
      await expect(c.membership.enrol([...batch, c.strangers[0]!.address]))
        .to.be.revertedWithCustomError(c.membership, "MembershipBatchTooLong")
        .withArgs(101, 100);
      await c.membership.enrol(batch);
      expect(await c.membership.voterCount()).to.equal(c.founders.length + 100);
    });
  });

  describe("enrol under a policy that misbehaves", () => {
    const [ADMITS, REFUSES, REVERTS, BURNS_GAS] = [0, 1, 2, 3];

    async function capricious() {
      const c = await ripeMembers();
      const policy = await ethers.deployContract("CapriciousAdmission");
      await c.membership.connect(await impersonateTimelock(c)).setAdmissionPolicy(policy);
      return { ...c, policy };
    }

    it("passes over whom it refuses", async () => {
      const c = await loadFixture(capricious);
      await c.policy.setMood(c.ann.address, REFUSES);
      await c.membership.enrol([c.ann.address, c.ben.address]);
      expect(await c.membership.isVoter(c.ann.address)).to.equal(false);
      expect(await c.membership.isVoter(c.ben.address)).to.equal(true);
    });

    it("passes over whom it fails on, and enrols the others of the batch", async () => {
      const c = await loadFixture(capricious);
      await c.policy.setMood(c.ann.address, REVERTS);
      await c.membership.enrol([c.ann.address, c.ben.address]);
      expect(await c.membership.isVoter(c.ann.address)).to.equal(false);
      expect(await c.membership.isVoter(c.ben.address)).to.equal(true);
      await c.policy.setMood(c.ann.address, ADMITS);
      await c.membership.enrol([c.ann.address]);
      expect(await c.membership.isVoter(c.ann.address)).to.equal(true);
    });

    it("lets an endless loop burn the sender's gas and do no other harm", async () => {
      const c = await loadFixture(capricious);
      await c.policy.setMood(c.ann.address, BURNS_GAS);
      await c.membership.enrol([c.ann.address, c.ben.address], { gasLimit: 16_000_000 });
      expect(await c.membership.isVoter(c.ann.address)).to.equal(false);
      expect(await c.membership.isVoter(c.ben.address)).to.equal(true);
      expect(await c.membership.voterCount()).to.equal(c.founders.length + 1);
    });

    it("is not asked about joining, leaving or anybody's vote", async () => {
      const c = await loadFixture(capricious);
      for (const mood of [REFUSES, REVERTS, BURNS_GAS]) {
        await c.policy.setMood(c.strangers[5]!.address, mood);
        await c.policy.setMood(c.founders[0]!.address, mood);
        await join(c, c.strangers[5]!);
        await c.membership.connect(c.strangers[5]!).leave();
        expect(await c.membership.getVotes(c.founders[0]!.address)).to.equal(1);
      }
    });
  });
});
