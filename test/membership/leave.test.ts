import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { inOneBlock } from "../fixture/one-block.js";
import { becomeVoter, join, waitOut } from "../fixture/people.js";

const seatId = (account: string, number: bigint) => (number << 160n) | BigInt(account);

describe("Membership", () => {
  describe("leave", () => {
    it("gives up the seat, says so and enters it in the journal", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const voter = founders[0]!;
      const seat = seatId(voter.address, 1n);
      const leaving = await membership.connect(voter).leave();
      await expect(leaving).to.emit(membership, "Left").withArgs(voter.address, seat);
      await expect(leaving)
        .to.emit(membership, "Transfer")
        .withArgs(voter.address, ZeroAddress, seat);
      await expectEntries(membership, leaving, ["Left"]);
      expect(await membership.isMember(voter.address)).to.equal(false);
      expect(await membership.isVoter(voter.address)).to.equal(false);
      expect(await membership.balanceOf(voter.address)).to.equal(0);
      expect(await membership.getVotes(voter.address)).to.equal(0);
      expect(await membership.delegates(voter.address)).to.equal(ZeroAddress);
      await expect(membership.ownerOf(seat))
        .to.be.revertedWithCustomError(membership, "MembershipNoSuchSeat")
        .withArgs(seat);
    });

    it("takes a voter out of the roll, the group and the electorate", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const { group } = await membership.seatOf(founders[0]!.address);
      const [, inGroup] = await membership.groupAt(group);
      await membership.connect(founders[0]!).leave();
      expect((await membership.groupAt(group))[1]).to.equal(inGroup - 1n);
      expect(await membership.memberCount()).to.equal(founders.length - 1);
      expect(await membership.voterCount()).to.equal(founders.length - 1);
      expect(await membership.voterNumbers(), "numbers are never taken back").to.equal(
        founders.length,
      );
    });

    it("lets a waiting member go without touching the electorate", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[0]!);
      await c.membership.connect(c.strangers[0]!).leave();
      expect(await c.membership.voterCount()).to.equal(c.founders.length);
      expect(await c.membership.memberCount()).to.equal(c.founders.length);
    });

    it("refuses whoever holds no seat: a stranger, and somebody who left before", async () => {
      const { membership, founders, strangers } = await loadFixture(foundCoalition);
      await membership.connect(founders[0]!).leave();
      for (const nobody of [strangers[0]!, founders[0]!]) {
        await expect(membership.connect(nobody).leave())
          .to.be.revertedWithCustomError(membership, "MembershipNotMember")
          .withArgs(nobody.address);
      }
    });

    it("clears the profile", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      await membership.connect(founders[0]!).setProfile(id("profile"));
      await membership.connect(founders[0]!).leave();
      expect(await membership.profileOf(founders[0]!.address)).to.equal(ZeroHash);
    });

    it("lets even the last voter go", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      for (const founder of founders) await membership.connect(founder).leave();
      expect(await membership.voterCount()).to.equal(0);
      expect(await membership.memberCount()).to.equal(0);
    });

    it("leaves no vote at any moment to whoever leaves in the block of enrolment", async () => {
      const c = await loadFixture(foundCoalition);
      const person = c.strangers[0]!;
      await join(c, person);
      await waitOut(c);
      const gasLimit = 500_000;
      await inOneBlock(async () => [
        await c.membership.connect(c.founders[0]!).enrol([person.address], { gasLimit }),
        await c.membership.connect(person).leave({ gasLimit }),
      ]);
      const { enrolledAt, leftAt, voterNumber } = await c.membership.seatOf(person.address);
      expect(enrolledAt).to.equal(leftAt);
      await time.increase(10);
      for (const moment of [enrolledAt - 1n, enrolledAt, enrolledAt + 1n]) {
        expect(await c.membership.getPastVotes(person.address, moment)).to.equal(0);
        expect(await c.membership.getPastTotalSupply(moment)).to.equal(c.founders.length);
        expect(await c.membership.votersAt([voterNumber], moment)).to.deep.equal([ZeroAddress]);
      }
    });
  });

  describe("join after leaving", () => {
    it("gives a new seat under a new id, and the old id stays empty for ever", async () => {
      const c = await loadFixture(foundCoalition);
      const person = c.founders[0]!;
      for (const number of [2n, 3n, 4n]) {
        await c.membership.connect(person).leave();
        await join(c, person);
        const seat = await c.membership.seatOf(person.address);
        expect(seat.seatNumber).to.equal(number);
        expect(await c.membership.ownerOf(seatId(person.address, number))).to.equal(person.address);
        await expect(c.membership.ownerOf(seatId(person.address, number - 1n)))
          .to.be.revertedWithCustomError(c.membership, "MembershipNoSuchSeat")
          .withArgs(seatId(person.address, number - 1n));
      }
    });

    it("starts the waiting period again, in the group declared now", async () => {
      const c = await loadFixture(foundCoalition);
      const person = c.founders[0]!;
      await c.membership.connect(person).leave();
      await join(c, person, 5);
      const seat = await c.membership.seatOf(person.address);
      expect(seat.group).to.equal(5);
      expect(seat.enrolledAt).to.equal(0);
      expect(seat.leftAt).to.equal(0);
      await c.membership.enrol([person.address]);
      expect(await c.membership.isVoter(person.address)).to.equal(false);
      await waitOut(c);
      await c.membership.enrol([person.address]);
      expect(await c.membership.isVoter(person.address)).to.equal(true);
    });

    it("gives a new voter number: the old one goes to nobody", async () => {
      const c = await loadFixture(foundCoalition);
      const person = c.founders[0]!;
      await c.membership.connect(person).leave();
      await becomeVoter(c, person);
      expect((await c.membership.seatOf(person.address)).voterNumber).to.equal(
        c.founders.length + 1,
      );
      const now = await time.latest();
      await time.increase(1);
      expect(await c.membership.votersAt([1, c.founders.length + 1], now)).to.deep.equal([
        ZeroAddress,
        person.address,
      ]);
    });

    it("in the same transaction turns a voter into a waiting member and keeps the past", async () => {
      const c = await loadFixture(foundCoalition);
      const raider = await ethers.deployContract("SeatRaider", [c.membership]);
      const { versionId } = await c.archive.currentCode();
      await raider.join(0, versionId);
      await waitOut(c);
      await c.membership.enrol([raider]);
      const voting = await time.latest();
      await raider.leaveAndRejoin(1, versionId);
      const rejoined = await time.latest();
      await time.increase(1);
      expect(await c.membership.isVoter(raider)).to.equal(false);
      expect(await c.membership.getPastVotes(raider, voting)).to.equal(1);
      expect(await c.membership.getPastVotes(raider, rejoined)).to.equal(0);
      expect(await c.membership.voterCount()).to.equal(c.founders.length);
    });
  });
});
