import { expect } from "chai";
import { id, type Signer } from "ethers";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { ethers, foundCoalition, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { inOneBlock } from "../fixture/one-block.js";
import { foundReadyToSeal } from "../fixture/unsealed.js";
import { call, fileMotion, openVote, unzip } from "../fixture/motions.js";
import { expectFolded } from "./journal-entries.js";
import { plain } from "./plain.js";

const DAY = 86_400n;

const resolution = (c: Coalition, text = "Resolved.") =>
  call(c.archive, "recordResolution", [text]);

const proposerSuffix = async (signer: Signer) => `#proposer=${await signer.getAddress()}`;

describe("CoalitionGovernor: filing a motion", () => {
  it("announces an ordinary motion, once to every client and once to ours", async () => {
    const c = await loadFixture(foundCoalition);
    const [mover] = c.founders;
    const calls = [await resolution(c)];
    const motion = await c.governor.getProposalId(...unzip(calls), id("Text"));
    const digest = await c.timelock.codeDigest([calls[0]!.target]);

    const filed = await c.governor.connect(mover!).propose(...unzip(calls), "Text");
    const snapshot = BigInt(await time.latest()) + 7n * DAY;
    const [targets, values, datas] = unzip(calls);
    await expect(filed)
      .to.emit(c.governor, "ProposalCreated")
      .withArgs(
        motion,
        mover!.address,
        targets,
        values,
        [""],
        datas,
        snapshot,
        snapshot + 7n * DAY,
        "Text",
      );
    await expect(filed)
      .to.emit(c.governor, "MotionFiled")
      .withArgs(motion, mover!.address, 0, 2, digest);
  });

  it("folds the filing into the journal", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await resolution(c)];
    const motion = await c.governor.getProposalId(...unzip(calls), id("Text"));
    const digest = await c.timelock.codeDigest([calls[0]!.target]);
    const act = () => c.governor.propose(...unzip(calls), "Text");
    await expectFolded(c.governor, act, [
      ["MotionFiled", [motion, c.founders[0]!.address, 0, 2, digest]],
    ]);
  });

  it("keeps what the motion was filed under", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await call(c.rulebook, "setLiveMotionCap", [2])];
    const filed = await fileMotion(c, calls);
    const now = BigInt(await time.latest());
    const kept = await c.governor.motion(filed.id);
    expect(plain(kept)).to.deep.include({
      mover: c.founders[0]!.address,
      class: 1n,
      secondsGiven: 0n,
      secondsNeeded: 4n,
      opensAt: now + 14n * DAY,
      takeoverUntil: 0n,
      takenOver: false,
      extended: false,
      codeDigest: await c.timelock.codeDigest([calls[0]!.target]),
    });
    expect(kept.rules).to.deep.equal(await c.rulebook.motionRules(1));
    expect(await c.governor.proposalSnapshot(filed.id)).to.equal(now + 14n * DAY);
    expect(await c.governor.proposalDeadline(filed.id)).to.equal(now + 28n * DAY);
    expect(await c.governor.proposalProposer(filed.id)).to.equal(c.founders[0]!.address);
    expect(await c.governor.proposalEta(filed.id)).to.equal(0n);
    expect(await c.governor.state(filed.id)).to.equal(0n);
  });

  it("names a motion by its content, whoever files it and whenever", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await resolution(c)];
    const { id: motion } = await fileMotion(c, calls, "Text");
    const coder = ethers.AbiCoder.defaultAbiCoder();
    const types = ["address[]", "uint256[]", "bytes[]", "bytes32"];
    expect(motion).to.equal(
      BigInt(ethers.keccak256(coder.encode(types, [...unzip(calls), id("Text")]))),
    );
    const others = [
      [[await resolution(c, "Resolved!")], "Text"],
      [calls, "Text "],
      [[{ ...calls[0]!, value: 1n }], "Text"],
      [[calls[0]!, calls[0]!], "Text"],
    ] as const;
    for (const [otherCalls, text] of others) {
      expect(await c.governor.hashProposal(...unzip(otherCalls), id(text))).not.to.equal(motion);
    }
  });

  it("refuses the same motion twice, also from somebody else and after it is over", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await resolution(c)];
    const motion = await fileMotion(c, calls);
    const again = (signer: Signer) =>
      c.governor.connect(signer).propose(...unzip(calls), motion.description);
    await expect(again(c.founders[1]!))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, 0, ethers.ZeroHash);
    await openVote(c, motion); // nobody seconded it
    await expect(again(c.founders[0]!))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, 3, ethers.ZeroHash);
  });

  it("is for voters: neither strangers, nor members who wait, nor voters who left", async () => {
    const c = await loadFixture(foundCoalition);
    const [stranger, waiting] = c.strangers;
    const { versionId } = await c.archive.currentCode();
    await c.membership.connect(waiting!).join(0, versionId);
    const former = c.founders[11]!;
    await c.membership.connect(former).leave();
    await time.increase(1);
    const calls = [await resolution(c)];
    for (const signer of [stranger!, waiting!, former]) {
      await expect(c.governor.connect(signer).propose(...unzip(calls), "Text"))
        .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
        .withArgs(signer.address, anyValue);
    }
  });

  it("cannot be filed by someone else under the mover's name", async () => {
    const c = await loadFixture(foundCoalition);
    const [mover, copyist] = c.founders;
    const calls = [await resolution(c)];
    const text = `Text ${await proposerSuffix(mover!)}`;
    await expect(c.governor.connect(copyist!).propose(...unzip(calls), text))
      .to.be.revertedWithCustomError(c.governor, "GovernorRestrictedProposer")
      .withArgs(copyist!.address);
    await expect(c.governor.connect(mover!).propose(...unzip(calls), text)).to.emit(
      c.governor,
      "MotionFiled",
    );
  });

  it("is closed until the directory is sealed", async () => {
    const { archive, directory, governor, founder } = await loadFixture(foundReadyToSeal);
    await time.increase(1);
    const calls = [await call(archive, "recordResolution", ["Resolved."])];
    const propose = () => governor.connect(founder).propose(...unzip(calls), "Text");
    await expect(propose()).to.be.revertedWithCustomError(directory, "DirectoryNotSealed");
    await directory.seal();
    await expect(propose()).to.emit(governor, "MotionFiled");
  });

  it("is closed to those who leave in the same block", async () => {
    const c = await loadFixture(foundCoalition);
    const leaver = c.founders[5]!;
    const calls = [await resolution(c)];
    const gas = { gasLimit: 1_000_000 };
    const [, filed] = await inOneBlock(async () => [
      await c.membership.connect(leaver).leave(gas),
      await c.governor.connect(leaver).propose(...unzip(calls), "Text", gas),
    ]);
    await expect(Promise.resolve(filed!))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
      .withArgs(leaver.address, await time.latest());
  });
});
