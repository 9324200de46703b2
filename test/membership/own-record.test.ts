import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";

/** A coalition whose Code of Conduct has a second version that nobody has accepted yet. */
async function amendedCode() {
  const c = await foundCoalition();
  const { versionId: former } = await c.archive.currentCode();
  const asTimelock = c.archive.connect(await impersonateTimelock(c));
  await asTimelock.adoptStanding(1, "code-of-conduct", former, [await rendition("Be kinder.\n")]);
  const { versionId: current } = await c.archive.currentCode();
  return { ...c, former, current };
}

describe("Membership", () => {
  describe("acceptCode", () => {
    it("records that a member accepted the version in force", async () => {
      const { membership, founders, current } = await loadFixture(amendedCode);
      const voter = founders[0]!;
      expect((await membership.seatOf(voter.address)).codeVersion).to.equal(1);
      const accepting = await membership.connect(voter).acceptCode(current);
      await expect(accepting).to.emit(membership, "CodeAccepted").withArgs(voter.address, current);
      await expectEntries(membership, accepting, ["CodeAccepted"]);
      expect((await membership.seatOf(voter.address)).codeVersion).to.equal(2);
    });

    it("changes nothing else about the seat", async () => {
      const { membership, founders, current } = await loadFixture(amendedCode);
      const before = await membership.seatOf(founders[0]!.address);
      await membership.connect(founders[0]!).acceptCode(current);
      const after = await membership.seatOf(founders[0]!.address);
      const codeVersion = 5;
      expect([...after]).to.deep.equal([...before].with(codeVersion, 2n));
    });

    it("leaves votes and seats to those who have not accepted", async () => {
      const { membership, founders } = await loadFixture(amendedCode);
      expect(await membership.isVoter(founders[0]!.address)).to.equal(true);
      expect(await membership.getVotes(founders[0]!.address)).to.equal(1);
    });

    it("takes the same version twice", async () => {
      const { membership, founders, current } = await loadFixture(amendedCode);
      await membership.connect(founders[0]!).acceptCode(current);
      await membership.connect(founders[0]!).acceptCode(current);
      expect((await membership.seatOf(founders[0]!.address)).codeVersion).to.equal(2);
    });

    it("refuses a former version, an unknown one and none", async () => {
      const { membership, founders, former, current } = await loadFixture(amendedCode);
      for (const wrong of [former, id("unknown"), ZeroHash]) {
        await expect(membership.connect(founders[0]!).acceptCode(wrong))
          .to.be.revertedWithCustomError(membership, "MembershipWrongCodeVersion")
          .withArgs(wrong, current);
      }
    });

    it("refuses a stranger, a former member and the timelock", async () => {
      const c = await loadFixture(amendedCode);
      await c.membership.connect(c.founders[0]!).leave();
      const outsiders = [c.strangers[0]!, c.founders[0]!, await impersonateTimelock(c)];
      for (const outsider of outsiders) {
        await expect(c.membership.connect(outsider).acceptCode(c.current))
          .to.be.revertedWithCustomError(c.membership, "MembershipNotMember")
          .withArgs(outsider.address);
      }
    });

    it("is spared whoever joins under the amended code", async () => {
      const c = await loadFixture(amendedCode);
      await join(c, c.strangers[0]!);
      expect((await c.membership.seatOf(c.strangers[0]!.address)).codeVersion).to.equal(2);
    });
  });

  describe("setProfile", () => {
    const digest = id("the bytes of a profile");

    it("records the digest, says so and enters it in the journal", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const member = founders[0]!;
      const setting = await membership.connect(member).setProfile(digest);
      await expect(setting).to.emit(membership, "ProfileSet").withArgs(member.address, digest);
      await expectEntries(membership, setting, ["ProfileSet"]);
      expect(await membership.profileOf(member.address)).to.equal(digest);
    });

    it("replaces it and withdraws it again", async () => {
      const { membership, founders } = await loadFixture(foundCoalition);
      const asMember = membership.connect(founders[0]!);
      await asMember.setProfile(digest);
      await asMember.setProfile(id("another"));
      expect(await membership.profileOf(founders[0]!.address)).to.equal(id("another"));
      await expectEntries(membership, await asMember.setProfile(ZeroHash), ["ProfileSet"]);
      expect(await membership.profileOf(founders[0]!.address)).to.equal(ZeroHash);
    });

    it("is open to a member who still waits, and touches nobody else's", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[0]!);
      await c.membership.connect(c.strangers[0]!).setProfile(digest);
      expect(await c.membership.profileOf(c.strangers[0]!.address)).to.equal(digest);
      expect(await c.membership.profileOf(c.founders[0]!.address)).to.equal(ZeroHash);
    });

    it("does not come back with the person who left", async () => {
      const c = await loadFixture(foundCoalition);
      await c.membership.connect(c.founders[0]!).setProfile(digest);
      await c.membership.connect(c.founders[0]!).leave();
      await join(c, c.founders[0]!);
      expect(await c.membership.profileOf(c.founders[0]!.address)).to.equal(ZeroHash);
    });

    it("refuses a stranger, a former member and the timelock", async () => {
      const c = await loadFixture(foundCoalition);
      await c.membership.connect(c.founders[0]!).leave();
      const outsiders = [c.strangers[0]!, c.founders[0]!, await impersonateTimelock(c)];
      for (const outsider of outsiders) {
        await expect(c.membership.connect(outsider).setProfile(digest))
          .to.be.revertedWithCustomError(c.membership, "MembershipNotMember")
          .withArgs(outsider.address);
      }
    });
  });
});
