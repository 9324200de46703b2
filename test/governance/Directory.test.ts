import { expect } from "chai";
import { concat, encodeBytes32String, ZeroAddress, ZeroHash } from "ethers";
import { ethers, foundCoalition, loadFixture, networkHelpers } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { senderAt } from "../fixture/sender.js";
import { foundReadyToSeal, foundUnsealed } from "../fixture/unsealed.js";

const key = encodeBytes32String;
const LONGEST_URI = 2_048;

describe("Directory", () => {
  describe("founding", () => {
    it("knows timelock, founder and description from the start, and is not open", async () => {
      const { directory, timelock, founder, parameters } = await loadFixture(foundUnsealed);
      expect(await directory.timelock()).to.equal(timelock);
      expect(await directory.founder()).to.equal(founder.address);
      expect(await directory.daoURI()).to.equal(parameters.uri);
      expect(await directory.isSealed()).to.equal(false);
    });

    it("announces the description and enters it in the journal", async () => {
      const { timelock, founder } = await loadFixture(foundUnsealed);
      const directory = await ethers.deployContract("Directory", [
        timelock,
        founder.address,
        "ipfs://description",
      ]);
      const deployment = directory.deploymentTransaction()!;
      await expect(deployment)
        .to.emit(directory, "DAOURIUpdate")
        .withArgs(directory, "ipfs://description");
      expect((await directory.journal()).count).to.equal(1);
      expect((await directory.journal()).head).to.equal((await replayJournal(directory)).head);
    });

    it("refuses a timelock without code, and one that is none", async () => {
      const { directory, archive, founder, stranger } = await loadFixture(foundUnsealed);
      for (const nobody of [ZeroAddress, stranger.address]) {
        await expect(ethers.deployContract("Directory", [nobody, founder.address, ""]))
          .to.be.revertedWithCustomError(directory, "DirectoryNotContract")
          .withArgs(nobody);
      }
      await expect(ethers.deployContract("Directory", [archive, founder.address, ""])).to.revert(
        ethers,
      );
    });

    it("refuses another founder than the timelock's, and none", async () => {
      const { directory, timelock, founder, stranger } = await loadFixture(foundUnsealed);
      for (const wrong of [ZeroAddress, stranger.address]) {
        await expect(ethers.deployContract("Directory", [timelock, wrong, ""]))
          .to.be.revertedWithCustomError(directory, "DirectoryWrongFounder")
          .withArgs(wrong, founder.address);
      }
      const orphan = await ethers.deployContract("CoalitionTimelock", [172_800, ZeroAddress]);
      await expect(ethers.deployContract("Directory", [orphan, ZeroAddress, ""]))
        .to.be.revertedWithCustomError(directory, "DirectoryWrongFounder")
        .withArgs(ZeroAddress, ZeroAddress);
    });

    it("takes a description's URI of 2,048 bytes and refuses one more", async () => {
      const { directory, timelock, founder } = await loadFixture(foundUnsealed);
      const build = (uri: string) =>
        ethers.deployContract("Directory", [timelock, founder.address, uri]);
      await build("x".repeat(LONGEST_URI));
      await expect(build("x".repeat(LONGEST_URI + 1)))
        .to.be.revertedWithCustomError(directory, "DirectoryURITooLong")
        .withArgs(LONGEST_URI + 1, LONGEST_URI);
    });
  });

  describe("list", () => {
    it("takes a part from the founder, says so and enters it in the journal", async () => {
      const { directory } = await loadFixture(foundUnsealed);
      const annex = await ethers.deployContract("Archive", [directory]);
      const listing = await directory.list(key("annex"), annex);
      await expect(listing).to.emit(directory, "Listed").withArgs(key("annex"), annex);
      await expectEntries(directory, listing, ["Listed"]);
      expect(await directory.listed(key("annex"))).to.equal(annex);
    });

    it("takes a part from a motion once the coalition is open", async () => {
      const c = await loadFixture(foundCoalition);
      const annex = await ethers.deployContract("Archive", [c.directory]);
      const args = [key("annex"), await annex.getAddress()];
      const listing = await passMotion(c, [await call(c.directory, "list", args)]);
      await expectEntries(c.directory, listing, ["Listed"]);
      expect(await c.directory.contractOf(key("annex"))).to.equal(annex);
    });

    it("never replaces an entry, neither by the founder nor by a motion, not even by itself", async () => {
      const before = await loadFixture(foundUnsealed);
      const rival = await ethers.deployContract("Archive", [before.directory]);
      for (const entry of [rival, before.archive]) {
        await expect(before.directory.list(key("archive"), entry))
          .to.be.revertedWithCustomError(before.directory, "DirectoryAlreadyListed")
          .withArgs(key("archive"), before.archive);
      }

      const c = await loadFixture(foundCoalition);
      const asTimelock = c.directory.connect(await impersonateTimelock(c));
      const usurper = await ethers.deployContract("Archive", [c.directory]);
      for (const name of ["archive", "membership", "rulebook", "governor"]) {
        await expect(asTimelock.list(key(name), usurper))
          .to.be.revertedWithCustomError(c.directory, "DirectoryAlreadyListed")
          .withArgs(key(name), await c.directory.listed(key(name)));
      }
    });

    it("refuses an account without code of its own, a delegated key among them", async () => {
      const { directory, archive, stranger, accomplice } = await loadFixture(foundUnsealed);
      const delegation = concat(["0xef0100", await archive.getAddress()]);
      await networkHelpers.setCode(accomplice.address, delegation);
      for (const nobody of [ZeroAddress, stranger.address, accomplice.address]) {
        await expect(directory.list(key("annex"), nobody))
          .to.be.revertedWithCustomError(directory, "DirectoryNotContract")
          .withArgs(nobody);
      }
    });

    it("refuses a part of another coalition, and a contract that is part of none", async () => {
      const { directory, timelock, founder, policy } = await loadFixture(foundUnsealed);
      const elsewhere = await ethers.deployContract("Directory", [timelock, founder.address, ""]);
      const foreign = await ethers.deployContract("Authenticator", [elsewhere, "Papers"]);
      for (const stray of [foreign, policy, timelock]) {
        await expect(directory.list(key("annex"), stray))
          .to.be.revertedWithCustomError(directory, "DirectoryForeignPart")
          .withArgs(stray);
      }
    });

    it("is the founder's until the coalition is open, and the timelock's afterwards", async () => {
      const before = await loadFixture(foundUnsealed);
      const early = await senderAt(await before.timelock.getAddress());
      for (const person of [before.stranger, early]) {
        await expect(before.directory.connect(person).list(key("annex"), before.archive))
          .to.be.revertedWithCustomError(before.directory, "DirectoryUnauthorized")
          .withArgs(person.address);
      }

      const c = await loadFixture(foundCoalition);
      for (const person of [c.founders[0]!, c.founders[1]!, c.strangers[0]!]) {
        await expect(c.directory.connect(person).list(key("annex"), c.archive))
          .to.be.revertedWithCustomError(c.directory, "DirectoryUnauthorized")
          .withArgs(person.address);
      }
    });
  });

  describe("contractOf", () => {
    it("names every part of the real deployment, and each of them names the directory", async () => {
      const { directory, archive, membership, rulebook, governor } =
        await loadFixture(foundCoalition);
      for (const [name, part] of Object.entries({ archive, membership, rulebook, governor })) {
        expect(await directory.contractOf(key(name)), name).to.equal(part);
        expect(await part.directory(), name).to.equal(directory);
      }
    });

    it("answers nothing before the coalition is open, though the entry is there", async () => {
      const { directory, archive } = await loadFixture(foundReadyToSeal);
      expect(await directory.listed(key("archive"))).to.equal(archive);
      await expect(directory.contractOf(key("archive"))).to.be.revertedWithCustomError(
        directory,
        "DirectoryNotSealed",
      );
    });

    it("refuses a key that names nothing", async () => {
      const { directory } = await loadFixture(foundCoalition);
      for (const unknown of [ZeroHash, key("treasury"), key("Archive")]) {
        expect(await directory.listed(unknown)).to.equal(ZeroAddress);
        await expect(directory.contractOf(unknown))
          .to.be.revertedWithCustomError(directory, "DirectoryUnknown")
          .withArgs(unknown);
      }
    });
  });

  describe("setDaoURI", () => {
    it("changes the description by motion, says so and enters it in the journal", async () => {
      const c = await loadFixture(foundCoalition);
      const change = await passMotion(c, [await call(c.directory, "setDaoURI", ["ipfs://new"])]);
      await expect(change).to.emit(c.directory, "DAOURIUpdate").withArgs(c.directory, "ipfs://new");
      await expectEntries(c.directory, change, ["DAOURIUpdate"]);
      expect(await c.directory.daoURI()).to.equal("ipfs://new");
    });

    it("takes 2,048 bytes, counted in bytes, and refuses one more", async () => {
      const c = await loadFixture(foundCoalition);
      const asTimelock = c.directory.connect(await impersonateTimelock(c));
      await asTimelock.setDaoURI("é".repeat(LONGEST_URI / 2));
      await asTimelock.setDaoURI("");
      for (const long of ["x".repeat(LONGEST_URI + 1), `${"é".repeat(LONGEST_URI / 2)}x`]) {
        await expect(asTimelock.setDaoURI(long))
          .to.be.revertedWithCustomError(c.directory, "DirectoryURITooLong")
          .withArgs(LONGEST_URI + 1, LONGEST_URI);
      }
    });

    it("is refused to everybody but the timelock, to the founder before the opening too", async () => {
      const before = await loadFixture(foundUnsealed);
      await expect(before.directory.setDaoURI("https://spoof.example"))
        .to.be.revertedWithCustomError(before.directory, "DirectoryUnauthorized")
        .withArgs(before.founder.address);
      const c = await loadFixture(foundCoalition);
      for (const person of [c.founders[0]!, c.strangers[0]!]) {
        await expect(c.directory.connect(person).setDaoURI("https://spoof.example"))
          .to.be.revertedWithCustomError(c.directory, "DirectoryUnauthorized")
          .withArgs(person.address);
      }
    });
  });

  describe("supportsInterface", () => {
    it("claims ERC-4824 and ERC-165, and nothing else", async () => {
      const { directory } = await loadFixture(foundCoalition);
      const daoURI = directory.interface.getFunction("daoURI").selector;
      for (const id of [daoURI, "0x01ffc9a7"]) {
        expect(await directory.supportsInterface(id)).to.equal(true);
      }
      for (const id of ["0xffffffff", "0x80ac58cd"]) {
        expect(await directory.supportsInterface(id)).to.equal(false);
      }
    });
  });
});
