import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import {
  call,
  carryMotion,
  executeMotion,
  impersonateTimelock,
  unzip,
} from "../fixture/motions.js";
import { senderAt } from "../fixture/sender.js";
import { foundUnsealed } from "../fixture/unsealed.js";
import { expectFolded } from "./journal-entries.js";
import { QUEUED } from "./states.js";

const ADMIN = ZeroHash;
const PROPOSER = id("PROPOSER_ROLE");
const EXECUTOR = id("EXECUTOR_ROLE");
const CANCELLER = id("CANCELLER_ROLE");
const ROLES = { ADMIN, PROPOSER, EXECUTOR, CANCELLER };

async function fixture() {
  const c = await foundCoalition();
  const other = await ethers.deployContract("HostileTarget");
  return { ...c, other, asItself: c.timelock.connect(await impersonateTimelock(c)) };
}

describe("CoalitionTimelock: roles once the coalition is open", () => {
  it("are what they must be and nothing else", async () => {
    const { timelock, governor, archive, membership, rulebook, directory, signers } =
      await loadFixture(fixture);
    const held = {
      ADMIN: [await timelock.getAddress()],
      PROPOSER: [await governor.getAddress()],
      EXECUTOR: [ZeroAddress],
      CANCELLER: [],
    };
    const parts = [timelock, governor, archive, membership, rulebook, directory];
    const accounts = [
      ZeroAddress,
      ...(await Promise.all(parts.map((part) => part.getAddress()))),
      ...signers.map(({ address }) => address),
    ];
    for (const [name, role] of Object.entries(ROLES)) {
      expect(await timelock.getRoleAdmin(role)).to.equal(ADMIN);
      const holders = [];
      for (const account of accounts) {
        if (await timelock.hasRole(role, account)) holders.push(account);
      }
      expect(holders, name).to.deep.equal(held[name as keyof typeof held]);
    }
  });

  it("are never granted again: to no contract, no person, nobody", async () => {
    const { timelock, other, strangers, asItself } = await loadFixture(fixture);
    for (const role of Object.values(ROLES)) {
      for (const account of [await other.getAddress(), strangers[0]!.address, ZeroAddress]) {
        await expect(asItself.grantRole(role, account)).to.be.revertedWithCustomError(
          timelock,
          "CoalitionTimelockRolesFixed",
        );
      }
    }
  });

  it("are never taken away: not the proposer, not the administrator, not everybody's execution", async () => {
    const { timelock, governor, other, asItself } = await loadFixture(fixture);
    for (const [role, account] of [
      [PROPOSER, await governor.getAddress()],
      [ADMIN, await timelock.getAddress()],
      [EXECUTOR, ZeroAddress],
      [CANCELLER, await other.getAddress()],
    ] as const) {
      await expect(asItself.revokeRole(role, account)).to.be.revertedWithCustomError(
        timelock,
        "CoalitionTimelockRolesFixed",
      );
    }
  });

  it("are never given up, not even by their holders", async () => {
    const { timelock, governor, asItself } = await loadFixture(fixture);
    const self = await timelock.getAddress();
    await expect(asItself.renounceRole(ADMIN, self)).to.be.revertedWithCustomError(
      timelock,
      "CoalitionTimelockRolesFixed",
    );
    const address = await governor.getAddress();
    const asGovernor = timelock.connect(await senderAt(address));
    await expect(asGovernor.renounceRole(PROPOSER, address)).to.be.revertedWithCustomError(
      timelock,
      "CoalitionTimelockRolesFixed",
    );
    expect(await timelock.hasRole(PROPOSER, address)).to.equal(true);
    expect(await timelock.hasRole(ADMIN, self)).to.equal(true);
  });

  it("do not move by motion either: it passes, but does not run", async () => {
    for (const name of ["grantRole", "revokeRole"]) {
      const c = await loadFixture(fixture);
      const change = await call(c.timelock, name, [PROPOSER, c.governor.target]);
      const motion = await carryMotion(c, [change]);
      await expect(executeMotion(c, motion)).to.be.revertedWithCustomError(
        c.timelock,
        "CoalitionTimelockRolesFixed",
      );
      expect(await c.governor.state(motion.id)).to.equal(QUEUED);
    }
  });

  it("are not for others to try", async () => {
    const { timelock, founders, strangers } = await loadFixture(fixture);
    for (const signer of [founders[0]!, strangers[0]!]) {
      const by = timelock.connect(signer);
      for (const attempt of [
        () => by.grantRole(PROPOSER, signer),
        () => by.revokeRole(EXECUTOR, ZeroAddress),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
          .withArgs(signer.address, ADMIN);
      }
      await expect(by.renounceRole(ADMIN, timelock)).to.be.revertedWithCustomError(
        timelock,
        "AccessControlBadConfirmation",
      );
    }
  });
});

describe("CoalitionTimelock: roles during the founding", () => {
  it("are handed out by the founder, and leave a trace", async () => {
    const { timelock, governor, founder, stranger } = await loadFixture(foundUnsealed);
    const grantee = await governor.getAddress();
    await expectFolded(timelock, () => timelock.grantRole(PROPOSER, grantee), [
      ["RoleGranted", [PROPOSER, grantee, founder.address]],
    ]);
    await expectFolded(timelock, () => timelock.grantRole(PROPOSER, grantee), []);
    await expectFolded(timelock, () => timelock.revokeRole(PROPOSER, grantee), [
      ["RoleRevoked", [PROPOSER, grantee, founder.address]],
    ]);
    await expectFolded(timelock, () => timelock.revokeRole(PROPOSER, grantee), []);
    await expectFolded(timelock, () => timelock.renounceRole(ADMIN, founder), [
      ["RoleRevoked", [ADMIN, founder.address, founder.address]],
    ]);
    await expect(timelock.grantRole(PROPOSER, stranger))
      .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
      .withArgs(founder.address, ADMIN);
  });

  it("let a canceller cancel until the coalition opens, with a trace", async () => {
    const { timelock, archive, founder, accomplice } = await loadFixture(foundUnsealed);
    await timelock.grantRole(PROPOSER, founder);
    await timelock.grantRole(CANCELLER, accomplice);
    const data = archive.interface.encodeFunctionData("recordResolution", ["Resolved."]);
    const calls = [{ target: await archive.getAddress(), value: 0n, data }];
    const batch = [...unzip(calls), ZeroHash, ZeroHash] as const;
    await timelock.scheduleBatch(...batch, 30n * 86_400n);
    const operation = await timelock.hashOperationBatch(...batch);
    await expectFolded(timelock, () => timelock.connect(accomplice).cancel(operation), [
      ["Cancelled", [operation]],
    ]);
    expect(await timelock.isOperation(operation)).to.equal(false);
  });
});
