import { expect } from "chai";
import { concat, id, type BytesLike } from "ethers";
import { ethers, foundCoalition, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import {
  call,
  carryMotion,
  executeMotion,
  fileMotion,
  openVote,
  secondMotion,
  unzip,
  type FiledMotion,
} from "../fixture/motions.js";
import { FOR, pack, signBallot } from "./ballots.js";
import { EXECUTED, QUEUED } from "./states.js";

async function fixture() {
  const c = await foundCoalition();
  const target = await ethers.deployContract("HostileTarget");
  /** The motion's batch executed at the timelock, past the governor. */
  const directly = async (motion: FiledMotion) => {
    const [salted] = (await c.timelock.queryFilter(c.timelock.filters.CallSalt())).slice(-1);
    const { salt } = salted!.args;
    return [...unzip(motion.calls), ethers.ZeroHash, salt] as const;
  };
  return { ...c, target, directly };
}

describe("A target that changes", () => {
  it("is refused at execution, by both ways, until it is what it was", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [
      await call(c.archive, "recordResolution", ["Resolved."]),
      await call(c.target, "strike"),
    ]);
    const expected = (await c.governor.motion(motion.id)).codeDigest;
    const code = await ethers.provider.getCode(c.target);
    const batch = await c.directly(motion);
    for (const other of ["0x00", `${code}00`, "0x"]) {
      await networkHelpers.setCode(await c.target.getAddress(), other);
      const actual = await c.timelock.codeDigest(batch[0]);
      expect(actual).not.to.equal(expected);
      for (const attempt of [
        () => executeMotion(c, motion),
        () => c.timelock.executeBatch(...batch),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(c.timelock, "CoalitionTimelockCodeChanged")
          .withArgs(expected, actual);
      }
    }
    expect(await c.governor.state(motion.id)).to.equal(QUEUED);
    await networkHelpers.setCode(await c.target.getAddress(), code);
    await executeMotion(c, motion);
  });

  it("is refused when it changes during the vote already", async () => {
    const c = await loadFixture(fixture);
    const motion = await fileMotion(c, [await call(c.target, "strike")]);
    const { codeDigest } = await c.governor.motion(motion.id);
    await networkHelpers.setCode(await c.target.getAddress(), "0x00");
    expect((await c.governor.motion(motion.id)).codeDigest).to.equal(codeDigest);
    expect(await c.timelock.codeDigest([c.target])).not.to.equal(codeDigest);
  });

  it("is refused when it becomes a person's delegated account", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [await call(c.target, "strike")]);
    const delegation = concat(["0xef0100", c.archive.target as BytesLike]);
    await networkHelpers.setCode(await c.target.getAddress(), delegation);
    await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(
      c.timelock,
      "CoalitionTimelockCodeChanged",
    );
  });

  it("is not confused by targets in another order or number", async () => {
    const { timelock, target, archive } = await loadFixture(fixture);
    const digests = await Promise.all(
      [[target], [archive], [target, archive], [archive, target], [target, target], []].map(
        (targets) => timelock.codeDigest(targets),
      ),
    );
    expect(new Set(digests).size).to.equal(digests.length);
    const coder = ethers.keccak256(
      concat(
        await Promise.all(
          [target, archive].map(async (one) =>
            ethers.keccak256(await ethers.provider.getCode(one)),
          ),
        ),
      ),
    );
    expect(digests[2]).to.equal(BigInt(coder) & ((1n << 128n) - 1n));
  });
});

describe("A target that calls back while it is executed", () => {
  it("cannot execute its own motion again through the governor", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [await call(c.target, "strike")]);
    const again = c.governor.interface.encodeFunctionData("execute", [
      ...unzip(motion.calls),
      id(motion.description),
    ]);
    await c.target.arm(c.governor, again);
    await executeMotion(c, motion);
    expect(await c.target.struck()).to.equal(true);
    expect(await c.target.succeeded()).to.equal(false);
    const error = c.governor.interface.parseError(await c.target.reply());
    expect(error?.name).to.equal("GovernorUnexpectedProposalState");
    expect(error?.args[1]).to.equal(EXECUTED);
  });

  it("cannot execute its own motion again through the timelock: all of it is undone", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [await call(c.target, "strike")]);
    const batch = await c.directly(motion);
    const again = c.timelock.interface.encodeFunctionData("executeBatch", [...batch]);
    await c.target.arm(c.timelock, again);
    for (const attempt of [
      () => executeMotion(c, motion),
      () => c.timelock.executeBatch(...batch),
    ]) {
      await expect(attempt()).to.be.revertedWithCustomError(
        c.timelock,
        "TimelockUnexpectedOperationState",
      );
    }
    expect(await c.target.struck()).to.equal(false);
    expect(await c.governor.state(motion.id)).to.equal(QUEUED);
  });

  it("can neither queue it again, nor vote, nor second, nor file", async () => {
    const c = await loadFixture(fixture);
    const { interface: abi } = c.governor;
    const calls = [await call(c.target, "strike")];
    for (const [what, error] of [
      ["queue", "GovernorUnexpectedProposalState"],
      ["castVote", "GovernorUnexpectedProposalState"],
      ["second", "GovernorUnexpectedProposalState"],
      ["propose", "CoalitionGovernorNotVoter"],
    ] as const) {
      const fresh = await loadFixture(fixture);
      const motion = await carryMotion(fresh, calls);
      const data = {
        queue: abi.encodeFunctionData("queue", [...unzip(calls), id(motion.description)]),
        castVote: abi.encodeFunctionData("castVote", [motion.id, FOR]),
        second: abi.encodeFunctionData("second", [motion.id]),
        propose: abi.encodeFunctionData("propose", [...unzip(calls), "From within"]),
      }[what];
      await fresh.target.arm(fresh.governor, data);
      await executeMotion(fresh, motion);
      expect(await fresh.target.succeeded(), what).to.equal(false);
      expect(abi.parseError(await fresh.target.reply())?.name, what).to.equal(error);
    }
  });

  it("cannot act as the timelock after its motion", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [await call(c.target, "strike")]);
    const { interface: abi } = c.rulebook;
    await c.target.arm(c.rulebook, abi.encodeFunctionData("setLiveMotionCap", [5]));
    await executeMotion(c, motion);
    expect(await c.target.succeeded()).to.equal(false);
    expect(await c.rulebook.liveMotionCap()).to.equal(1n);
  });

  it("may execute another motion that is due", async () => {
    const c = await loadFixture(fixture);
    const due = await carryMotion(c, [await call(c.archive, "recordResolution", ["Due."])], "Due");
    const motion = await carryMotion(c, [await call(c.target, "strike")], "Strikes");
    const action = [...unzip(due.calls), id(due.description)] as const;
    await c.target.arm(c.governor, c.governor.interface.encodeFunctionData("execute", [...action]));
    await executeMotion(c, motion);
    expect(await c.target.succeeded()).to.equal(true);
    expect(await c.governor.state(due.id)).to.equal(EXECUTED);
    expect(await c.governor.state(motion.id)).to.equal(EXECUTED);
  });
});

describe("A target that fails", () => {
  for (const [name, error] of [
    ["refuse", "TargetRefused"],
    ["burn", undefined],
  ] as const) {
    it(`by ${name} leaves its motion queued and harms no other`, async () => {
      const c = await loadFixture(fixture);
      const motion = await carryMotion(c, [await call(c.target, name)], "Fails");
      if (error) {
        await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(c.target, error);
      } else {
        await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(
          c.timelock,
          "FailedCall",
        );
      }
      expect(await c.governor.state(motion.id)).to.equal(QUEUED);
      const other = [await call(c.archive, "recordResolution", ["Other."])];
      await executeMotion(c, await carryMotion(c, other, "Other"));
      await expect(executeMotion(c, motion)).to.revert(ethers);
    });
  }

  it("by answering four megabytes costs the one who executes it, nobody else", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [await call(c.target, "bomb")], "Bomb");
    const sent = executeMotion(c, motion);
    await expect(sent).to.revert(ethers);
    expect(await c.governor.state(motion.id)).to.equal(QUEUED);
  });
});

describe("A motion that calls the governor itself", () => {
  it("gets nothing from it: the timelock is no voter, and relaying is off", async () => {
    for (const [name, args, error] of [
      ["relay", (t: string) => [t, 0, "0x"], "CoalitionGovernorDisabled"],
      ["castVote", () => [1n, FOR], "GovernorNonexistentProposal"],
      ["propose", (t: string) => [[t], [0], ["0x"], "Text"], "CoalitionGovernorNotVoter"],
    ] as const) {
      const c = await loadFixture(fixture);
      const calls = [await call(c.governor, name, args(await c.target.getAddress()))];
      const motion = await carryMotion(c, calls);
      await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(c.governor, error);
      expect(await c.governor.state(motion.id)).to.equal(QUEUED);
    }
  });

  it("may do through the timelock what anybody may do, and leaves nothing behind there", async () => {
    const c = await loadFixture(fixture);
    const resolution = [await call(c.archive, "recordResolution", ["Other."])];
    const otherId = await c.governor.getProposalId(...unzip(resolution), id("Other"));
    const ballot = pack(1, FOR, await signBallot(c.governor, c.founders[0]!, otherId, FOR));
    const motion = await carryMotion(c, [
      await call(c.governor, "castVotesBySig", [otherId, ballot]),
    ]);
    const other = await fileMotion(c, resolution, "Other", c.founders[1]!);
    await secondMotion(c, other);
    await openVote(c, other);

    // Governor keeps a queue of calls to itself while it executes; no plain slot may have changed afterwards.
    const governor = await c.governor.getAddress();
    const plainSlots = () =>
      Promise.all(Array.from({ length: 32 }, (_, i) => networkHelpers.getStorageAt(governor, i)));
    const before = await plainSlots();
    await expect(executeMotion(c, motion))
      .to.emit(c.governor, "VoteCast")
      .withArgs(c.founders[0]!.address, otherId, FOR, 1, "");
    expect(await plainSlots()).to.deep.equal(before);
  });
});

describe("What is queued", () => {
  it("cannot be cancelled by anyone", async () => {
    const c = await loadFixture(fixture);
    const motion = await carryMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    const [salted] = (await c.timelock.queryFilter(c.timelock.filters.CallSalt())).slice(-1);
    const canceller = await c.timelock.CANCELLER_ROLE();
    for (const signer of [c.founders[0]!, c.founders[1]!, c.strangers[0]!]) {
      await expect(c.timelock.connect(signer).cancel(salted!.args.id))
        .to.be.revertedWithCustomError(c.timelock, "AccessControlUnauthorizedAccount")
        .withArgs(signer.address, canceller);
      const action = [...unzip(motion.calls), id(motion.description)] as const;
      await expect(c.governor.connect(signer).cancel(...action)).to.be.revertedWithCustomError(
        c.governor,
        "GovernorUnexpectedProposalState",
      );
    }
    expect(await c.timelock.hasRole(canceller, c.governor)).to.equal(false);
    await time.increase(1);
    await executeMotion(c, motion);
  });
});
