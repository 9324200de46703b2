import { expect } from "chai";
import { encodeBytes32String, ZeroAddress, ZeroHash } from "ethers";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { rendition } from "../fixture/renditions.js";
import {
  CANCELLER_ROLE,
  DEFAULT_ADMIN_ROLE,
  EXECUTOR_ROLE,
  foundReadyToSeal,
  foundUnsealed,
  PROPOSER_ROLE,
} from "../fixture/unsealed.js";

const FOUNDING_ENTRIES = 6;

/** What a coalition cannot open without. */
const REQUIRED = [
  ...["authenticator", "governor", "membership", "archive", "rulebook", "offices"],
  ...["ballot-box", "elections", "recalls", "conduct", "lists"],
];

describe("Directory", () => {
  describe("seal", () => {
    it("opens the coalition, says so and enters it in the journal", async () => {
      const { directory, archive, founder } = await loadFixture(foundReadyToSeal);
      const sealing = await directory.seal();
      await expect(sealing).to.emit(directory, "Sealed").withArgs(founder.address);
      await expectEntries(directory, sealing, ["Sealed"]);
      expect(await directory.isSealed()).to.equal(true);
      expect(await directory.founder()).to.equal(ZeroAddress);
      expect(await directory.contractOf(encodeBytes32String("archive"))).to.equal(archive);
    });

    it("leaves nobody any role in the real deployment but timelock, governor and everybody", async () => {
      const { timelock, governor, signers } = await loadFixture(foundCoalition);
      expect(await timelock.hasRole(DEFAULT_ADMIN_ROLE, timelock)).to.equal(true);
      expect(await timelock.hasRole(PROPOSER_ROLE, governor)).to.equal(true);
      expect(await timelock.hasRole(EXECUTOR_ROLE, ZeroAddress)).to.equal(true);
      for (const { address } of signers) {
        for (const role of [DEFAULT_ADMIN_ROLE, PROPOSER_ROLE, EXECUTOR_ROLE, CANCELLER_ROLE]) {
          expect(await timelock.hasRole(role, address)).to.equal(false);
        }
      }
    });

    it("is the founder's alone", async () => {
      const { directory, stranger } = await loadFixture(foundReadyToSeal);
      await expect(directory.connect(stranger).seal())
        .to.be.revertedWithCustomError(directory, "DirectoryUnauthorized")
        .withArgs(stranger.address);
    });

    it("happens once", async () => {
      const { directory, founder, stranger } = await loadFixture(foundReadyToSeal);
      await directory.seal();
      for (const person of [founder, stranger]) {
        await expect(directory.connect(person).seal()).to.be.revertedWithCustomError(
          directory,
          "DirectoryAlreadySealed",
        );
      }
    });

    for (const missing of REQUIRED) {
      it(`refuses while no ${missing} is listed`, async () => {
        const { timelock, founder } = await loadFixture(foundReadyToSeal);
        const directory = await ethers.deployContract("Directory", [timelock, founder.address, ""]);
        const part = await ethers.deployContract("Authenticator", [directory, "Papers"]);
        for (const name of REQUIRED) {
          if (name !== missing) await directory.list(encodeBytes32String(name), part);
        }
        await expect(directory.seal())
          .to.be.revertedWithCustomError(directory, "DirectoryUnknown")
          .withArgs(encodeBytes32String(missing));
      });
    }

    it("refuses while the governor cannot propose", async () => {
      const c = await loadFixture(foundUnsealed);
      await c.timelock.renounceRole(DEFAULT_ADMIN_ROLE, c.founder.address);
      await expect(c.directory.seal())
        .to.be.revertedWithCustomError(c.directory, "DirectoryRoleUnsettled")
        .withArgs(PROPOSER_ROLE, c.governor);
    });

    it("refuses while the founder administers the timelock", async () => {
      const c = await loadFixture(foundUnsealed);
      await c.timelock.grantRole(PROPOSER_ROLE, c.governor);
      await expect(c.directory.seal())
        .to.be.revertedWithCustomError(c.directory, "DirectoryRoleUnsettled")
        .withArgs(DEFAULT_ADMIN_ROLE, c.founder.address);
    });

    it("refuses a timelock that does not administer itself, or that not everybody executes", async () => {
      for (const [role, holder] of [
        [DEFAULT_ADMIN_ROLE, "timelock"],
        [EXECUTOR_ROLE, "everybody"],
      ] as const) {
        const c = await loadFixture(foundUnsealed);
        const account = holder === "timelock" ? await c.timelock.getAddress() : ZeroAddress;
        await c.timelock.revokeRole(role, account);
        await c.timelock.grantRole(PROPOSER_ROLE, c.governor);
        await c.timelock.renounceRole(DEFAULT_ADMIN_ROLE, c.founder.address);
        await expect(c.directory.seal())
          .to.be.revertedWithCustomError(c.directory, "DirectoryRoleUnsettled")
          .withArgs(role, account);
      }
    });

    const leftBehind = {
      "a second proposer": PROPOSER_ROLE,
      "a second administrator": DEFAULT_ADMIN_ROLE,
      "a canceller": CANCELLER_ROLE,
      "an executor by name": EXECUTOR_ROLE,
    };
    for (const [what, role] of Object.entries(leftBehind)) {
      it(`refuses for good where the founder left behind ${what}`, async () => {
        const c = await loadFixture(foundUnsealed);
        await c.timelock.grantRole(role, c.accomplice.address);
        await c.timelock.grantRole(PROPOSER_ROLE, c.governor);
        await c.timelock.renounceRole(DEFAULT_ADMIN_ROLE, c.founder.address);
        await expect(c.directory.seal())
          .to.be.revertedWithCustomError(c.directory, "DirectoryTimelockTouched")
          .withArgs(FOUNDING_ENTRIES + 1, FOUNDING_ENTRIES);
      });
    }

    it("refuses even where a role was handed out and taken back", async () => {
      const c = await loadFixture(foundUnsealed);
      await c.timelock.grantRole(CANCELLER_ROLE, c.accomplice.address);
      await c.timelock.revokeRole(CANCELLER_ROLE, c.accomplice.address);
      await c.timelock.grantRole(PROPOSER_ROLE, c.governor);
      await c.timelock.renounceRole(DEFAULT_ADMIN_ROLE, c.founder.address);
      await expect(c.directory.seal())
        .to.be.revertedWithCustomError(c.directory, "DirectoryTimelockTouched")
        .withArgs(FOUNDING_ENTRIES + 2, FOUNDING_ENTRIES);
    });
  });

  describe("a coalition that is not open", () => {
    it("takes nobody in, however far the founding got", async () => {
      for (const stage of [foundUnsealed, foundReadyToSeal]) {
        const { directory, membership, archive, stranger } = await loadFixture(stage);
        const { versionId } = await archive.currentCode();
        const newcomer = (await ethers.getSigners())[15]!;
        for (const person of [newcomer, stranger]) {
          await expect(membership.connect(person).join(0, versionId)).to.be.revertedWithCustomError(
            directory,
            "DirectoryNotSealed",
          );
        }
      }
    });

    it("moves nothing, archives nothing and accepts nothing, not even from its voters", async () => {
      const c = await loadFixture(foundReadyToSeal);
      await time.increase(1);
      const asVoter = c.founder;
      expect(await c.membership.isVoter(asVoter.address)).to.equal(true);
      const data = c.membership.interface.encodeFunctionData("setJoinsPerDay", [10]);
      const target = await c.membership.getAddress();
      const { versionId } = await c.archive.currentCode();
      const text = [await rendition()];
      for (const attempt of [
        () => c.governor.connect(asVoter).propose([target], [0], [data], "Too early"),
        () => c.archive.connect(asVoter).deposit(12, "early", ZeroHash, text),
        () => c.membership.connect(asVoter).acceptCode(versionId),
      ]) {
        await expect(attempt()).to.be.revertedWithCustomError(c.directory, "DirectoryNotSealed");
      }
    });

    it("lets a voter go all the same", async () => {
      const c = await loadFixture(foundUnsealed);
      await c.membership.connect(c.stranger).leave();
      expect(await c.membership.isMember(c.stranger.address)).to.equal(false);
    });
  });
});
