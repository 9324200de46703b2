import { expect } from "chai";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import { readElectorate, readMembers } from "../../../core/members/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { becomeVoter, join, newcomers } from "../../fixture/people.js";
import { anyHistory, Player } from "../random-history.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

describe("readMembers", () => {
  it("reads the founders with group, number and date", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const roll = await readMembers(contracts, RANGE);
    expect(roll.map(({ account }) => account)).to.deep.equal(
      dao.founders.map(({ address }) => address),
    );
    const [first] = roll;
    const seat = await dao.membership.seatOf(first!.account);
    expect(first).to.deep.equal({
      account: dao.founders[0]!.address,
      seatId: (1n << 160n) | BigInt(dao.founders[0]!.address),
      seatNumber: 1,
      status: "voter",
      group: { index: Number(seat.group), name: dao.coalition.founders[0]!.group },
      codeVersion: (await dao.archive.currentCode()).versionId,
      joinedAt: seat.joinedAt,
      voter: { number: 1, since: seat.enrolledAt },
      profile: undefined,
      left: undefined,
    });
  });

  it("follows somebody who joins, waits, votes, leaves and comes back", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const [person] = await newcomers(1);
    const seats = async () =>
      (await readMembers(contracts, RANGE)).filter(({ account }) => account === person!.address);
    await join(dao, person!, 2);
    expect((await seats())[0]).to.include({ status: "waiting", voter: undefined, seatNumber: 1 });
    const membership = dao.membership.connect(person!);
    const profile = ethers.id("profile");
    await membership.setProfile(profile);
    expect((await seats())[0]!.profile).to.equal(profile);
    await membership.leave();
    await becomeVoter(dao, person!, 1);
    const timelock = await impersonateTimelock(dao);
    await dao.membership.connect(timelock).remove(person!.address, "Asked to go.");
    const removedAt = BigInt(await time.latest());

    const [former, latter, ...more] = await seats();
    expect(more).to.deep.equal([]);
    expect(former).to.deep.include({ status: "former", profile: undefined, seatNumber: 1 });
    expect(former!.left?.how).to.equal("left");
    expect(latter).to.deep.include({
      seatNumber: 2,
      left: { at: removedAt, how: "removed", reason: "Asked to go." },
    });
    expect(latter!.voter!.number).to.equal(dao.founders.length + 1);
    expect(latter!.group).to.deep.equal({
      index: 1,
      name: dao.coalition.membership.groups[1],
    });
  });

  it("agrees with the contract after any history", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(40), async (steps) => {
        const { dao, contracts } = await loadFixture(setUp);
        await new Player(dao, contracts).play(steps);
        const roll = await readMembers(contracts, RANGE);
        const { membership } = dao;
        const held = roll.filter(({ status }) => status !== "former");
        const voters = held.filter(({ status }) => status === "voter");
        expect(BigInt(held.length)).to.equal(await membership.memberCount());
        expect(BigInt(voters.length)).to.equal(await membership.voterCount());
        for (const [i, record] of roll.entries()) {
          const isLatest = !roll.slice(i + 1).some(({ account }) => account === record.account);
          if (!isLatest) continue;
          const seat = await membership.seatOf(record.account);
          expect(seat.joinedAt).to.equal(record.joinedAt);
          expect(seat.enrolledAt).to.equal(record.voter?.since ?? 0n);
          expect(seat.leftAt).to.equal(record.left?.at ?? 0n);
          expect(seat.voterNumber).to.equal(BigInt(record.voter?.number ?? 0));
          expect(seat.seatNumber).to.equal(BigInt(record.seatNumber));
          const profile = await membership.profileOf(record.account);
          expect(profile).to.equal(record.profile ?? ethers.ZeroHash);
        }
        const moments = [...new Set(roll.map(({ joinedAt }) => joinedAt))];
        const latest = BigInt(await time.latest());
        for (const moment of [...moments, latest - 1n].filter((at) => at < latest)) {
          const electorate = await readElectorate(contracts, moment, RANGE);
          expect(BigInt(electorate.size)).to.equal(await membership.getPastTotalSupply(moment));
        }
      }),
      { numRuns: 8 },
    );
  });
});
