import { expect } from "chai";
import { id } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { call, impersonateTimelock, secondMotion, unzip } from "../fixture/motions.js";
import { inOneBlock } from "../fixture/one-block.js";
import { join } from "../fixture/people.js";

const GAS = { gasLimit: 2_000_000 };
const DAY = 86_400n;

describe("Membership", () => {
  describe("enrol and motions filed before", () => {
    /** A fundamental motion, whose discussion is as long as the waiting period, and a newcomer in its very block. */
    async function newcomerInTheBlockOfAMotion() {
      const c = await foundCoalition();
      const mover = c.founders[0]!;
      const newcomer = c.strangers[0]!;
      const { versionId } = await c.archive.currentCode();
      const calls = [await call(c.membership, "setJoinsPerDay", [10])];
      await inOneBlock(async () => [
        await c.governor.connect(mover).propose(...unzip(calls), "A motion", GAS),
        await c.membership.connect(newcomer).join(0, versionId, GAS),
      ]);
      const motion = await c.governor.getProposalId(...unzip(calls), id("A motion"));
      return { ...c, newcomer, motion: { id: motion, mover, calls, description: "A motion" } };
    }

    it("comes too late for a motion in whose block somebody joined", async () => {
      const c = await loadFixture(newcomerInTheBlockOfAMotion);
      const { joinedAt } = await c.membership.seatOf(c.newcomer.address);
      const snapshot = await c.governor.proposalSnapshot(c.motion.id);
      expect(await c.membership.waitingPeriod()).to.equal(snapshot - joinedAt);
      await secondMotion(c, c.motion);

      await time.setNextBlockTimestamp(snapshot);
      await c.membership.enrol([c.newcomer.address]);
      await c.membership.enrol([c.newcomer.address]);
      expect(await c.membership.isVoter(c.newcomer.address)).to.equal(true);
      expect(await c.membership.getPastVotes(c.newcomer.address, snapshot)).to.equal(0);
      await expect(c.governor.connect(c.newcomer).castVote(c.motion.id, 1))
        .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
        .withArgs(c.newcomer.address, snapshot);
    });

    it("comes in time for a motion filed a second after somebody joined", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[0]!);
      const filing = await c.governor
        .connect(c.founders[0]!)
        .propose(...unzip([await call(c.membership, "setJoinsPerDay", [10])]), "Later");
      const filed = BigInt((await filing.getBlock())!.timestamp);
      await time.setNextBlockTimestamp(filed + 14n * DAY);
      await c.membership.enrol([c.strangers[0]!.address]);
      await time.increase(1);
      const { address } = c.strangers[0]!;
      expect(await c.membership.getPastVotes(address, filed + 14n * DAY)).to.equal(1);
    });
  });

  describe("setWaitingPeriod and discussions begun under longer rules", () => {
    /** Both discussions shortened to seven days now. */
    async function shortened() {
      const c = await foundCoalition();
      const timelock = await impersonateTimelock(c);
      const { ordinary, fundamental } = {
        ordinary: (await c.rulebook.motionRules(0)).discussion,
        fundamental: (await c.rulebook.motionRules(1)).discussion,
      };
      expect([ordinary, fundamental]).to.deep.equal([7n * DAY, 14n * DAY]);
      const rules = [...(await c.rulebook.motionRules(1))];
      rules[0] = 7n * DAY;
      await c.rulebook.connect(timelock).setMotionRules(1, rules as never);
      const shortenedAt = BigInt(await time.latest());
      return { ...c, asTimelock: c.membership.connect(timelock), shortenedAt };
    }

    it("refuses to fall below the longest discussion in force", async () => {
      const c = await loadFixture(foundCoalition);
      const asTimelock = c.membership.connect(await impersonateTimelock(c));
      await asTimelock.setWaitingPeriod(14n * DAY);
      await expect(asTimelock.setWaitingPeriod(14n * DAY - 1n)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipOutOfBounds",
      );
    });

    it("remembers the longer discussion for as long as a motion may be in it, and no longer", async () => {
      const c = await loadFixture(shortened);
      await expect(c.asTimelock.setWaitingPeriod(7n * DAY)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipOutOfBounds",
      );
      await time.setNextBlockTimestamp(c.shortenedAt + 14n * DAY);
      await expect(c.asTimelock.setWaitingPeriod(14n * DAY - 1n)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipOutOfBounds",
      );
      await time.setNextBlockTimestamp(c.shortenedAt + 14n * DAY + 1n);
      await c.asTimelock.setWaitingPeriod(7n * DAY);
      expect(await c.membership.waitingPeriod()).to.equal(7n * DAY);
    });

    it("lets a motion raise it, and the discussions after it", async () => {
      const c = await loadFixture(shortened);
      await c.asTimelock.setWaitingPeriod(30n * DAY);
      expect(await c.membership.waitingPeriod()).to.equal(30n * DAY);
    });
  });
});
