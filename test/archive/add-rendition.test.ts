import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { assess } from "../governance/assess.js";
import { documentId, fieldsOf } from "./ids.js";

const STATEMENT = documentKindIndex("statement");
const COURTESY = { language: "fr", authentic: false };

/** A member's statement in one language. */
async function deposited() {
  const c = await foundCoalition();
  const author = c.founders[0]!;
  const asAuthor = c.archive.connect(author);
  await asAuthor.deposit(STATEMENT, "ours", ZeroHash, [await rendition("Ours.\n")]);
  const document = documentId(author.address, STATEMENT, "ours");
  const { versionId: version } = await c.archive.currentVersion(document);
  return { ...c, author, asAuthor, document, version };
}

describe("Archive", () => {
  describe("addRendition", () => {
    it("adds a courtesy translation, says so and enters it in the journal", async () => {
      const { archive, asAuthor, document, version } = await loadFixture(deposited);
      const french = await rendition("La nôtre.\n", COURTESY);
      const addition = await asAuthor.addRendition(document, 1, french);
      await expect(addition)
        .to.emit(archive, "RenditionRecorded")
        .withArgs(version, 1, fieldsOf(french));
      await expectEntries(archive, addition, ["RenditionRecorded"]);
      expect((await archive.version(document, 1)).renditions).to.equal(2);
    });

    it("leaves the version's id as it was: a translation is no new version", async () => {
      const { archive, asAuthor, document, version } = await loadFixture(deposited);
      await asAuthor.addRendition(document, 1, await rendition("La nôtre.\n", COURTESY));
      expect((await archive.version(document, 1)).id).to.equal(version);
      expect(await archive.currentVersion(document)).to.deep.equal([1n, version]);
    });

    it("serves earlier versions too", async () => {
      const { archive, asAuthor, document, version } = await loadFixture(deposited);
      await asAuthor.deposit(STATEMENT, "ours", version, [await rendition("Ours, again.\n")]);
      await asAuthor.addRendition(document, 1, await rendition("La nôtre.\n", COURTESY));
      expect((await archive.version(document, 1)).renditions).to.equal(2);
      expect((await archive.version(document, 2)).renditions).to.equal(1);
    });

    it("refuses a text that claims to be authentic afterwards", async () => {
      const { archive, asAuthor, document } = await loadFixture(deposited);
      const authentic = await rendition("La vraie.\n", { language: "fr" });
      await expect(asAuthor.addRendition(document, 1, authentic)).to.be.revertedWithCustomError(
        archive,
        "ArchiveAuthenticity",
      );
    });

    it("takes the twelfth and refuses the thirteenth", async () => {
      const { archive, asAuthor, document } = await loadFixture(deposited);
      const courtesy = await rendition("La nôtre.\n", COURTESY);
      for (let count = 1; count < 12; ++count) await asAuthor.addRendition(document, 1, courtesy);
      expect((await archive.version(document, 1)).renditions).to.equal(12);
      await expect(asAuthor.addRendition(document, 1, courtesy))
        .to.be.revertedWithCustomError(archive, "ArchiveRenditionCount")
        .withArgs(13, 12);
    });

    it("checks the content", async () => {
      const { archive, asAuthor, document } = await loadFixture(deposited);
      const good = await rendition("La nôtre.\n", COURTESY);
      for (const [changes, error] of [
        [{ cid: "0x" }, "CidMalformed"],
        [{ digest: ZeroHash }, "ArchiveEmptyDigest"],
        [{ digest: id("other") }, "ArchiveDigestMismatch"],
        [{ size: 2 ** 21 }, "ArchiveWrongCodec"],
        [{ mediaType: "html" }, "ArchiveInvalidMediaType"],
        [{ language: "f" }, "ArchiveInvalidLanguage"],
      ] as const) {
        await expect(
          asAuthor.addRendition(document, 1, { ...good, ...changes }),
        ).to.be.revertedWithCustomError(archive, error);
      }
    });

    it("refuses versions that do not exist, and those withdrawn", async () => {
      const { archive, asAuthor, document } = await loadFixture(deposited);
      const courtesy = await rendition("La nôtre.\n", COURTESY);
      for (const [unknown, number] of [
        [document, 0],
        [document, 2],
        [id("unknown"), 1],
      ] as const) {
        await expect(asAuthor.addRendition(unknown, number, courtesy))
          .to.be.revertedWithCustomError(archive, "ArchiveUnknownVersion")
          .withArgs(unknown, number);
      }
      await asAuthor.withdraw(document, 1, "An error.");
      await expect(asAuthor.addRendition(document, 1, courtesy))
        .to.be.revertedWithCustomError(archive, "ArchiveAlreadyWithdrawn")
        .withArgs(document, 1);
    });

    it("is the author's while a member: not another's, not a former member's, not the timelock's", async () => {
      const c = await loadFixture(deposited);
      const courtesy = await rendition("La nôtre.\n", COURTESY);
      for (const person of [c.founders[1]!, c.strangers[0]!, await impersonateTimelock(c)]) {
        await expect(c.archive.connect(person).addRendition(c.document, 1, courtesy))
          .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
          .withArgs(person.address);
      }
      await c.membership.connect(c.author).leave();
      await expect(c.asAuthor.addRendition(c.document, 1, courtesy))
        .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
        .withArgs(c.author.address);
      await join(c, c.author);
      await c.asAuthor.addRendition(c.document, 1, courtesy);
    });

    it("serves the coalition's own documents by an ordinary motion", async () => {
      const c = await loadFixture(foundCoalition);
      const document = await c.archive.codeDocumentId();
      const french = await rendition("Soyez aimables.\n", COURTESY);
      const adding = await call(c.archive, "addRendition", [document, 1, french]);
      const [motionClass] = await assess(c.rulebook, [adding]);
      expect(motionClass).to.equal(0);
      await expectEntries(c.archive, await passMotion(c, [adding]), ["RenditionRecorded"]);
      expect((await c.archive.currentCode()).number).to.equal(1);
    });
  });
});
