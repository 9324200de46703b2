import { expect } from "chai";
import { ZeroHash } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { rendition } from "../fixture/renditions.js";
import { foundReadyToSeal, foundUnsealed } from "../fixture/unsealed.js";
import { documentId, versionId } from "./ids.js";

const [CHARTER, CODE, RULES] = [0, 1, 2];

describe("Archive", () => {
  describe("found", () => {
    it("holds the documents of the coalition file, as its files describe them", async () => {
      const { archive, parameters, timelock } = await loadFixture(foundCoalition);
      const coalition = await timelock.getAddress();
      expect(parameters.documents).to.have.length.greaterThan(0);
      for (const { kind, name, renditions } of parameters.documents) {
        const document = documentId(coalition, kind, name);
        const id = versionId(document, 1, ZeroHash, renditions);
        expect(await archive.currentVersion(document)).to.deep.equal([1n, id]);
        expect((await archive.document(document)).author).to.equal(coalition);
      }
    });

    it("puts a Code of Conduct into force from the first block", async () => {
      const { archive } = await loadFixture(foundCoalition);
      const document = await archive.codeDocumentId();
      expect(await archive.currentCode()).to.deep.equal(await archive.currentVersion(document));
      expect((await archive.currentCode()).number).to.equal(1);
    });

    it("says so and enters everything in the journal", async () => {
      const { archive, timelock } = await loadFixture(foundUnsealed);
      const renditions = [await rendition("Charter.\n")];
      const founding = await archive.found([
        { kind: CHARTER, name: "charter", renditions },
        { kind: RULES, name: "rules-of-procedure", renditions },
      ]);
      const coalition = await timelock.getAddress();
      const document = documentId(coalition, CHARTER, "charter");
      await expect(founding)
        .to.emit(archive, "DocumentOpened")
        .withArgs(document, coalition, CHARTER, "charter");
      await expect(founding)
        .to.emit(archive, "VersionRecorded")
        .withArgs(document, 1, versionId(document, 1, ZeroHash, renditions), ZeroHash);
      const entries = ["DocumentOpened", "VersionRecorded", "RenditionRecorded"];
      await expectEntries(archive, founding, [...entries, ...entries]);
    });

    it("takes standing kinds only", async () => {
      const { archive } = await loadFixture(foundUnsealed);
      const renditions = [await rendition()];
      for (const kind of ["minutes", "dissent", "annual report", "other"] as const) {
        const index = documentKindIndex(kind);
        await expect(archive.found([{ kind: index, name: "x", renditions }]))
          .to.be.revertedWithCustomError(archive, "ArchiveWrongKind")
          .withArgs(index);
      }
    });

    it("records first versions only: no document twice, in one go or in two", async () => {
      const { archive } = await loadFixture(foundUnsealed);
      const renditions = [await rendition("Another code.\n")];
      const { versionId: current } = await archive.currentCode();
      const again = { kind: CODE, name: "code-of-conduct", renditions };
      await expect(archive.found([again]))
        .to.be.revertedWithCustomError(archive, "ArchiveBaseMismatch")
        .withArgs(await archive.codeDocumentId(), current, ZeroHash);
      const rules = { kind: RULES, name: "rules", renditions };
      await expect(archive.found([rules, rules])).to.be.revertedWithCustomError(
        archive,
        "ArchiveBaseMismatch",
      );
    });

    it("checks names and content as any deposit", async () => {
      const { archive } = await loadFixture(foundUnsealed);
      const renditions = [await rendition()];
      await expect(archive.found([{ kind: CHARTER, name: "our-charter", renditions }]))
        .to.be.revertedWithCustomError(archive, "ArchiveInvalidName")
        .withArgs("our-charter");
      await expect(archive.found([{ kind: CHARTER, name: "charter", renditions: [] }]))
        .to.be.revertedWithCustomError(archive, "ArchiveRenditionCount")
        .withArgs(0, 12);
    });

    it("is the founder's alone, and nobody's once the coalition is open", async () => {
      const c = await loadFixture(foundReadyToSeal);
      const first = [{ kind: CHARTER, name: "charter", renditions: [await rendition()] }];
      await expect(c.archive.connect(c.stranger).found(first))
        .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
        .withArgs(c.stranger.address);
      await c.directory.seal();
      for (const person of [c.founder, c.stranger]) {
        await expect(c.archive.connect(person).found(first))
          .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
          .withArgs(person.address);
      }
    });
  });
});
