import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";

const seatId = (account: string, number: bigint) => (number << 160n) | BigInt(account);

describe("Membership", () => {
  describe("join", () => {
    it("gives a stranger a seat, says so and enters it in the journal", async () => {
      const { membership, archive, strangers } = await loadFixture(foundCoalition);
      const stranger = strangers[0]!;
      const { versionId } = await archive.currentCode();
      const seat = seatId(stranger.address, 1n);

      const joining = await membership.connect(stranger).join(2, versionId);

      await expect(joining)
        .to.emit(membership, "Transfer")
        .withArgs(ZeroAddress, stranger.address, seat);
      await expect(joining).to.emit(membership, "Locked").withArgs(seat);
      await expect(joining)
        .to.emit(membership, "Joined")
        .withArgs(stranger.address, seat, 2, versionId);
      await expectEntries(membership, joining, ["Joined"]);
      expect(await membership.ownerOf(seat)).to.equal(stranger.address);
      expect(await membership.balanceOf(stranger.address)).to.equal(1);
      expect(await membership.locked(seat)).to.equal(true);
    });

    it("answers with the seat's id", async () => {
      const { membership, archive, strangers } = await loadFixture(foundCoalition);
      const { versionId } = await archive.currentCode();
      const stranger = strangers[0]!;
      expect(await membership.connect(stranger).join.staticCall(0, versionId)).to.equal(
        seatId(stranger.address, 1n),
      );
    });

    it("records when, in which group and under which code somebody joined", async () => {
      const c = await loadFixture(foundCoalition);
      const stranger = c.strangers[0]!;
      await join(c, stranger, 3);
      const seat = await c.membership.seatOf(stranger.address);
      expect(seat.joinedAt).to.equal(await time.latest());
      expect(seat.enrolledAt).to.equal(0);
      expect(seat.leftAt).to.equal(0);
      expect(seat.voterNumber).to.equal(0);
      expect(seat.seatNumber).to.equal(1);
      expect(seat.codeVersion).to.equal(1);
      expect(seat.group).to.equal(3);
    });

    it("makes a member at once and a voter not at all", async () => {
      const c = await loadFixture(foundCoalition);
      const stranger = c.strangers[0]!;
      await join(c, stranger);
      expect(await c.membership.isMember(stranger.address)).to.equal(true);
      expect(await c.membership.isVoter(stranger.address)).to.equal(false);
      expect(await c.membership.getVotes(stranger.address)).to.equal(0);
      expect(await c.membership.delegates(stranger.address)).to.equal(ZeroAddress);
    });

    it("counts the member in the roll of the group and in no other", async () => {
      const c = await loadFixture(foundCoalition);
      const before = await Promise.all([0, 1].map((group) => c.membership.groupAt(group)));
      await join(c, c.strangers[0]!, 1);
      const after = await Promise.all([0, 1].map((group) => c.membership.groupAt(group)));
      expect(after[0]![1]).to.equal(before[0]![1]);
      expect(after[1]![1]).to.equal(before[1]![1] + 1n);
      expect(await c.membership.memberCount()).to.equal(c.founders.length + 1);
      expect(await c.membership.voterCount()).to.equal(c.founders.length);
    });

    it("takes the last group and refuses the one after it", async () => {
      const c = await loadFixture(foundCoalition);
      const groups = c.coalition.membership.groups.length;
      await join(c, c.strangers[0]!, groups - 1);
      await expect(join(c, c.strangers[1]!, groups))
        .to.be.revertedWithCustomError(c.membership, "MembershipUnknownGroup")
        .withArgs(groups, groups);
      await expect(join(c, c.strangers[1]!, 255))
        .to.be.revertedWithCustomError(c.membership, "MembershipUnknownGroup")
        .withArgs(255, groups);
    });

    it("refuses a second seat to a member, a voter and a founder", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[0]!);
      for (const holder of [c.strangers[0]!, c.founders[0]!]) {
        await expect(join(c, holder))
          .to.be.revertedWithCustomError(c.membership, "MembershipAlreadyMember")
          .withArgs(holder.address);
      }
    });

    it("refuses any code version but the one in force", async () => {
      const { membership, archive, strangers } = await loadFixture(foundCoalition);
      const { versionId } = await archive.currentCode();
      for (const wrong of [ZeroHash, id("another code")]) {
        await expect(membership.connect(strangers[0]!).join(0, wrong))
          .to.be.revertedWithCustomError(membership, "MembershipWrongCodeVersion")
          .withArgs(wrong, versionId);
      }
    });

    it("refuses whoever read the code before a motion replaced it", async () => {
      const c = await loadFixture(foundCoalition);
      const { versionId: read } = await c.archive.currentCode();
      const amended = [1, "code-of-conduct", read, [await rendition("Be kinder.\n")]];
      await passMotion(c, [await call(c.archive, "adoptStanding", amended)]);
      const { versionId: current } = await c.archive.currentCode();

      const stranger = c.membership.connect(c.strangers[0]!);
      await expect(stranger.join(0, read))
        .to.be.revertedWithCustomError(c.membership, "MembershipWrongCodeVersion")
        .withArgs(read, current);
      await stranger.join(0, current);
      expect((await c.membership.seatOf(c.strangers[0]!.address)).codeVersion).to.equal(2);
    });

    it("refuses the timelock alone: what belongs to all is nobody's voter", async () => {
      const c = await loadFixture(foundCoalition);
      const timelock = await impersonateTimelock(c);
      await expect(join(c, timelock))
        .to.be.revertedWithCustomError(c.membership, "MembershipUnauthorized")
        .withArgs(timelock.address);
    });

    it("never calls the newcomer, so an account with code cannot join from within", async () => {
      const c = await loadFixture(foundCoalition);
      const raider = await ethers.deployContract("SeatRaider", [c.membership]);
      const { versionId } = await c.archive.currentCode();
      await raider.join(1, versionId);
      expect(await raider.callbacks()).to.equal(0);
      expect(await c.membership.balanceOf(raider)).to.equal(1);
      expect(await c.membership.memberCount()).to.equal(c.founders.length + 1);
    });

    it("refuses two seats in one transaction and leaves none", async () => {
      const c = await loadFixture(foundCoalition);
      const raider = await ethers.deployContract("SeatRaider", [c.membership]);
      const { versionId } = await c.archive.currentCode();
      await expect(raider.joinTwice(1, versionId))
        .to.be.revertedWithCustomError(c.membership, "MembershipAlreadyMember")
        .withArgs(raider);
      expect(await c.membership.isMember(raider)).to.equal(false);
    });
  });
});
