import { expect } from "chai";
import { IAdmissionPolicy__factory, type VouchAdmission } from "../../typechain-types/index.js";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { becomeVoter, join, newcomers, waitOut } from "../fixture/people.js";

const NEEDED = 2;

/** A coalition that moved to vouches by motion, with seven waiting members whose waiting period is over. */
async function vouching() {
  const c = await foundCoalition();
  const policy: VouchAdmission = await ethers.deployContract("VouchAdmission", [
    c.directory,
    NEEDED,
  ]);
  await passMotion(c, [
    await call(c.membership, "setAdmissionPolicy", [await policy.getAddress()]),
  ]);
  const waiting = c.strangers.slice(0, 7);
  for (const person of waiting) await join(c, person);
  await waitOut(c);
  return { ...c, policy, waiting, candidate: waiting[0]! };
}

type Vouching = Awaited<ReturnType<typeof vouching>>;

async function vouchedBy(c: Vouching, voters: number, candidate = c.candidate) {
  for (const voter of c.founders.slice(0, voters)) {
    await c.policy.connect(voter).vouch(candidate.address);
  }
}

const addresses = (people: readonly { address: string }[]) => people.map(({ address }) => address);

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

  describe("admits", () => {
    it("admits with the vouches needed and not with one fewer", async () => {
      const c = await loadFixture(vouching);
      expect(await c.policy.admits(c.candidate.address)).to.equal(false);
      await vouchedBy(c, NEEDED - 1);
      expect(await c.policy.admits(c.candidate.address)).to.equal(false);
      await c.membership.enrol([c.candidate.address]);
      expect(await c.membership.isVoter(c.candidate.address)).to.equal(false);
      await c.policy.connect(c.founders[5]!).vouch(c.candidate.address);
      expect(await c.policy.admits(c.candidate.address)).to.equal(true);
      await c.membership.enrol([c.candidate.address]);
      expect(await c.membership.isVoter(c.candidate.address)).to.equal(true);
    });

    it("stops counting a voucher who leaves, and counts a returned one as soon as they vote again", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 2);
      const [voucher, second, third] = c.founders as [typeof c.candidate, ...Vouching["founders"]];
      await c.membership.connect(voucher).leave();
      expect(await c.policy.vouchersOf(c.candidate.address)).to.deep.equal([second!.address]);
      expect(await c.policy.admits(c.candidate.address)).to.equal(false);
      await join(c, voucher);
      expect(await c.policy.admits(c.candidate.address)).to.equal(false);

      await waitOut(c);
      for (const voter of [second!, third!]) await c.policy.connect(voter).vouch(voucher.address);
      await c.membership.enrol([voucher.address]);
      expect(await c.policy.admits(c.candidate.address)).to.equal(true);
    });

    it("starts from nothing for a candidate who left and came back", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 3);
      await c.membership.connect(c.candidate).leave();
      expect(await c.policy.vouchersOf(c.candidate.address)).to.deep.equal([]);
      await join(c, c.candidate);
      expect(await c.policy.vouchersOf(c.candidate.address)).to.deep.equal([]);
      expect(await c.policy.openVouchesOf(c.founders[0]!.address)).to.deep.equal([]);
      await c.policy.connect(c.founders[0]!).vouch(c.candidate.address);
      expect(await c.policy.vouchersOf(c.candidate.address)).to.deep.equal([
        c.founders[0]!.address,
      ]);
    });

    it("admits nobody who does not wait: strangers, voters, former members", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 2, c.waiting[1]!);
      await c.membership.connect(c.waiting[1]!).leave();
      for (const { address } of [c.strangers[7]!, c.founders[0]!, c.waiting[1]!]) {
        expect(await c.policy.admits(address)).to.equal(false);
      }
    });

    it("asks for no more vouches than there are voters, and for none where there is nobody left", async () => {
      const c = await loadFixture(vouching);
      await c.policy.connect(await impersonateTimelock(c)).setVouchesNeeded(5);
      await vouchedBy(c, 2);
      for (const founder of c.founders.slice(3)) await c.membership.connect(founder).leave();
      expect(await c.policy.admits(c.candidate.address), "two of three").to.equal(false);
      await c.membership.connect(c.founders[2]!).leave();
      expect(await c.policy.admits(c.candidate.address), "two of two").to.equal(true);
      await c.membership.connect(c.founders[1]!).leave();
      await c.membership.connect(c.founders[0]!).leave();
      expect(await c.membership.voterCount()).to.equal(0);
      await c.membership.enrol([c.candidate.address, c.waiting[1]!.address]);
      expect(await c.membership.isVoter(c.candidate.address)).to.equal(true);
    });

    it("opens no short cut around the waiting period", async () => {
      const c = await loadFixture(vouching);
      const [person] = await newcomers(1);
      await join(c, person!);
      for (const voter of c.founders.slice(0, 5))
        await c.policy.connect(voter).vouch(person!.address);
      await c.membership.enrol([person!.address]);
      expect(await c.membership.isVoter(person!.address)).to.equal(false);
    });

    it("is asked no longer once a motion opened admission again", async () => {
      const c = await loadFixture(vouching);
      const open = await ethers.deployContract("OpenAdmission");
      await passMotion(c, [
        await call(c.membership, "setAdmissionPolicy", [await open.getAddress()]),
      ]);
      await becomeVoter(c, c.strangers[7]!);
      expect(await c.membership.isVoter(c.strangers[7]!.address)).to.equal(true);
    });
  });

  describe("setVouchesNeeded", () => {
    it("changes the number by motion, says so and enters it in the journal", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 2);
      const change = await passMotion(c, [await call(c.policy, "setVouchesNeeded", [3])]);
      await expect(change).to.emit(c.policy, "VouchesNeededSet").withArgs(2, 3);
      await expectEntries(c.policy, change, ["VouchesNeededSet"]);
      expect(await c.policy.vouchesNeeded()).to.equal(3);
      expect(await c.policy.admits(c.candidate.address)).to.equal(false);
    });

    it("takes 1 to 5 and nothing outside, at the founding too", async () => {
      const c = await loadFixture(vouching);
      const asTimelock = c.policy.connect(await impersonateTimelock(c));
      for (const number of [1, 5]) {
        await asTimelock.setVouchesNeeded(number);
        await ethers.deployContract("VouchAdmission", [c.directory, number]);
      }
      for (const outside of [0, 6, 255]) {
        await expect(asTimelock.setVouchesNeeded(outside))
          .to.be.revertedWithCustomError(c.policy, "VouchAdmissionOutOfBounds")
          .withArgs(outside, 1, 5);
        await expect(ethers.deployContract("VouchAdmission", [c.directory, outside]))
          .to.be.revertedWithCustomError(c.policy, "VouchAdmissionOutOfBounds")
          .withArgs(outside, 1, 5);
      }
    });

    it("is refused to everybody but the timelock", async () => {
      const c = await loadFixture(vouching);
      for (const person of [c.founders[0]!, c.candidate, c.strangers[7]!]) {
        await expect(c.policy.connect(person).setVouchesNeeded(1))
          .to.be.revertedWithCustomError(c.policy, "VouchAdmissionUnauthorized")
          .withArgs(person.address);
      }
    });
  });

  describe("the journal", () => {
    it("tells the whole history", async () => {
      const c = await loadFixture(vouching);
      await vouchedBy(c, 3);
      await c.policy.connect(c.founders[1]!).withdrawVouch(c.candidate.address);
      const { count, head } = await c.policy.journal();
      expect(count).to.equal(5);
      expect(await replayJournal(c.policy)).to.deep.equal({ count, head });
    });
  });

  describe("supportsInterface", () => {
    it("claims the policy and ERC-165, and nothing else", async () => {
      const { policy } = await loadFixture(vouching);
      const admits = IAdmissionPolicy__factory.createInterface().getFunction("admits").selector;
      expect(await policy.supportsInterface(admits)).to.equal(true);
      expect(await policy.supportsInterface("0x01ffc9a7")).to.equal(true);
      expect(await policy.supportsInterface("0xffffffff")).to.equal(false);
      expect(await policy.supportsInterface("0x80ac58cd")).to.equal(false);
    });
  });
});
