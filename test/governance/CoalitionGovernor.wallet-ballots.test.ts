import { expect } from "chai";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { openVote } from "../fixture/motions.js";
import { FOR, pack, signBallot } from "./ballots.js";
import { enrolNewVoters } from "./electorate.js";
import { withMotion } from "./open-vote.js";

const Answer = { Owner: 0, Refuse: 1, Revert: 2, BurnGas: 3, Bomb: 4, Short: 5 };

/** Two contract wallets of one owner are voters 13 and 14 of an open vote. */
async function fixture() {
  const founded = await foundCoalition();
  const owner = founded.strangers[1]!;
  const wallet = await ethers.deployContract("ContractWallet", [owner]);
  const twin = await ethers.deployContract("ContractWallet", [owner]);
  await enrolNewVoters(founded, [await wallet.getAddress(), await twin.getAddress()]);
  const c = await withMotion(founded);
  await openVote(c, c.motion);
  const signature = await signBallot(
    c.governor,
    owner,
    c.motion.id,
    FOR,
    await wallet.getAddress(),
  );
  const cast = () => c.governor.castVoteBySig(c.motion.id, FOR, wallet, signature);
  return { ...c, owner, wallet, twin, signature, cast };
}

describe("CoalitionGovernor: the ballot of a contract wallet (ERC-1271)", () => {
  it("counts when the wallet says so", async () => {
    const { governor, motion, wallet, cast } = await loadFixture(fixture);
    await expect(cast())
      .to.emit(governor, "VoteCast")
      .withArgs(await wallet.getAddress(), motion.id, FOR, 1, "");
    await expect(cast())
      .to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote")
      .withArgs(await wallet.getAddress());
  });

  it("counts when the wallet says so at length: the rest of the answer is not read", async () => {
    const { governor, wallet, cast } = await loadFixture(fixture);
    await wallet.setAnswer(Answer.Bomb);
    await expect(cast()).to.emit(governor, "VoteCast");
  });

  for (const [name, answer] of Object.entries(Answer).slice(1)) {
    if (answer === Answer.Bomb) continue;
    it(`is refused when the wallet's answer is ${name}, and counts once it is right again`, async () => {
      const { amendments, governor, motion, wallet, cast } = await loadFixture(fixture);
      await wallet.setAnswer(answer);
      await expect(cast())
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(await wallet.getAddress());
      await wallet.setAnswer(Answer.Owner);
      await cast();
      expect((await amendments.tally(motion.id)).ballots).to.equal(1n);
    });
  }

  it("cannot be used for another wallet of the same owner", async () => {
    const { governor, motion, twin, signature } = await loadFixture(fixture);
    await expect(governor.castVoteBySig(motion.id, FOR, twin, signature))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(await twin.getAddress());
  });

  it("travels alone: a batch passes it over without asking the wallet", async () => {
    const { governor, motion, wallet, signature, cast } = await loadFixture(fixture);
    await wallet.setAnswer(Answer.BurnGas);
    await expect(governor.castVotesBySig(motion.id, pack(13, FOR, signature)))
      .to.emit(governor, "BallotSkipped")
      .withArgs(motion.id, 0, 13, 3);
    await wallet.setAnswer(Answer.Owner);
    await expect(cast()).to.emit(governor, "VoteCast");
  });

  it("may be cast by the wallet itself", async () => {
    const { governor, motion, wallet } = await loadFixture(fixture);
    const data = governor.interface.encodeFunctionData("castVote", [motion.id, FOR]);
    await expect(wallet.run(governor, data))
      .to.emit(governor, "VoteCast")
      .withArgs(await wallet.getAddress(), motion.id, FOR, 1, "");
  });
});
