import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import { readCandidates } from "../../../core/members/index.js";
import { CapriciousAdmission__factory } from "../../../typechain-types/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { join } from "../../fixture/people.js";
import { vouched } from "./vouched.js";

const RANGE = { fromBlock: 0 };

async function open() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

describe("readCandidates", () => {
  it("says how long members wait, and enrols exactly those it calls ready", async () => {
    const { dao, contracts } = await loadFixture(open);
    expect(await readCandidates(contracts, RANGE)).to.deep.equal([]);
    const [early, late] = dao.strangers;
    await join(dao, early!);
    await time.increase(3_600);
    await join(dao, late!);
    const due = await dao.membership.enrollableAt(early!.address);
    await time.increaseTo(due);
    const [waiting] = await readCandidates(contracts, RANGE);
    expect(waiting).to.include({ account: early!.address, waitsUntil: due, ready: false });
    expect(waiting!.reason).to.match(/^Waits until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.$/);
    await time.increaseTo(due + 1n);
    const found = await readCandidates(contracts, RANGE);
    expect(found.map(({ ready }) => ready)).to.deep.equal([true, false]);
    await dao.membership.enrol(found.map(({ account }) => account));
    expect(await dao.membership.isVoter(early!.address)).to.equal(true);
    expect((await readCandidates(contracts, RANGE)).map(({ account }) => account)).to.deep.equal([
      late!.address,
    ]);
  });

  it("counts vouches", async () => {
    const { contracts, membership, archive, policy } = await loadFixture(vouched);
    const signers = await ethers.getSigners();
    const person = signers[15]!;
    const { versionId } = await archive.currentCode();
    await membership.connect(person).join(0, versionId);
    await time.increase((await membership.waitingPeriod()) + 1n);
    const reason = async () => (await readCandidates(contracts, RANGE))[0];
    expect(await reason()).to.include({ ready: false, reason: "Needs 2 vouches and has 0." });
    await policy.connect(signers[0]).vouch(person.address);
    expect(await reason()).to.include({ ready: false, reason: "Needs 2 vouches and has 1." });
    await policy.connect(signers[1]).vouch(person.address);
    expect(await reason()).to.include({ ready: true, reason: "Can be enrolled." });
  });

  it("takes a policy it does not know at its word, also when that fails", async () => {
    const { dao } = await loadFixture(open);
    const policy = await new CapriciousAdmission__factory(dao.signers[0]).deploy();
    const timelock = await impersonateTimelock(dao);
    await join(dao, dao.strangers[0]!);
    await dao.membership.connect(timelock).setAdmissionPolicy(await policy.getAddress());
    await time.increase((await dao.membership.waitingPeriod()) + 1n);
    for (const [mood, ready] of [
      [0, true],
      [1, false],
      [2, false],
      [3, false],
    ] as const) {
      await policy.setMood(dao.strangers[0]!.address, mood);
      const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
      const [candidate] = await readCandidates(contracts, RANGE);
      expect(candidate!.ready, `mood ${mood}`).to.equal(ready);
    }
  });
});
