import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  readAdmission,
  readCandidacy,
  takeVouchBack,
  vouchFor,
} from "../../../core/members/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { join } from "../../fixture/people.js";
import { vouched } from "./vouched.js";

async function open() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

describe("readAdmission and readCandidacy", () => {
  it("say how one becomes a voter where everybody may", async () => {
    const { dao, contracts } = await loadFixture(open);
    const [person] = dao.strangers;
    const rule = await readAdmission(contracts);
    expect(rule).to.include({ policy: "open", vouchesNeeded: 0, waitingPeriod: 14 * 86_400 });
    expect(await readCandidacy(contracts, person!.address)).to.equal(undefined);
    await join(dao, person!);
    expect((await readAdmission(contracts)).joinsAvailable).to.equal(rule.joinsAvailable - 1);
    const joined = await time.latest();
    expect(await readCandidacy(contracts, person!.address)).to.deep.equal({
      waitsUntil: joined + 14 * 86_400,
      admitted: true,
      vouchers: [],
    });
  });

  it("count vouches, given and taken back", async () => {
    const { contracts, membership, archive } = await loadFixture(vouched);
    const signers = await ethers.getSigners();
    const person = signers[15]!;
    const { versionId } = await archive.currentCode();
    await membership.connect(person).join(0, versionId);
    expect(await readAdmission(contracts)).to.include({ policy: "vouches", vouchesNeeded: 2 });
    const standing = async () => (await readCandidacy(contracts, person.address))!;
    expect(await standing()).to.deep.include({ admitted: false, vouchers: [] });
    for (const voter of [signers[0]!, signers[1]!]) {
      const { to, data } = vouchFor(contracts, person.address);
      await voter.sendTransaction({ to, data });
    }
    const both = [signers[0]!.address, signers[1]!.address];
    expect(await standing()).to.include({ admitted: true });
    expect((await standing()).vouchers).to.have.members(both);
    const { to, data } = takeVouchBack(contracts, person.address);
    await signers[0]!.sendTransaction({ to, data });
    expect(await standing()).to.deep.include({ admitted: false, vouchers: [both[1]] });
  });
});
