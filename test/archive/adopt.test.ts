import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { DOCUMENT_KINDS, documentKindIndex, isStandingKind } from "../../core/coalition/index.js";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import {
  call,
  carryMotion,
  executeMotion,
  impersonateTimelock,
  passMotion,
} from "../fixture/motions.js";
import { rendition } from "../fixture/renditions.js";
import { assess } from "../governance/assess.js";
import { documentId, versionId } from "./ids.js";

const [CHARTER, CODE, RULES] = [0, 1, 2];
const REPORT = documentKindIndex("annual report");
const DISSENT = documentKindIndex("dissent");
const [ORDINARY, FUNDAMENTAL] = [0n, 1n];

async function withTimelock() {
  const c = await foundCoalition();
  const timelockSigner = await impersonateTimelock(c);
  return { ...c, author: timelockSigner.address, asTimelock: c.archive.connect(timelockSigner) };
}

describe("Archive", () => {
  describe("adopt", () => {
    it("records an ordinary document of the coalition by an ordinary motion", async () => {
      const c = await loadFixture(foundCoalition);
      const renditions = [await rendition("What we did in 2026.\n")];
      const adopting = await call(c.archive, "adopt", [REPORT, "2026", ZeroHash, renditions]);
      const [motionClass] = await assess(c.rulebook, [adopting]);
      expect(motionClass).to.equal(ORDINARY);

      const adoption = await passMotion(c, [adopting]);
      const author = await c.timelock.getAddress();
      const document = documentId(author, REPORT, "2026");
      const first = versionId(document, 1, ZeroHash, renditions);
      await expect(adoption)
        .to.emit(c.archive, "DocumentOpened")
        .withArgs(document, author, REPORT, "2026");
      await expect(adoption)
        .to.emit(c.archive, "VersionRecorded")
        .withArgs(document, 1, first, ZeroHash);
      const entries = ["DocumentOpened", "VersionRecorded", "RenditionRecorded"];
      await expectEntries(c.archive, adoption, entries);
    });

    it("takes every kind but standing ones and dissents", async () => {
      const { archive, asTimelock } = await loadFixture(withTimelock);
      const text = [await rendition()];
      for (const [index, kind] of DOCUMENT_KINDS.entries()) {
        const adoption = asTimelock.adopt.staticCall(index, "x", ZeroHash, text);
        if (isStandingKind(kind) || index === DISSENT) {
          await expect(adoption)
            .to.be.revertedWithCustomError(archive, "ArchiveWrongKind")
            .withArgs(index);
        } else {
          expect(await adoption).to.match(/^0x[0-9a-f]{64}$/);
        }
      }
    });

    it("checks base, name and content", async () => {
      const { archive, asTimelock, author } = await loadFixture(withTimelock);
      const text = [await rendition()];
      await expect(asTimelock.adopt(REPORT, "2026", id("nothing"), text))
        .to.be.revertedWithCustomError(archive, "ArchiveBaseMismatch")
        .withArgs(documentId(author, REPORT, "2026"), ZeroHash, id("nothing"));
      await expect(asTimelock.adopt(REPORT, "Twenty", ZeroHash, text))
        .to.be.revertedWithCustomError(archive, "ArchiveInvalidName")
        .withArgs("Twenty");
      await expect(asTimelock.adopt(REPORT, "2026", ZeroHash, []))
        .to.be.revertedWithCustomError(archive, "ArchiveRenditionCount")
        .withArgs(0, 12);
    });
  });

  describe("adoptStanding", () => {
    it("adopts a charter by a fundamental motion", async () => {
      const c = await loadFixture(foundCoalition);
      const renditions = [await rendition("We, the coalition.\n")];
      const args = [CHARTER, "charter", ZeroHash, renditions];
      const adopting = await call(c.archive, "adoptStanding", args);
      const [motionClass] = await assess(c.rulebook, [adopting]);
      expect(motionClass).to.equal(FUNDAMENTAL);

      const adoption = await passMotion(c, [adopting]);
      const document = await c.archive.charterDocumentId();
      const entries = ["DocumentOpened", "VersionRecorded", "RenditionRecorded"];
      await expectEntries(c.archive, adoption, entries);
      expect(await c.archive.currentVersion(document)).to.deep.equal([
        1n,
        versionId(document, 1, ZeroHash, renditions),
      ]);
    });

    it("puts a new version of the code into force", async () => {
      const { archive, asTimelock } = await loadFixture(withTimelock);
      const { versionId: base } = await archive.currentCode();
      const renditions = [await rendition("Be kinder.\n")];
      await asTimelock.adoptStanding(CODE, "code-of-conduct", base, renditions);
      const document = await archive.codeDocumentId();
      expect(await archive.currentCode()).to.deep.equal([
        2n,
        versionId(document, 2, base, renditions),
      ]);
    });

    it("fails at execution when the text it replaces moved while the motion was under way", async () => {
      const c = await loadFixture(withTimelock);
      const { versionId: base } = await c.archive.currentCode();
      const rival = [CODE, "code-of-conduct", base, [await rendition("Rival.\n")]];
      const motion = await carryMotion(c, [await call(c.archive, "adoptStanding", rival)]);
      const moved = [await rendition("Moved.\n")];
      await c.asTimelock.adoptStanding(CODE, "code-of-conduct", base, moved);
      const { versionId: current } = await c.archive.currentCode();
      await expect(executeMotion(c, motion))
        .to.be.revertedWithCustomError(c.archive, "ArchiveBaseMismatch")
        .withArgs(await c.archive.codeDocumentId(), current, base);
      expect((await c.archive.currentCode()).versionId).to.equal(current);
    });

    it("takes standing kinds only", async () => {
      const { archive, asTimelock } = await loadFixture(withTimelock);
      const text = [await rendition()];
      for (const [index, kind] of DOCUMENT_KINDS.entries()) {
        if (isStandingKind(kind)) continue;
        await expect(asTimelock.adoptStanding(index, "x", ZeroHash, text))
          .to.be.revertedWithCustomError(archive, "ArchiveWrongKind")
          .withArgs(index);
      }
    });

    it("lets rules have any name, so there may be several", async () => {
      const { archive, asTimelock, author } = await loadFixture(withTimelock);
      for (const name of ["rules-of-procedure", "election-rules"]) {
        await asTimelock.adoptStanding(RULES, name, ZeroHash, [await rendition()]);
        const document = documentId(author, RULES, name);
        expect((await archive.document(document)).versions).to.equal(1);
      }
    });
  });

  describe("recordResolution", () => {
    it("records words by an ordinary motion and enters them in the journal", async () => {
      const c = await loadFixture(foundCoalition);
      const resolving = await call(c.archive, "recordResolution", ["We meet in June."]);
      const [motionClass] = await assess(c.rulebook, [resolving]);
      expect(motionClass).to.equal(ORDINARY);
      const resolution = await passMotion(c, [resolving]);
      await expect(resolution)
        .to.emit(c.archive, "ResolutionRecorded")
        .withArgs("We meet in June.");
      await expectEntries(c.archive, resolution, ["ResolutionRecorded"]);
    });

    it("takes 1,024 bytes and refuses one more", async () => {
      const { archive, asTimelock } = await loadFixture(withTimelock);
      await expect(asTimelock.recordResolution("é".repeat(512))).to.emit(
        archive,
        "ResolutionRecorded",
      );
      for (const long of ["x".repeat(1_025), `${"é".repeat(512)}x`]) {
        await expect(asTimelock.recordResolution(long))
          .to.be.revertedWithCustomError(archive, "ArchiveTextTooLong")
          .withArgs(1_025, 1_024);
      }
    });
  });

  describe("the coalition's own voice", () => {
    it("is the timelock's alone: no voter, founder, former member or stranger has it", async () => {
      const c = await loadFixture(foundCoalition);
      await c.membership.connect(c.founders[5]!).leave();
      const text = [await rendition()];
      for (const person of [c.founders[0]!, c.founders[1]!, c.founders[5]!, c.strangers[0]!]) {
        const asPerson = c.archive.connect(person);
        for (const attempt of [
          () => asPerson.adopt(REPORT, "2026", ZeroHash, text),
          () => asPerson.adoptStanding(CHARTER, "charter", ZeroHash, text),
          () => asPerson.recordResolution("I resolve."),
        ]) {
          await expect(attempt())
            .to.be.revertedWithCustomError(c.archive, "ArchiveUnauthorized")
            .withArgs(person.address);
        }
      }
    });
  });
});
