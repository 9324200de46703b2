import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { assess } from "../governance/assess.js";
import { documentId, versionId } from "./ids.js";

const STATEMENT = documentKindIndex("statement");

/** A member's statement in two versions. */
async function twoVersions() {
  const c = await foundCoalition();
  const author = c.founders[0]!;
  const asAuthor = c.archive.connect(author);
  const document = documentId(author.address, STATEMENT, "ours");
  await asAuthor.deposit(STATEMENT, "ours", ZeroHash, [await rendition("One.\n")]);
  const { versionId: first } = await c.archive.currentVersion(document);
  await asAuthor.deposit(STATEMENT, "ours", first, [await rendition("Two.\n")]);
  const { versionId: second } = await c.archive.currentVersion(document);
  return { ...c, author, asAuthor, document, first, second };
}

describe("Archive", () => {
  describe("withdraw", () => {
    it("puts a tombstone with its reason in a version's place and enters it in the journal", async () => {
      const { archive, asAuthor, document, first } = await loadFixture(twoVersions);
      const withdrawal = await asAuthor.withdraw(document, 1, "It named a person.");
      await expect(withdrawal)
        .to.emit(archive, "VersionWithdrawn")
        .withArgs(document, 1, "It named a person.");
      await expectEntries(archive, withdrawal, ["VersionWithdrawn"]);
      const tombstone = await archive.version(document, 1);
      expect(tombstone.withdrawn).to.equal(true);
      expect(tombstone.id, "the id stays").to.equal(first);
    });

    it("leaves no gap: numbers, current version and the other versions stay", async () => {
      const { archive, asAuthor, document, first, second } = await loadFixture(twoVersions);
      await asAuthor.withdraw(document, 1, "An error.");
      expect(await archive.currentVersion(document)).to.deep.equal([2n, second]);
      expect((await archive.version(document, 2)).withdrawn).to.equal(false);
      expect((await archive.document(document)).versions).to.equal(2);
      const renditions = [await rendition("Three.\n")];
      await expect(asAuthor.deposit(STATEMENT, "ours", first, renditions))
        .to.be.revertedWithCustomError(archive, "ArchiveBaseMismatch")
        .withArgs(document, second, first);
    });

    it("of the latest version is followed by the next number, which names it", async () => {
      const { archive, asAuthor, document, second } = await loadFixture(twoVersions);
      await asAuthor.withdraw(document, 2, "An error.");
      expect(await archive.currentVersion(document)).to.deep.equal([2n, second]);
      const renditions = [await rendition("Three.\n")];
      await asAuthor.deposit(STATEMENT, "ours", second, renditions);
      expect(await archive.currentVersion(document)).to.deep.equal([
        3n,
        versionId(document, 3, second, renditions),
      ]);
    });

    it("needs a reason of 1 to 512 bytes", async () => {
      const { archive, asAuthor, document } = await loadFixture(twoVersions);
      await expect(asAuthor.withdraw(document, 1, "")).to.be.revertedWithCustomError(
        archive,
        "ArchiveReasonMissing",
      );
      for (const long of ["x".repeat(513), `${"é".repeat(256)}x`]) {
        await expect(asAuthor.withdraw(document, 1, long))
          .to.be.revertedWithCustomError(archive, "ArchiveTextTooLong")
          .withArgs(513, 512);
      }
      await asAuthor.withdraw(document, 1, "é".repeat(256));
      await asAuthor.withdraw(document, 2, "x");
    });

    it("happens once to a version", async () => {
      const { archive, asAuthor, document } = await loadFixture(twoVersions);
      await asAuthor.withdraw(document, 1, "An error.");
      await expect(asAuthor.withdraw(document, 1, "Another reason."))
        .to.be.revertedWithCustomError(archive, "ArchiveAlreadyWithdrawn")
        .withArgs(document, 1);
    });

    it("refuses versions that do not exist", async () => {
      const { archive, asAuthor, document } = await loadFixture(twoVersions);
      for (const [unknown, number] of [
        [document, 0],
        [document, 3],
        [id("unknown"), 1],
      ] as const) {
        await expect(asAuthor.withdraw(unknown, number, "Gone."))
          .to.be.revertedWithCustomError(archive, "ArchiveUnknownVersion")
          .withArgs(unknown, number);
      }
    });

    it("is refused to other members and strangers", async () => {
      const c = await loadFixture(twoVersions);
      await join(c, c.strangers[1]!);
      for (const person of [c.founders[1]!, c.strangers[0]!, c.strangers[1]!]) {
        await expect(c.archive.connect(person).withdraw(c.document, 1, "I do not like it."))
          .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
          .withArgs(person.address);
      }
    });

    it("stays the author's right after leaving", async () => {
      const c = await loadFixture(twoVersions);
      await c.membership.connect(c.author).leave();
      await c.asAuthor.withdraw(c.document, 1, "I take it back.");
      expect((await c.archive.version(c.document, 1)).withdrawn).to.equal(true);
    });

    it("of a member's document takes a fundamental motion if the author does not act", async () => {
      const c = await loadFixture(twoVersions);
      const args = [c.document, 1, "A court ordered it."];
      const withdrawing = await call(c.archive, "withdraw", args);
      const [motionClass] = await assess(c.rulebook, [withdrawing]);
      expect(motionClass).to.equal(1);
      await expectEntries(c.archive, await passMotion(c, [withdrawing]), ["VersionWithdrawn"]);
    });

    it("of the coalition's own document is the timelock's alone", async () => {
      const c = await loadFixture(foundCoalition);
      const asTimelock = c.archive.connect(await impersonateTimelock(c));
      const document = documentId(await c.timelock.getAddress(), STATEMENT, "ours");
      await asTimelock.adopt(STATEMENT, "ours", ZeroHash, [await rendition("Ours.\n")]);
      await expect(c.archive.connect(c.founders[0]!).withdraw(document, 1, "Mine?"))
        .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
        .withArgs(c.founders[0]!.address);
      await asTimelock.withdraw(document, 1, "Unlawful.");
      expect((await c.archive.version(document, 1)).withdrawn).to.equal(true);
    });

    it("spares the standing text in force until another has replaced it", async () => {
      const c = await loadFixture(foundCoalition);
      const asTimelock = c.archive.connect(await impersonateTimelock(c));
      const document = await c.archive.codeDocumentId();
      const { versionId: base } = await c.archive.currentCode();
      await expect(asTimelock.withdraw(document, 1, "Unlawful."))
        .to.be.revertedWithCustomError(c.archive, "ArchiveStillInForce")
        .withArgs(document, 1);

      const lawful = [await rendition("Lawful.\n")];
      await asTimelock.adoptStanding(1, "code-of-conduct", base, lawful);
      await asTimelock.withdraw(document, 1, "Unlawful.");
      expect((await c.archive.version(document, 1)).withdrawn).to.equal(true);
      await expect(asTimelock.withdraw(document, 2, "This too."))
        .to.be.revertedWithCustomError(c.archive, "ArchiveStillInForce")
        .withArgs(document, 2);
    });
  });
});
