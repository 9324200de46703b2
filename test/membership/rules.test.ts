import { expect } from "chai";
import { encodeBytes32String, Wallet, ZeroAddress } from "ethers";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { assess } from "../governance/assess.js";

const DAY = 86_400n;
const named = encodeBytes32String;

async function withTimelock() {
  const c = await foundCoalition();
  return { ...c, asTimelock: c.membership.connect(await impersonateTimelock(c)) };
}

describe("Membership", () => {
  describe("setWaitingPeriod", () => {
    it("changes it by motion, says so and enters it in the journal", async () => {
      const c = await loadFixture(foundCoalition);
      const change = await passMotion(c, [
        await call(c.membership, "setWaitingPeriod", [20n * DAY]),
      ]);
      await expect(change)
        .to.emit(c.membership, "WaitingPeriodSet")
        .withArgs(14n * DAY, 20n * DAY);
      await expectEntries(c.membership, change, ["WaitingPeriodSet"]);
      expect(await c.membership.waitingPeriod()).to.equal(20n * DAY);
    });

    it("takes the longest discussion and 90 days, and nothing outside", async () => {
      const { membership, asTimelock } = await loadFixture(withTimelock);
      await asTimelock.setWaitingPeriod(14n * DAY);
      await asTimelock.setWaitingPeriod(90n * DAY);
      for (const outside of [14n * DAY - 1n, 90n * DAY + 1n, 0n, 2n ** 48n - 1n]) {
        await expect(asTimelock.setWaitingPeriod(outside))
          .to.be.revertedWithCustomError(membership, "MembershipOutOfBounds")
          .withArgs(named("waitingPeriod"), outside, 14n * DAY, 90n * DAY);
      }
      expect(await membership.waitingPeriod()).to.equal(90n * DAY);
    });
  });

  describe("setJoinsPerDay", () => {
    it("changes it by motion, says so and enters it in the journal", async () => {
      const c = await loadFixture(foundCoalition);
      const change = await passMotion(c, [await call(c.membership, "setJoinsPerDay", [300])]);
      await expect(change).to.emit(c.membership, "JoinsPerDaySet").withArgs(200, 300);
      await expectEntries(c.membership, change, ["JoinsPerDaySet"]);
      expect(await c.membership.joinsPerDay()).to.equal(300);
    });

    it("takes 10 to 10,000 and nothing outside", async () => {
      const { membership, asTimelock } = await loadFixture(withTimelock);
      await asTimelock.setJoinsPerDay(10);
      await asTimelock.setJoinsPerDay(10_000);
      for (const outside of [0, 9, 10_001, 2 ** 32 - 1]) {
        await expect(asTimelock.setJoinsPerDay(outside))
          .to.be.revertedWithCustomError(membership, "MembershipOutOfBounds")
          .withArgs(named("joinsPerDay"), outside, 10, 10_000);
      }
    });
  });

  describe("setAdmissionPolicy", () => {
    it("changes it by motion, says so and enters it in the journal", async () => {
      const c = await loadFixture(foundCoalition);
      const former = await c.membership.admissionPolicy();
      const policy = await ethers.deployContract("VouchAdmission", [c.directory, 2]);
      const change = await passMotion(c, [
        await call(c.membership, "setAdmissionPolicy", [await policy.getAddress()]),
      ]);
      await expect(change).to.emit(c.membership, "AdmissionPolicySet").withArgs(former, policy);
      await expectEntries(c.membership, change, ["AdmissionPolicySet"]);
      expect(await c.membership.admissionPolicy()).to.equal(policy);
    });

    it("refuses whatever does not answer ERC-165 for a policy", async () => {
      const { membership, archive, directory, asTimelock } = await loadFixture(withTimelock);
      const liar = await ethers.deployContract("YesToEverything");
      const nobodies = [ZeroAddress, Wallet.createRandom().address];
      const contracts = await Promise.all(
        [archive, directory, membership, liar].map((contract) => contract.getAddress()),
      );
      for (const wrong of [...nobodies, ...contracts]) {
        await expect(asTimelock.setAdmissionPolicy(wrong))
          .to.be.revertedWithCustomError(membership, "MembershipNotPolicy")
          .withArgs(wrong);
      }
    });

    it("can always be changed back, even from a policy that admits nobody", async () => {
      const c = await loadFixture(withTimelock);
      const open = await c.membership.admissionPolicy();
      await c.asTimelock.setAdmissionPolicy(await ethers.deployContract("CapriciousAdmission"));
      await passMotion(c, [await call(c.membership, "setAdmissionPolicy", [open])]);
      expect(await c.membership.admissionPolicy()).to.equal(open);
    });
  });

  describe("the rules", () => {
    it("are changed by nobody but the timelock: no stranger, member, former member or founder", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[1]!);
      await c.membership.connect(c.founders[5]!).leave();
      const policy = await c.membership.admissionPolicy();
      for (const person of [c.strangers[0]!, c.strangers[1]!, c.founders[0]!, c.founders[5]!]) {
        const asPerson = c.membership.connect(person);
        for (const change of [
          () => asPerson.setWaitingPeriod(20n * DAY),
          () => asPerson.setJoinsPerDay(100),
          () => asPerson.setAdmissionPolicy(policy),
        ]) {
          await expect(change())
            .to.be.revertedWithCustomError(c.membership, "MembershipUnauthorized")
            .withArgs(person.address);
        }
      }
    });

    it("are never part of an ordinary motion", async () => {
      const c = await loadFixture(foundCoalition);
      for (const [name, value] of [
        ["setWaitingPeriod", DAY],
        ["setJoinsPerDay", 10],
      ] as const) {
        const setting = await call(c.membership, name, [value]);
        const [motionClass] = await assess(c.rulebook, [setting]);
        expect(motionClass).to.equal(1);
      }
    });
  });
});
