import { expect } from "chai";
import { ZeroHash } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import type { RenditionRecord } from "../../deploy/parameters.js";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { rendition } from "../fixture/renditions.js";

const OTHER = documentKindIndex("other");

async function depositing() {
  const c = await foundCoalition();
  const asAuthor = c.archive.connect(c.founders[0]!);
  let count = 0;
  const named = async (name: string) =>
    asAuthor.deposit(OTHER, name, ZeroHash, [await rendition()]);
  const described = async (changes: Partial<RenditionRecord>) =>
    asAuthor.deposit(OTHER, `text-${++count}`, ZeroHash, [await rendition("", changes)]);
  return { ...c, named, described };
}

/** Texts that look like something else, or do something to the text around them. */
const DECEPTIVE = {
  "a Cyrillic homograph": "сharter",
  "a Greek homograph": "charτer",
  "a fullwidth letter": "ｃharter",
  "a right-to-left override": "charter\u202etxt",
  "a left-to-right mark": "charter\u200e",
  "an isolate": "\u2066charter\u2069",
  "a zero-width space": "char\u200bter",
  "a zero-width joiner": "char\u200dter",
  "a soft hyphen": "char\u00adter",
  "a byte order mark": "\ufeffcharter",
  "a combining accent": "charte\u0301r",
  "an emoji": "charter📜",
  "a null": "charter\u0000",
  "a newline": "charter\n",
  "an escape": "charter\u001b[2J",
  "a delete": "charter\u007f",
  "a space": "the charter",
  markup: "<img>",
  "a quote": "charter'",
  "an upper-case letter": "Charter",
  "an underscore": "code_of_conduct",
  "a slash": "../charter",
  "a backslash": "..\\charter",
};

describe("Archive", () => {
  describe("names", () => {
    it("are 1 to 64 of a-z, 0-9, dot and hyphen", async () => {
      const { named, archive } = await loadFixture(depositing);
      for (const name of [
        "a",
        "0",
        "2026-03-01.v2",
        "abcdefghijklmnopqrstuvwxyz",
        "0123456789",
        "z".repeat(64),
      ]) {
        await expect(named(name), name).to.emit(archive, "DocumentOpened");
      }
      for (const name of ["", "z".repeat(65), "a".repeat(10_000)]) {
        await expect(named(name))
          .to.be.revertedWithCustomError(archive, "ArchiveInvalidName")
          .withArgs(name);
      }
    });

    it("take no character beside the ranges", async () => {
      const { named, archive } = await loadFixture(depositing);
      for (const neighbour of ["`", "{", "/", ":", ",", "@", "["]) {
        await expect(named(neighbour), neighbour)
          .to.be.revertedWithCustomError(archive, "ArchiveInvalidName")
          .withArgs(neighbour);
      }
    });

    it("begin with a letter or a digit, so that none is a path", async () => {
      const { named, archive } = await loadFixture(depositing);
      for (const name of [".", "..", "-", ".hidden", "-option", "..-"]) {
        await expect(named(name), name)
          .to.be.revertedWithCustomError(archive, "ArchiveInvalidName")
          .withArgs(name);
      }
      for (const name of ["a.", "a..", "0-"]) await named(name);
    });

    for (const [what, name] of Object.entries(DECEPTIVE)) {
      it(`refuse ${what}`, async () => {
        const { named, archive } = await loadFixture(depositing);
        await expect(named(name))
          .to.be.revertedWithCustomError(archive, "ArchiveInvalidName")
          .withArgs(name);
      });
    }

    it("of charter and code are fixed, so there is one of each", async () => {
      const c = await loadFixture(depositing);
      const asTimelock = c.archive.connect(await impersonateTimelock(c));
      const text = [await rendition()];
      for (const [kind, name] of [
        [0, "charter2"],
        [0, "code-of-conduct"],
        [1, "charter"],
        [1, "code"],
      ] as const) {
        await expect(asTimelock.adoptStanding(kind, name, ZeroHash, text))
          .to.be.revertedWithCustomError(c.archive, "ArchiveInvalidName")
          .withArgs(name);
      }
      await asTimelock.adoptStanding(0, "charter", ZeroHash, text);
      await asTimelock.adoptStanding(2, "charter", ZeroHash, text);
    });
  });

  describe("languages", () => {
    it("are 2 to 35 letters, digits and hyphens that begin with two letters", async () => {
      const { described, archive } = await loadFixture(depositing);
      const good = [
        "en",
        "fr",
        "zh-Hant",
        "zh-Hant-TW",
        "de-1996",
        "es-419",
        "EN-gb",
        "ast",
        "a".repeat(35),
      ];
      for (const language of good) {
        await expect(described({ language }), language).to.emit(archive, "VersionRecorded");
      }
    });

    it("refuse everything else, bidirectional controls and homographs among it", async () => {
      const { described, archive } = await loadFixture(depositing);
      const bad = ["", "e", "a".repeat(36), "e1", "-en", "e-n", "1en", "en_GB", "en GB", "en.GB"];
      const deceptive = ["еn", "en\u202e", "\u200een", "en\u0000", "en\n", "eń", "ｅn"];
      for (const language of [...bad, ...deceptive]) {
        await expect(described({ language }), JSON.stringify(language))
          .to.be.revertedWithCustomError(archive, "ArchiveInvalidLanguage")
          .withArgs(language);
      }
    });
  });

  describe("media types", () => {
    it("are a type and a subtype in lower case, 127 characters at most", async () => {
      const { described, archive } = await loadFixture(depositing);
      const longest = `text/${"x".repeat(122)}`;
      expect(longest).to.have.length(127);
      const good = [
        "text/markdown",
        "application/pdf",
        "image/svg+xml",
        "application/vnd.ms-excel",
        "a/b",
        longest,
      ];
      for (const mediaType of good) {
        await expect(described({ mediaType }), mediaType).to.emit(archive, "VersionRecorded");
      }
    });

    it("refuse everything else: parameters, upper case, several slashes, tricks", async () => {
      const { described, archive } = await loadFixture(depositing);
      const bad = ["", "/", "a/", "/b", "ab", "text", "text//plain", "text/plain/x", "Text/plain"];
      const worse = [
        "text/plain; charset=utf-8",
        "text/html\u202e",
        "tехt/html",
        "text/ html",
        "text/*",
      ];
      for (const mediaType of [...bad, ...worse, `text/${"x".repeat(123)}`]) {
        await expect(described({ mediaType }), JSON.stringify(mediaType))
          .to.be.revertedWithCustomError(archive, "ArchiveInvalidMediaType")
          .withArgs(mediaType);
      }
    });
  });
});
