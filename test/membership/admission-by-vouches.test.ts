import { expect } from "chai";
import { vouchedCoalition } from "../../deploy/modules/coalition.js";
import { IAdmissionPolicy__factory } from "../../typechain-types/index.js";
import { connection, ethers, loadFixture } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import { foundingParameters, readCoalition } from "../fixture/founding.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { becomeVoter, join, newcomers, waitOut } from "../fixture/people.js";
import { NEEDED, vouchedBy, vouching, type Vouching } from "./vouching.js";

describe("VouchAdmission", () => {
  describe("founding", () => {
    async function foundedOnVouches() {
      const coalition = await readCoalition();
      coalition.membership.admission = { policy: "vouches", vouches: 3 };
      const parameters = await foundingParameters(coalition);
      return connection.ignition.deploy(vouchedCoalition, {
        parameters: { VouchedCoalition: parameters },
      });
    }

    it("asks for the vouches of the coalition file and enters them in the journal", async () => {
      const { policy, membership } = await loadFixture(foundedOnVouches);
      const vouches = await ethers.getContractAt("VouchAdmission", await policy.getAddress());
      expect(await vouches.vouchesNeeded()).to.equal(3);
      expect(await membership.admissionPolicy?.()).to.equal(await policy.getAddress());
      const { count, head } = await vouches.journal();
      expect(count).to.equal(1);
      expect(await replayJournal(vouches)).to.deep.equal({ count, head });
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
