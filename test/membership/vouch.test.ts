import { expect } from "chai";
import { loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join, waitOut } from "../fixture/people.js";
import { addresses, vouchedBy, vouching, type Vouching } from "./vouching.js";

describe("VouchAdmission", () => {
  describe("vouch", () => {
    it("lets a voter stand up for a waiting member, says so and enters it in the journal", async () => {
      const c = await loadFixture(vouching);
      const voter = c.founders[0]!;
      const vouch = await c.policy.connect(voter).vouch(c.candidate.address);
      await expect(vouch).to.emit(c.policy, "Vouched").withArgs(voter.address, c.candidate.address);
      await expectEntries(c.policy, vouch, ["Vouched"]);
      expect(await c.policy.vouchersOf(c.candidate.address)).to.deep.equal([voter.address]);
      expect(await c.policy.openVouchesOf(voter.address)).to.deep.equal([c.candidate.address]);
    });

    it("needs no waiting period to be over", async () => {
      const c = await loadFixture(vouching);
      await join(c, c.strangers[7]!);
      await c.policy.connect(c.founders[0]!).vouch(c.strangers[7]!.address);
      expect(await c.policy.vouchersOf(c.strangers[7]!.address)).to.have.length(1);
    });

    it("refuses strangers, waiting members, former voters and the timelock as vouchers", async () => {
      const c = await loadFixture(vouching);
      await c.membership.connect(c.founders[0]!).leave();
      const nobodies = [
        c.strangers[7]!,
        c.waiting[1]!,
        c.founders[0]!,
        await impersonateTimelock(c),
      ];
      for (const nobody of nobodies) {
        await expect(c.policy.connect(nobody).vouch(c.candidate.address))
          .to.be.revertedWithCustomError(c.policy, "VouchAdmissionNotVoter")
          .withArgs(nobody.address);
      }
    });

    it("refuses candidates who do not wait: strangers, voters, oneself, those who left", async () => {
      const c = await loadFixture(vouching);
      await c.membership.connect(c.waiting[1]!).leave();
      const voter = c.founders[0]!;
      for (const { address } of [c.strangers[7]!, c.founders[1]!, voter, c.waiting[1]!]) {
        await expect(c.policy.connect(voter).vouch(address))
          .to.be.revertedWithCustomError(c.policy, "VouchAdmissionNotWaiting")
          .withArgs(address);
      }
    });

    it("refuses a second vouch of the same voter for the same member", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 2);
      await expect(c.policy.connect(c.founders[0]!).vouch(c.candidate.address))
        .to.be.revertedWithCustomError(c.policy, "VouchAdmissionAlreadyVouched")
        .withArgs(c.founders[0]!.address, c.candidate.address);
    });

    it("refuses a second vouch even where another voucher's place has become free", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 5);
      for (const leaver of [c.founders[1]!, c.founders[3]!]) {
        await c.membership.connect(leaver).leave();
        for (const voter of [c.founders[0]!, c.founders[4]!]) {
          await expect(c.policy.connect(voter).vouch(c.candidate.address))
            .to.be.revertedWithCustomError(c.policy, "VouchAdmissionAlreadyVouched")
            .withArgs(voter.address, c.candidate.address);
        }
      }
    });

    it("takes five vouchers for a member and refuses the sixth", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 5);
      const five = addresses(c.founders.slice(0, 5));
      expect(await c.policy.vouchersOf(c.candidate.address)).to.have.members(five);
      await expect(c.policy.connect(c.founders[5]!).vouch(c.candidate.address))
        .to.be.revertedWithCustomError(c.policy, "VouchAdmissionEnough")
        .withArgs(c.candidate.address, 5);
    });

    it("takes another in the place of a voucher who left", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 5);
      await c.membership.connect(c.founders[2]!).leave();
      await c.policy.connect(c.founders[5]!).vouch(c.candidate.address);
      const counted = addresses([0, 1, 3, 4, 5].map((index) => c.founders[index]!));
      expect(await c.policy.vouchersOf(c.candidate.address)).to.have.members(counted);
    });

    it("lets a voter have five vouches open and refuses the sixth", async () => {
      const c = await loadFixture(vouching);
      const asVoter = c.policy.connect(c.founders[0]!);
      for (const { address } of c.waiting.slice(0, 5)) await asVoter.vouch(address);
      expect(await c.policy.openVouchesOf(c.founders[0]!.address)).to.have.members(
        addresses(c.waiting.slice(0, 5)),
      );
      await expect(asVoter.vouch(c.waiting[5]!.address))
        .to.be.revertedWithCustomError(c.policy, "VouchAdmissionTooManyOpen")
        .withArgs(c.founders[0]!.address, 5);
    });

    it("frees the voter again when a candidate is enrolled, leaves or is given up", async () => {
      const c = await loadFixture(vouching);
      const asVoter = c.policy.connect(c.founders[0]!);
      for (const { address } of c.waiting.slice(0, 5)) await asVoter.vouch(address);
      const [enrolled, left, givenUp] = c.waiting as [typeof c.candidate, ...Vouching["waiting"]];

      await c.policy.connect(c.founders[1]!).vouch(enrolled.address);
      await c.membership.enrol([enrolled.address]);
      await asVoter.vouch(c.waiting[5]!.address);
      await c.membership.connect(left!).leave();
      await asVoter.vouch(c.waiting[6]!.address);
      await asVoter.withdrawVouch(givenUp!.address);
      await asVoter.vouch(givenUp!.address);

      expect(await c.policy.openVouchesOf(c.founders[0]!.address)).to.have.members(
        addresses(c.waiting.slice(2)),
      );
    });

    it("keeps no vouch open for a voter whose place somebody else took", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 5);
      const leaver = c.founders[0]!;
      await c.membership.connect(leaver).leave();
      await c.policy.connect(c.founders[5]!).vouch(c.candidate.address);
      await join(c, leaver);
      await waitOut(c);
      for (const voter of c.founders.slice(6, 8))
        await c.policy.connect(voter).vouch(leaver.address);
      await c.membership.enrol([leaver.address]);
      expect(await c.policy.vouchersOf(c.candidate.address)).to.not.include(leaver.address);
      expect(await c.policy.openVouchesOf(leaver.address)).to.deep.equal([]);
      const asLeaver = c.policy.connect(leaver);
      for (const { address } of c.waiting.slice(1, 6)) await asLeaver.vouch(address);
    });
  });

  describe("withdrawVouch", () => {
    it("takes a vouch back, says so and enters it in the journal", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 3);
      const voter = c.founders[1]!;
      const withdrawal = await c.policy.connect(voter).withdrawVouch(c.candidate.address);
      await expect(withdrawal)
        .to.emit(c.policy, "VouchWithdrawn")
        .withArgs(voter.address, c.candidate.address);
      await expectEntries(c.policy, withdrawal, ["VouchWithdrawn"]);
      expect(await c.policy.vouchersOf(c.candidate.address)).to.have.members(
        addresses([c.founders[0]!, c.founders[2]!]),
      );
      expect(await c.policy.openVouchesOf(voter.address)).to.deep.equal([]);
    });

    it("refuses whoever does not vouch, and for whom nobody vouched, and a second time", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 1);
      const [voucher, other] = c.founders as [typeof c.candidate, ...Vouching["founders"]];
      await c.policy.connect(voucher).withdrawVouch(c.candidate.address);
      for (const [voter, candidate] of [
        [voucher, c.candidate],
        [other!, c.candidate],
        [voucher, c.waiting[1]!],
        [voucher, c.strangers[7]!],
        [c.strangers[7]!, c.candidate],
      ] as const) {
        await expect(c.policy.connect(voter).withdrawVouch(candidate.address))
          .to.be.revertedWithCustomError(c.policy, "VouchAdmissionNoVouch")
          .withArgs(voter.address, candidate.address);
      }
    });

    it("comes too late once the member is a voter", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 2);
      await c.membership.enrol([c.candidate.address]);
      await expect(c.policy.connect(c.founders[0]!).withdrawVouch(c.candidate.address))
        .to.be.revertedWithCustomError(c.policy, "VouchAdmissionNoVouch")
        .withArgs(c.founders[0]!.address, c.candidate.address);
      expect(await c.membership.isVoter(c.candidate.address)).to.equal(true);
    });
  });
});
