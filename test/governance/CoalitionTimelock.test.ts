import { expect } from "chai";
import { concat, id, type BytesLike } from "ethers";
import { ethers, foundCoalition, loadFixture, networkHelpers } from "../fixture/coalition.js";
import {
  call,
  carryMotion,
  executeMotion,
  impersonateTimelock,
  passMotion,
  unzip,
} from "../fixture/motions.js";
import { senderAt } from "../fixture/sender.js";
import { expectFolded, expectFoundedWith } from "./journal-entries.js";
import { QUEUED } from "./states.js";

const DAY = 86_400n;
const LOWER_HALF = (1n << 128n) - 1n;
const UNSET = ethers.toBeHex(1, 32);

async function fixture() {
  const c = await foundCoalition();
  const governorAddress = await c.governor.getAddress();
  const asGovernor = c.timelock.connect(await senderAt(governorAddress));
  const asItself = c.timelock.connect(await impersonateTimelock(c));
  const batch = unzip([await call(c.archive, "recordResolution", ["Resolved."])]);
  const salt = ethers.toBeHex(await c.timelock.codeDigest(batch[0]), 32);
  const operation = await c.timelock.hashOperationBatch(...batch, ethers.ZeroHash, salt);
  return { ...c, asGovernor, asItself, batch, salt, operation };
}

describe("CoalitionTimelock: its delay", () => {
  it("changes by motion, between 1 and 30 days", async () => {
    const c = await loadFixture(fixture);
    for (const days of [30n, 1n]) {
      const previous = await c.timelock.getMinDelay();
      const change = await call(c.timelock, "updateDelay", [days * DAY]);
      await expect(passMotion(c, [change], `${days} days`))
        .to.emit(c.timelock, "MinDelayChange")
        .withArgs(previous, days * DAY);
      expect(await c.timelock.getMinDelay()).to.equal(days * DAY);
    }
  });

  it("never leaves its bounds: such a motion passes, but does not run", async () => {
    const c = await loadFixture(fixture);
    for (const delay of [0n, DAY - 1n, 30n * DAY + 1n, ethers.MaxUint256]) {
      await expect(c.asItself.updateDelay(delay))
        .to.be.revertedWithCustomError(c.timelock, "CoalitionTimelockDelayOutOfBounds")
        .withArgs(delay, DAY, 30n * DAY);
    }
    const change = await call(c.timelock, "updateDelay", [ethers.MaxUint256]);
    const motion = await carryMotion(c, [change]);
    await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(
      c.timelock,
      "CoalitionTimelockDelayOutOfBounds",
    );
    expect(await c.governor.state(motion.id)).to.equal(QUEUED);
  });

  it("is within its bounds from the beginning", async () => {
    const { timelock, founders } = await loadFixture(fixture);
    for (const delay of [0n, DAY - 1n, 30n * DAY + 1n]) {
      await expect(ethers.deployContract("CoalitionTimelock", [delay, founders[0]!.address]))
        .to.be.revertedWithCustomError(timelock, "CoalitionTimelockDelayOutOfBounds")
        .withArgs(delay, DAY, 30n * DAY);
    }
    for (const delay of [DAY, 30n * DAY]) {
      const fresh = await ethers.deployContract("CoalitionTimelock", [delay, founders[0]!.address]);
      expect(await fresh.getMinDelay()).to.equal(delay);
    }
  });

  it("is nobody's to change but its own", async () => {
    const { timelock, founders, strangers, asGovernor } = await loadFixture(fixture);
    const others = [timelock.connect(founders[0]!), timelock.connect(strangers[0]!), asGovernor];
    for (const other of others) {
      await expect(other.updateDelay(2n * DAY))
        .to.be.revertedWithCustomError(timelock, "TimelockUnauthorizedCaller")
        .withArgs(
          await (other.runner as unknown as { getAddress(): Promise<string> }).getAddress(),
        );
    }
  });
});

describe("CoalitionTimelock: batches", () => {
  it("come from the governor alone", async () => {
    const { timelock, founders, strangers, asItself, asGovernor, batch, salt, operation } =
      await loadFixture(fixture);
    const schedule = (by: typeof timelock) =>
      by.scheduleBatch(...batch, ethers.ZeroHash, salt, 2n * DAY);
    for (const signer of [founders[0]!, strangers[0]!]) {
      await expect(schedule(timelock.connect(signer)))
        .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
        .withArgs(signer.address, id("PROPOSER_ROLE"));
    }
    await expect(schedule(asItself)).to.be.revertedWithCustomError(
      timelock,
      "AccessControlUnauthorizedAccount",
    );
    await expect(schedule(asGovernor))
      .to.emit(timelock, "CallScheduled")
      .withArgs(operation, 0, batch[0][0]!, 0, batch[2][0]!, ethers.ZeroHash, 2n * DAY);
  });

  it("wait at least the shortest delay, and stand once", async () => {
    const { timelock, asGovernor, batch, salt, operation } = await loadFixture(fixture);
    const schedule = (delay: bigint) =>
      asGovernor.scheduleBatch(...batch, ethers.ZeroHash, salt, delay);
    await expect(schedule(2n * DAY - 1n))
      .to.be.revertedWithCustomError(timelock, "TimelockInsufficientDelay")
      .withArgs(2n * DAY - 1n, 2n * DAY);
    await schedule(2n * DAY);
    await expect(schedule(2n * DAY))
      .to.be.revertedWithCustomError(timelock, "TimelockUnexpectedOperationState")
      .withArgs(operation, UNSET);
  });

  it("hold lists of one length", async () => {
    const { timelock, asGovernor, batch } = await loadFixture(fixture);
    const [targets, values, payloads] = batch;
    const nothing = [ethers.ZeroHash, ethers.ZeroHash] as const;
    for (const [lists, lengths] of [
      [
        [targets, [], payloads],
        [1, 1, 0],
      ],
      [
        [targets, values, []],
        [1, 0, 1],
      ],
    ] as const) {
      await expect(
        asGovernor.scheduleBatch(lists[0], [...lists[1]], [...lists[2]], ...nothing, 2n * DAY),
      )
        .to.be.revertedWithCustomError(timelock, "TimelockInvalidOperationLength")
        .withArgs(...lengths);
    }
  });

  it("run when the code is as promised, and only then", async () => {
    const { timelock, asGovernor, batch, salt } = await loadFixture(fixture);
    const promised = BigInt(salt);
    for (const wrong of [promised ^ 1n, promised ^ (1n << 127n), 0n]) {
      const other = ethers.toBeHex(wrong, 32);
      await asGovernor.scheduleBatch(...batch, ethers.ZeroHash, other, 2n * DAY);
      await networkHelpers.time.increase(2n * DAY);
      await expect(timelock.executeBatch(...batch, ethers.ZeroHash, other))
        .to.be.revertedWithCustomError(timelock, "CoalitionTimelockCodeChanged")
        .withArgs(wrong, promised);
    }
    // The upper half is free: it tells operations apart.
    const another = ethers.toBeHex((5n << 128n) | (promised & LOWER_HALF), 32);
    await asGovernor.scheduleBatch(...batch, ethers.ZeroHash, another, 2n * DAY);
    await networkHelpers.time.increase(2n * DAY);
    await timelock.executeBatch(...batch, ethers.ZeroHash, another);
  });

  it("are the only way: single operations are off, for everybody", async () => {
    const { timelock, strangers, asGovernor, asItself, archive } = await loadFixture(fixture);
    const nothing = [ethers.ZeroHash, ethers.ZeroHash] as const;
    for (const by of [timelock.connect(strangers[0]!), asGovernor, asItself]) {
      for (const attempt of [
        () => by.schedule(archive, 0, "0x", ...nothing, 2n * DAY),
        () => by.execute(archive, 0, "0x", ...nothing),
      ]) {
        await expect(attempt()).to.be.revertedWithCustomError(
          timelock,
          "CoalitionTimelockBatchOnly",
        );
      }
    }
  });

  it("leave a trace in the journal, one each", async () => {
    const { timelock, asGovernor, asItself, batch, salt, operation } = await loadFixture(fixture);
    const schedule = () => asGovernor.scheduleBatch(...batch, ethers.ZeroHash, salt, 3n * DAY);
    await expectFolded(timelock, schedule, [
      ["CallScheduled", [operation, 1, 3n * DAY], ["bytes32", "uint256", "uint256"]],
    ]);
    await networkHelpers.time.increase(3n * DAY);
    const execute = () => timelock.executeBatch(...batch, ethers.ZeroHash, salt);
    await expectFolded(timelock, execute, [
      ["CallExecuted", [operation, 1], ["bytes32", "uint256"]],
    ]);
    await expectFolded(timelock, () => asItself.updateDelay(5n * DAY), [
      ["MinDelayChange", [2n * DAY, 5n * DAY]],
    ]);
  });
});

describe("CoalitionTimelock: the code of targets", () => {
  it("is the lower half of the digest of their code hashes; no code counts as zero", async () => {
    const { timelock, archive, strangers } = await loadFixture(fixture);
    const hash = ethers.keccak256(await ethers.provider.getCode(archive));
    const empty = strangers[5]!.address;
    const digest = BigInt(ethers.keccak256(concat([hash, ethers.ZeroHash]))) & LOWER_HALF;
    expect(await timelock.codeDigest([archive, empty])).to.equal(digest);
    await networkHelpers.setBalance(ethers.computeAddress(id("nobody")), 1n);
    expect(await timelock.codeDigest([ethers.computeAddress(id("nobody"))])).to.equal(
      BigInt(ethers.keccak256(ethers.ZeroHash)) & LOWER_HALF,
    );
    const delegation = concat(["0xef0100", archive.target as BytesLike]);
    await networkHelpers.setCode(empty, delegation);
    expect(await timelock.codeDigest([archive, empty])).not.to.equal(digest);
  });
});

describe("CoalitionTimelock: its founding", () => {
  it("hands out administration and execution, and folds all of it", async () => {
    const { founders } = await loadFixture(fixture);
    const founder = founders[0]!.address;
    const fresh = await ethers.deployContract("CoalitionTimelock", [3n * DAY, founder]);
    const self = await fresh.getAddress();
    expect(await fresh.founder()).to.equal(founder);
    await expectFoundedWith(fresh, [
      ["RoleGranted", [ethers.ZeroHash, self, founder]],
      ["RoleGranted", [ethers.ZeroHash, founder, founder]],
      ["RoleGranted", [id("EXECUTOR_ROLE"), ethers.ZeroAddress, founder]],
      ["MinDelayChange", [0, 3n * DAY]],
    ]);
  });

  it("takes gifts, which nobody can spend but a motion", async () => {
    const c = await loadFixture(foundCoalition);
    await c.founders[0]!.sendTransaction({ to: c.timelock, value: 7n });
    const target = await ethers.deployContract("HostileTarget");
    await passMotion(c, [{ ...(await call(target, "strike")), value: 5n }]);
    expect(await ethers.provider.getBalance(target)).to.equal(5n);
    expect(await ethers.provider.getBalance(c.timelock)).to.equal(2n);
  });
});
