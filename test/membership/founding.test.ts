import { expect } from "chai";
import { encodeBytes32String, Wallet, ZeroAddress } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { replayJournal } from "../fixture/journal.js";

const DAY = 86_400;
const named = encodeBytes32String;
const people = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => new Wallet(`0x${(index + 1).toString(16).padStart(64, "0")}`).address,
  );
const names = (count: number) => Array.from({ length: count }, (_, index) => `group ${index}`);

/** What a membership beside the real one would be founded with, if it were founded. */
async function sound() {
  const c = await foundCoalition();
  const config = {
    name: "Another Membership",
    symbol: "ANOTHER",
    groups: names(3),
    waitingPeriod: 14 * DAY,
    joinsPerDay: 200,
    policy: await c.membership.admissionPolicy(),
    founders: people(5),
    founderGroups: [0, 1, 2, 0, 1],
  };
  const foundWith = (changes: Partial<typeof config>) =>
    ethers.deployContract("Membership", [c.directory, { ...config, ...changes }]);
  return { ...c, config, foundWith };
}

describe("Membership", () => {
  describe("founding", () => {
    it("makes every founder of the coalition file a voter of the first moment, numbered in order", async () => {
      const { membership, coalition } = await loadFixture(foundCoalition);
      const { groups } = coalition.membership;
      for (const [index, { address, group }] of coalition.founders.entries()) {
        const seat = await membership.seatOf(address);
        expect(seat.voterNumber).to.equal(index + 1);
        expect(seat.seatNumber).to.equal(1);
        expect(seat.enrolledAt).to.equal(seat.joinedAt);
        expect(seat.codeVersion).to.equal(1);
        expect(seat.group).to.equal(groups.indexOf(group));
        expect(await membership.getPastVotes(address, seat.enrolledAt)).to.equal(1);
      }
      expect(await membership.voterCount()).to.equal(coalition.founders.length);
    });

    it("names the groups of the coalition file and counts the founders in them", async () => {
      const { membership, coalition } = await loadFixture(foundCoalition);
      const { groups } = coalition.membership;
      expect(await membership.groupCount()).to.equal(groups.length);
      for (const [index, name] of groups.entries()) {
        const members = coalition.founders.filter(({ group }) => group === name).length;
        expect(await membership.groupAt(index)).to.deep.equal([name, BigInt(members)]);
      }
    });

    it("knows no group after the last", async () => {
      const { membership, coalition } = await loadFixture(foundCoalition);
      const groups = coalition.membership.groups.length;
      await expect(membership.groupAt(groups))
        .to.be.revertedWithCustomError(membership, "MembershipUnknownGroup")
        .withArgs(groups, groups);
    });

    it("enters groups, rules, seats and voters in the journal", async () => {
      const { membership, coalition } = await loadFixture(foundCoalition);
      const { count, head } = await membership.journal();
      const rules = 3;
      const entries = coalition.membership.groups.length + rules + 2 * coalition.founders.length;
      expect(count).to.equal(entries);
      expect(await replayJournal(membership)).to.deep.equal({ count, head });
    });

    it("takes 3 to 8 groups and nothing outside", async () => {
      const { foundWith, membership } = await loadFixture(sound);
      for (const count of [3, 8]) {
        expect(await (await foundWith({ groups: names(count) })).groupCount()).to.equal(count);
      }
      for (const count of [0, 2, 9]) {
        await expect(foundWith({ groups: names(count) }))
          .to.be.revertedWithCustomError(membership, "MembershipOutOfBounds")
          .withArgs(named("groups"), count, 3, 8);
      }
    });

    it("takes 1 to 100 founders and nothing outside", async () => {
      const { foundWith, membership } = await loadFixture(sound);
      await foundWith({ founders: people(1), founderGroups: [0] });
      for (const count of [0, 101]) {
        await expect(foundWith({ founders: people(count), founderGroups: Array(count).fill(0) }))
          .to.be.revertedWithCustomError(membership, "MembershipOutOfBounds")
          .withArgs(named("founders"), count, 1, 100);
      }
    });

    it("founds a coalition of 100 within the gas one transaction may use on a public chain", async () => {
      const { foundWith } = await loadFixture(sound);
      const largest = await foundWith({
        founders: people(100),
        founderGroups: Array(100).fill(0),
        groups: names(8),
      });
      expect(await largest.voterCount()).to.equal(100);
      const receipt = await largest.deploymentTransaction()!.wait();
      expect(receipt!.gasUsed).to.be.lessThan(16_777_216n);
    });

    it("refuses lists of different length", async () => {
      const { foundWith, membership } = await loadFixture(sound);
      for (const founderGroups of [[0, 1, 2, 0], [0, 1, 2, 0, 1, 2], []]) {
        await expect(foundWith({ founderGroups }))
          .to.be.revertedWithCustomError(membership, "MembershipFoundersMismatch")
          .withArgs(5, founderGroups.length);
      }
    });

    it("refuses a founder who stands in the list twice, or in an unknown group", async () => {
      const { foundWith, membership } = await loadFixture(sound);
      const [first] = people(1);
      await expect(foundWith({ founders: [...people(4), first!] }))
        .to.be.revertedWithCustomError(membership, "MembershipAlreadyMember")
        .withArgs(first);
      await expect(foundWith({ founderGroups: [0, 1, 2, 0, 3] }))
        .to.be.revertedWithCustomError(membership, "MembershipUnknownGroup")
        .withArgs(3, 3);
    });

    it("takes a waiting period of 1 to 90 days and nothing outside", async () => {
      const { foundWith, membership } = await loadFixture(sound);
      for (const waitingPeriod of [DAY, 90 * DAY]) {
        expect(await (await foundWith({ waitingPeriod })).waitingPeriod()).to.equal(waitingPeriod);
      }
      for (const waitingPeriod of [0, DAY - 1, 90 * DAY + 1]) {
        await expect(foundWith({ waitingPeriod }))
          .to.be.revertedWithCustomError(membership, "MembershipOutOfBounds")
          .withArgs(named("waitingPeriod"), waitingPeriod, DAY, 90 * DAY);
      }
    });

    it("takes 10 to 10,000 joins a day and nothing outside", async () => {
      const { foundWith, membership } = await loadFixture(sound);
      for (const joinsPerDay of [10, 10_000]) {
        const founded = await foundWith({ joinsPerDay });
        expect(await founded.joinsPerDay()).to.equal(joinsPerDay);
        expect(await founded.joinsAvailable(), "full from the start").to.equal(joinsPerDay);
      }
      for (const joinsPerDay of [0, 9, 10_001]) {
        await expect(foundWith({ joinsPerDay }))
          .to.be.revertedWithCustomError(membership, "MembershipOutOfBounds")
          .withArgs(named("joinsPerDay"), joinsPerDay, 10, 10_000);
      }
    });

    it("refuses a policy that is none", async () => {
      const { foundWith, membership, archive } = await loadFixture(sound);
      for (const policy of [ZeroAddress, await archive.getAddress()]) {
        await expect(foundWith({ policy }))
          .to.be.revertedWithCustomError(membership, "MembershipNotPolicy")
          .withArgs(policy);
      }
    });

    it("refuses a coalition without a Code of Conduct that a newcomer could accept", async () => {
      const { config, membership } = await loadFixture(sound);
      const [founder] = await ethers.getSigners();
      const timelock = await ethers.deployContract("CoalitionTimelock", [DAY, founder!.address]);
      const directory = await ethers.deployContract("Directory", [timelock, founder!.address, ""]);
      const papers = await ethers.deployContract("Authenticator", [directory, "Papers"]);
      await directory.list(named("authenticator"), papers);
      const archive = await ethers.deployContract("Archive", [directory]);
      await directory.list(named("archive"), archive);
      await expect(
        ethers.deployContract("Membership", [directory, config]),
      ).to.be.revertedWithCustomError(membership, "MembershipNoCode");
    });

    it("refuses to seat the timelock", async () => {
      const { foundWith, membership, timelock } = await loadFixture(sound);
      const account = await timelock.getAddress();
      await expect(foundWith({ founders: [account], founderGroups: [0] }))
        .to.be.revertedWithCustomError(membership, "MembershipUnauthorized")
        .withArgs(account);
    });

    it("leaves the founding account nothing: the deployer is an ordinary founder or a stranger", async () => {
      const { foundWith } = await loadFixture(sound);
      const founded = await foundWith({});
      const [deployer] = await ethers.getSigners();
      expect(await founded.isMember(deployer!.address)).to.equal(false);
      await expect(founded.setJoinsPerDay(10))
        .to.be.revertedWithCustomError(founded, "MembershipUnauthorized")
        .withArgs(deployer!.address);
      await time.increase(1);
    });
  });
});
