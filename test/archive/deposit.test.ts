import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { documentKindIndex, DOCUMENT_KINDS } from "../../core/coalition/index.js";
import { documentId, fieldsOf, versionId } from "./ids.js";

const MINUTES = documentKindIndex("minutes");

/** A member who deposited the first version of some minutes. */
async function deposited() {
  const c = await foundCoalition();
  const author = c.founders[0]!;
  const asAuthor = c.archive.connect(author);
  await asAuthor.deposit(MINUTES, "2026-03-01", ZeroHash, [await rendition("First.\n")]);
  const document = documentId(author.address, MINUTES, "2026-03-01");
  const { versionId: first } = await c.archive.currentVersion(document);
  return { ...c, author, asAuthor, document, first };
}

describe("Archive", () => {
  describe("deposit", () => {
    it("opens a document of the member's with a first version, says so and enters it in the journal", async () => {
      const { archive, founders } = await loadFixture(foundCoalition);
      const author = founders[0]!;
      const renditions = [
        await rendition("In English.\n"),
        await rendition("En français.\n", { language: "fr", authentic: false }),
      ];
      const document = documentId(author.address, MINUTES, "2026-03-01");
      const first = versionId(document, 1, ZeroHash, renditions);

      const deposit = await archive
        .connect(author)
        .deposit(MINUTES, "2026-03-01", ZeroHash, renditions);

      await expect(deposit)
        .to.emit(archive, "DocumentOpened")
        .withArgs(document, author.address, MINUTES, "2026-03-01");
      await expect(deposit)
        .to.emit(archive, "VersionRecorded")
        .withArgs(document, 1, first, ZeroHash);
      for (const [index, each] of renditions.entries()) {
        await expect(deposit)
          .to.emit(archive, "RenditionRecorded")
          .withArgs(first, index, fieldsOf(each));
      }
      await expectEntries(archive, deposit, [
        "DocumentOpened",
        "VersionRecorded",
        "RenditionRecorded",
        "RenditionRecorded",
      ]);
      expect(await archive.document(document)).to.deep.equal([author.address, BigInt(MINUTES), 1n]);
      expect(await archive.version(document, 1)).to.deep.equal([
        first,
        BigInt(await time.latest()),
        2n,
        false,
      ]);
      expect(await archive.currentVersion(document)).to.deep.equal([1n, first]);
    });

    it("answers with the version's id", async () => {
      const { archive, founders } = await loadFixture(foundCoalition);
      const renditions = [await rendition()];
      const document = documentId(founders[0]!.address, MINUTES, "m");
      expect(
        await archive.connect(founders[0]!).deposit.staticCall(MINUTES, "m", ZeroHash, renditions),
      ).to.equal(versionId(document, 1, ZeroHash, renditions));
    });

    it("records a second version that names the first, and leaves the first as it was", async () => {
      const { archive, asAuthor, document, first } = await loadFixture(deposited);
      const before = await archive.version(document, 1);
      const renditions = [await rendition("Corrected.\n")];
      const deposit = await asAuthor.deposit(MINUTES, "2026-03-01", first, renditions);
      const second = versionId(document, 2, first, renditions);
      await expect(deposit)
        .to.emit(archive, "VersionRecorded")
        .withArgs(document, 2, second, first);
      await expect(deposit).to.not.emit(archive, "DocumentOpened");
      await expectEntries(archive, deposit, ["VersionRecorded", "RenditionRecorded"]);
      expect(await archive.currentVersion(document)).to.deep.equal([2n, second]);
      expect(await archive.version(document, 1)).to.deep.equal(before);
    });

    it("gives equal content a different version id under every number, base and document", async () => {
      const { archive, asAuthor, author, document, first } = await loadFixture(deposited);
      const same = [await rendition("First.\n")];
      await asAuthor.deposit(MINUTES, "2026-03-01", first, same);
      await asAuthor.deposit(MINUTES, "another", ZeroHash, same);
      const another = documentId(author.address, MINUTES, "another");
      const ids = [
        first,
        (await archive.currentVersion(document)).versionId,
        (await archive.currentVersion(another)).versionId,
      ];
      expect(new Set(ids).size).to.equal(3);
    });

    it("refuses a base that is not the current version", async () => {
      const { archive, asAuthor, document, first } = await loadFixture(deposited);
      const again = [await rendition("Again.\n")];
      await asAuthor.deposit(MINUTES, "2026-03-01", first, again);
      const { versionId: current } = await archive.currentVersion(document);
      for (const base of [ZeroHash, first, id("unknown")]) {
        await expect(asAuthor.deposit(MINUTES, "2026-03-01", base, again))
          .to.be.revertedWithCustomError(archive, "ArchiveBaseMismatch")
          .withArgs(document, current, base);
      }
    });

    it("refuses a first version that claims to replace something", async () => {
      const { archive, asAuthor, author, first } = await loadFixture(deposited);
      const document = documentId(author.address, MINUTES, "new");
      await expect(asAuthor.deposit(MINUTES, "new", first, [await rendition()]))
        .to.be.revertedWithCustomError(archive, "ArchiveBaseMismatch")
        .withArgs(document, ZeroHash, first);
    });

    it("keeps the documents of two members apart though kind and name are the same", async () => {
      const { archive, author, founders } = await loadFixture(deposited);
      await archive
        .connect(founders[1]!)
        .deposit(MINUTES, "2026-03-01", ZeroHash, [await rendition("Mine.\n")]);
      const other = documentId(founders[1]!.address, MINUTES, "2026-03-01");
      expect((await archive.document(other)).author).to.equal(founders[1]!.address);
      const own = documentId(author.address, MINUTES, "2026-03-01");
      expect((await archive.document(own)).versions).to.equal(1);
    });

    for (const kind of [
      "charter",
      "code of conduct",
      "rules",
      "dissent",
      "annual report",
    ] as const) {
      it(`refuses a ${kind}: members do not speak for the coalition`, async () => {
        const { archive, founders } = await loadFixture(foundCoalition);
        const index = documentKindIndex(kind);
        await expect(
          archive.connect(founders[0]!).deposit(index, "charter", ZeroHash, [await rendition()]),
        )
          .to.be.revertedWithCustomError(archive, "ArchiveWrongKind")
          .withArgs(index);
      });
    }

    it("takes every other kind", async () => {
      const { archive, founders } = await loadFixture(foundCoalition);
      const reserved = ["charter", "code of conduct", "rules", "dissent", "annual report"];
      const free = DOCUMENT_KINDS.filter((kind) => !reserved.includes(kind));
      expect(free).to.have.length(8);
      for (const kind of free) {
        const index = documentKindIndex(kind);
        await archive.connect(founders[0]!).deposit(index, "x", ZeroHash, [await rendition()]);
        const document = documentId(founders[0]!.address, index, "x");
        expect((await archive.document(document)).kind).to.equal(index);
      }
    });

    it("is open to members who still wait for their vote", async () => {
      const c = await loadFixture(foundCoalition);
      await join(c, c.strangers[0]!);
      const asMember = c.archive.connect(c.strangers[0]!);
      await asMember.deposit(MINUTES, "x", ZeroHash, [await rendition()]);
    });

    it("is refused to strangers, former members and the timelock", async () => {
      const c = await loadFixture(deposited);
      await c.membership.connect(c.author).leave();
      for (const person of [c.strangers[0]!, c.author, await impersonateTimelock(c)]) {
        await expect(
          c.archive.connect(person).deposit(MINUTES, "2026-03-01", c.first, [await rendition()]),
        )
          .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
          .withArgs(person.address);
      }
    });

    it("goes on for the same document when its author comes back", async () => {
      const c = await loadFixture(deposited);
      await c.membership.connect(c.author).leave();
      await join(c, c.author);
      await c.asAuthor.deposit(MINUTES, "2026-03-01", c.first, [await rendition("Back.\n")]);
      expect((await c.archive.document(c.document)).versions).to.equal(2);
    });
  });

  describe("reading", () => {
    it("knows nothing of documents nobody opened", async () => {
      const { archive } = await loadFixture(foundCoalition);
      const unknown = id("unknown");
      expect((await archive.document(unknown)).versions).to.equal(0);
      expect(await archive.currentVersion(unknown)).to.deep.equal([0n, ZeroHash]);
      await expect(archive.version(unknown, 1))
        .to.be.revertedWithCustomError(archive, "ArchiveUnknownVersion")
        .withArgs(unknown, 1);
    });

    it("numbers versions from one: there is no zeroth and none after the last", async () => {
      const { archive, document } = await loadFixture(deposited);
      for (const number of [0, 2, 2 ** 32 - 1]) {
        await expect(archive.version(document, number))
          .to.be.revertedWithCustomError(archive, "ArchiveUnknownVersion")
          .withArgs(document, number);
      }
    });

    it("derives document ids from author, kind and name alone", async () => {
      const { archive, founders, timelock } = await loadFixture(foundCoalition);
      const coalition = await timelock.getAddress();
      expect(await archive.documentIdOf(founders[0]!.address, MINUTES, "x")).to.equal(
        documentId(founders[0]!.address, MINUTES, "x"),
      );
      expect(await archive.charterDocumentId()).to.equal(documentId(coalition, 0, "charter"));
      expect(await archive.codeDocumentId()).to.equal(documentId(coalition, 1, "code-of-conduct"));
    });
  });
});
