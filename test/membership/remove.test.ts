import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import {
  call,
  carryMotion,
  executeMotion,
  impersonateTimelock,
  passMotion,
} from "../fixture/motions.js";
import { becomeVoter, join } from "../fixture/people.js";
import { assess } from "../governance/assess.js";

const seatId = (account: string, number: bigint) => (number << 160n) | BigInt(account);

describe("Membership", () => {
  describe("remove", () => {
    it("takes the seat of a voter by motion, with the reason, and enters it in the journal", async () => {
      const c = await loadFixture(foundCoalition);
      const voter = c.founders[11]!;
      await c.membership.connect(voter).setProfile(id("profile"));
      const removal = await passMotion(c, [
        await call(c.membership, "remove", [voter.address, "A robot, see case 7"]),
      ]);
      const seat = seatId(voter.address, 1n);
      await expect(removal)
        .to.emit(c.membership, "Removed")
        .withArgs(voter.address, seat, "A robot, see case 7");
      await expect(removal)
        .to.emit(c.membership, "Transfer")
        .withArgs(voter.address, ZeroAddress, seat);
      await expectEntries(c.membership, removal, ["Removed"]);
      expect(await c.membership.isMember(voter.address)).to.equal(false);
      expect(await c.membership.voterCount()).to.equal(c.founders.length - 1);
      expect(await c.membership.profileOf(voter.address)).to.equal(ZeroHash);
    });

    it("is never part of an ordinary motion", async () => {
      const c = await loadFixture(foundCoalition);
      const removal = await call(c.membership, "remove", [ZeroAddress, ""]);
      const [motionClass] = await assess(c.rulebook, [removal]);
      expect(motionClass).to.equal(1);
    });

    it("removes a waiting member too, and leaves the electorate as it is", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[0]!);
      const asTimelock = c.membership.connect(await impersonateTimelock(c));
      await asTimelock.remove(c.strangers[0]!.address, "");
      expect(await c.membership.isMember(c.strangers[0]!.address)).to.equal(false);
      expect(await c.membership.voterCount()).to.equal(c.founders.length);
    });

    it("leaves the votes of the past, and the way back in, as they were", async () => {
      const c = await loadFixture(foundCoalition);
      const voter = c.founders[0]!;
      const before = await time.latest();
      const asTimelock = c.membership.connect(await impersonateTimelock(c));
      await asTimelock.remove(voter.address, "");
      expect(await c.membership.getPastVotes(voter.address, before)).to.equal(1);
      await becomeVoter(c, voter);
      expect(await c.membership.getVotes(voter.address)).to.equal(1);
      expect((await c.membership.seatOf(voter.address)).seatNumber).to.equal(2);
    });

    it("takes a reason of 512 bytes and refuses 513, counted in bytes", async () => {
      const c = await loadFixture(foundCoalition);
      const asTimelock = c.membership.connect(await impersonateTimelock(c));
      await asTimelock.remove(c.founders[1]!.address, "é".repeat(256));
      for (const reason of ["x".repeat(513), "é".repeat(256) + "x"]) {
        await expect(asTimelock.remove(c.founders[0]!.address, reason))
          .to.be.revertedWithCustomError(c.membership, "MembershipReasonTooLong")
          .withArgs(513, 512);
      }
    });

    it("refuses somebody who holds no seat, or who left before the motion ran", async () => {
      const c = await loadFixture(foundCoalition);
      const asTimelock = c.membership.connect(await impersonateTimelock(c));
      await expect(asTimelock.remove(c.strangers[0]!.address, ""))
        .to.be.revertedWithCustomError(c.membership, "MembershipNotMember")
        .withArgs(c.strangers[0]!.address);

      const leaver = c.founders[11]!;
      const removal = [await call(c.membership, "remove", [leaver.address, ""])];
      const motion = await carryMotion(c, removal);
      await c.membership.connect(leaver).leave();
      await expect(executeMotion(c, motion))
        .to.be.revertedWithCustomError(c.membership, "MembershipNotMember")
        .withArgs(leaver.address);
    });

    it("is refused to everybody but the timelock", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[1]!);
      await c.membership.connect(c.founders[5]!).leave();
      for (const person of [c.strangers[0]!, c.strangers[1]!, c.founders[0]!, c.founders[5]!]) {
        await expect(c.membership.connect(person).remove(c.founders[1]!.address, ""))
          .to.be.revertedWithCustomError(c.membership, "MembershipUnauthorized")
          .withArgs(person.address);
      }
    });
  });
});
