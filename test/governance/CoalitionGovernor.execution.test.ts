import { expect } from "chai";
import { id } from "ethers";
import { ethers, foundCoalition, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import {
  call,
  carryMotion,
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  impersonateTimelock,
  openVote,
  queueMotion,
  secondMotion,
  unzip,
  type Call,
  type FiledMotion,
} from "../fixture/motions.js";
import { bitmap, EXECUTED, QUEUED, SUCCEEDED } from "./states.js";
import { expectFolded } from "./journal-entries.js";

const DAY = 86_400n;
const READY = ethers.toBeHex(1 << 2, 32);

async function succeeded(c: Coalition, calls: Call[]): Promise<FiledMotion> {
  const motion = await fileMotion(c, calls);
  await secondMotion(c, motion);
  await openVote(c, motion);
  await castVotes(c, motion, { for: 12 });
  await closeVote(c, motion);
  return motion;
}

/** The salt by which the motion's batch stands in the timelock, from the timelock's own event. */
async function operationOf(c: Coalition) {
  const [salted] = (await c.timelock.queryFilter(c.timelock.filters.CallSalt())).slice(-1);
  return { id: salted!.args.id, salt: salted!.args.salt };
}

describe("CoalitionGovernor: queueing", () => {
  it("waits for as long as the class says", async () => {
    for (const [calls, delay] of [
      [async (c: Coalition) => [await call(c.archive, "recordResolution", ["Resolved."])], 2n],
      [async (c: Coalition) => [await call(c.rulebook, "setLiveMotionCap", [2])], 7n],
    ] as const) {
      const c = await loadFixture(foundCoalition);
      const motion = await succeeded(c, await calls(c));
      const queued = await queueMotion(c, motion);
      const eta = BigInt(await time.latest()) + delay * DAY;
      await expect(queued).to.emit(c.governor, "ProposalQueued").withArgs(motion.id, eta);
      expect(await c.governor.proposalEta(motion.id)).to.equal(eta);
      const [targets, values, datas] = unzip(motion.calls);
      const operation = await operationOf(c);
      await expect(queued)
        .to.emit(c.timelock, "CallScheduled")
        .withArgs(
          operation.id,
          0,
          targets[0]!,
          values[0]!,
          datas[0]!,
          ethers.ZeroHash,
          delay * DAY,
        );
      expect(await c.timelock.getTimestamp(operation.id)).to.equal(eta);
    }
  });

  it("waits for the timelock's own minimum where that is longer", async () => {
    const c = await loadFixture(foundCoalition);
    await c.timelock.connect(await impersonateTimelock(c)).updateDelay(10n * DAY);
    const motion = await succeeded(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    await queueMotion(c, motion);
    expect(await c.governor.proposalEta(motion.id)).to.equal(
      BigInt(await time.latest()) + 10n * DAY,
    );
  });

  it("promises the code of the targets in the salt", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [
      await call(c.archive, "recordResolution", ["Resolved."]),
      await call(c.rulebook, "setLiveMotionCap", [2]),
    ];
    const motion = await succeeded(c, calls);
    await queueMotion(c, motion);
    const { salt, id: operation } = await operationOf(c);
    const digest = (await c.governor.motion(motion.id)).codeDigest;
    expect(digest).to.equal(await c.timelock.codeDigest(unzip(calls)[0]));
    expect(BigInt(salt) & ((1n << 128n) - 1n)).to.equal(digest);
    expect(await c.timelock.hashOperationBatch(...unzip(calls), ethers.ZeroHash, salt)).to.equal(
      operation,
    );
  });

  it("keeps motions with the same calls apart", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await call(c.archive, "recordResolution", ["Again."])];
    const motions = [await carryMotion(c, calls, "Once"), await carryMotion(c, calls, "Twice")];
    for (const motion of motions) {
      await expect(executeMotion(c, motion)).to.emit(c.archive, "ResolutionRecorded");
      expect(await c.governor.state(motion.id)).to.equal(EXECUTED);
    }
  });

  it("is open to anyone and changes nothing in the governor's journal", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await succeeded(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    const action = [...unzip(motion.calls), id(motion.description)] as const;
    const anyone = c.governor.connect(c.strangers[0]!);
    await expectFolded(c.governor, () => anyone.queue(...action), []);
    expect(await c.governor.proposalNeedsQueuing(motion.id)).to.equal(true);
  });
});

describe("CoalitionGovernor: execution", () => {
  it("does what the motion says, in its order, by whoever sends it", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [
      await call(c.archive, "recordResolution", ["First."]),
      await call(c.rulebook, "setLiveMotionCap", [2]),
      await call(c.rulebook, "setLiveMotionCap", [3]),
      await call(c.archive, "recordResolution", ["Last."]),
    ];
    const motion = await carryMotion(c, calls);
    const action = [...unzip(calls), id(motion.description)] as const;
    const executed = await c.governor.connect(c.strangers[0]!).execute(...action);
    await expect(executed).to.emit(c.governor, "ProposalExecuted").withArgs(motion.id);
    const done = (await executed.wait())!.logs.filter(
      ({ address }) => address === c.timelock.target,
    );
    const order = done.map((log) => c.timelock.interface.parseLog(log)!.args["data"] as string);
    expect(order).to.deep.equal(calls.map(({ data }) => data));
    expect(await c.rulebook.liveMotionCap()).to.equal(3n);
  });

  it("is refused before the delay is over, by both ways", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await succeeded(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    const action = [...unzip(motion.calls), id(motion.description)] as const;
    await expect(c.governor.execute(...action))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, SUCCEEDED, bitmap(QUEUED));
    await queueMotion(c, motion);
    const { id: operation, salt } = await operationOf(c);
    const directly = () => c.timelock.executeBatch(...unzip(motion.calls), ethers.ZeroHash, salt);
    const eta = await c.governor.proposalEta(motion.id);
    for (const attempt of [() => c.governor.execute(...action), directly]) {
      await time.setNextBlockTimestamp(eta - 1n);
      await expect(attempt())
        .to.be.revertedWithCustomError(c.timelock, "TimelockUnexpectedOperationState")
        .withArgs(operation, READY);
    }
    await time.setNextBlockTimestamp(eta);
    await c.governor.execute(...action);
  });

  it("happens once, whichever way comes first", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await carryMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    const { id: operation, salt } = await operationOf(c);
    const directly = () => c.timelock.executeBatch(...unzip(motion.calls), ethers.ZeroHash, salt);
    await executeMotion(c, motion);
    await expect(directly())
      .to.be.revertedWithCustomError(c.timelock, "TimelockUnexpectedOperationState")
      .withArgs(operation, READY);
    await expect(executeMotion(c, motion))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, EXECUTED, bitmap(QUEUED));
  });

  it("shows in the motion's state when the timelock was used directly", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await carryMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    const { id: operation, salt } = await operationOf(c);
    expect(await c.governor.state(motion.id)).to.equal(QUEUED);
    const executed = await c.timelock
      .connect(c.strangers[0]!)
      .executeBatch(...unzip(motion.calls), ethers.ZeroHash, salt);
    await expect(executed).to.emit(c.archive, "ResolutionRecorded").withArgs("Resolved.");
    await expect(executed).not.to.emit(c.governor, "ProposalExecuted");
    await expect(executed).to.emit(c.timelock, "CallExecuted");
    expect(await c.timelock.isOperationDone(operation)).to.equal(true);
    expect(await c.governor.state(motion.id)).to.equal(EXECUTED);
    await expect(executeMotion(c, motion))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, EXECUTED, bitmap(QUEUED));
  });

  it("is whole or not at all: one failing call undoes the others and the motion stays queued", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await carryMotion(c, [
      await call(c.rulebook, "setLiveMotionCap", [2]),
      await call(c.rulebook, "setLiveMotionCap", [6]),
    ]);
    await expect(executeMotion(c, motion))
      .to.be.revertedWithCustomError(c.rulebook, "RulebookOutOfBounds")
      .withArgs(ethers.encodeBytes32String("liveMotionCap"), 6, 1, 5);
    expect(await c.rulebook.liveMotionCap()).to.equal(1n);
    expect(await c.governor.state(motion.id)).to.equal(QUEUED);
  });

  it("is of one's own motion: other content has another id", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await carryMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    const other = [await call(c.archive, "recordResolution", ["Something else."])];
    for (const [calls, text] of [
      [other, motion.description],
      [motion.calls, "Another description"],
    ] as const) {
      await expect(c.governor.execute(...unzip(calls), id(text))).to.be.revertedWithCustomError(
        c.governor,
        "GovernorNonexistentProposal",
      );
    }
  });

  it("may send value, which the sender or the timelock brings", async () => {
    const c = await loadFixture(foundCoalition);
    const target = await ethers.deployContract("HostileTarget");
    const motion = await carryMotion(c, [{ ...(await call(target, "strike")), value: 5n }]);
    await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(c.timelock, "FailedCall");
    const action = [...unzip(motion.calls), id(motion.description)] as const;
    await c.governor.execute(...action, { value: 8n });
    expect(await ethers.provider.getBalance(target)).to.equal(5n);
    expect(await ethers.provider.getBalance(c.timelock)).to.equal(3n);
    expect(await ethers.provider.getBalance(c.governor)).to.equal(0n);
  });

  it("of rules leaves motions alone that were filed before", async () => {
    const c = await loadFixture(foundCoalition);
    const { discussion, voting, timelock, lateQuorumExtension } = await c.rulebook.motionRules(0);
    const shorter = {
      discussion: discussion - DAY,
      voting: voting - DAY,
      timelock: timelock - DAY,
      lateQuorumExtension,
      quorumFloor: 12n,
      quorumShare: 5_000n,
      secondsCap: 1n,
    };
    const change = await carryMotion(c, [await call(c.rulebook, "setMotionRules", [0, shorter])]);
    const calls = [await call(c.archive, "recordResolution", ["Resolved."])];
    const before = await fileMotion(c, calls, "Before", c.founders[1]!);
    await executeMotion(c, change);
    const after = await fileMotion(c, calls, "After", c.founders[2]!);

    const periods = async ({ id: motion }: FiledMotion) => {
      const { rules, secondsNeeded } = await c.governor.motion(motion);
      const snapshot = await c.governor.proposalSnapshot(motion);
      expect((await c.governor.proposalDeadline(motion)) - snapshot).to.equal(rules.voting);
      return [rules.discussion, rules.voting, rules.timelock, rules.quorumFloor, secondsNeeded];
    };
    expect(await periods(before)).to.deep.equal([discussion, voting, timelock, 3n, 2n]);
    expect(await periods(after)).to.deep.equal([6n * DAY, 6n * DAY, DAY, 12n, 1n]);

    await secondMotion(c, before);
    await openVote(c, before);
    await castVotes(c, before, { for: 3, against: 2 });
    await closeVote(c, before);
    await queueMotion(c, before);
    expect(await c.governor.proposalEta(before.id)).to.equal(
      BigInt(await time.latest()) + timelock,
    );
  });
});
