import { expect } from "chai";
import {
  canonicalLanguage,
  mediaTypeOf,
  parseRenditionName,
  UNKNOWN_MEDIA_TYPE,
} from "../../../core/content/index.js";

describe("mediaTypeOf", () => {
  const cases: [string, string][] = [
    ["charter.en.md", "text/markdown"],
    ["docs/MINUTES.PDF", "application/pdf"],
    ["list.mbox", "application/mbox"],
    ["photo.jpg", "image/jpeg"],
    ["notes", UNKNOWN_MEDIA_TYPE],
    ["folder.md/notes", UNKNOWN_MEDIA_TYPE],
    ["program.constructor", UNKNOWN_MEDIA_TYPE],
  ];
  for (const [name, mediaType] of cases) {
    it(`takes ${name} for ${mediaType}`, () => {
      expect(mediaTypeOf(name)).to.equal(mediaType);
    });
  }
});

describe("parseRenditionName", () => {
  const cases: [string, string, string | undefined][] = [
    ["charter.en.md", "charter", "en"],
    ["docs/code-of-conduct.pt-br.md", "code-of-conduct", "pt-BR"],
    ["statement.zh-hant-tw.pdf", "statement", "zh-Hant-TW"],
    ["2026.minutes.fr.odt", "2026.minutes", "fr"],
    ["notes.final.pdf", "notes.final", undefined],
    ["report.v2.pdf", "report.v2", undefined],
    ["en.md", "en", undefined],
    ["README", "README", undefined],
    ["C:\\papers\\agenda.es.txt", "agenda", "es"],
  ];
  for (const [path, name, language] of cases) {
    it(`reads ${path} as ${name} in ${language ?? "no stated language"}`, () => {
      expect(parseRenditionName(path)).to.include({ name, language });
    });
  }
});

describe("canonicalLanguage", () => {
  it("spells tags canonically and refuses what is none or too long", () => {
    expect(canonicalLanguage("EN-gb")).to.equal("en-GB");
    for (const text of [
      "",
      "english language",
      "e",
      "en_GB",
      "en-",
      `en-${"x-abcdefgh-".repeat(4)}a`,
    ]) {
      expect(canonicalLanguage(text), text).to.equal(undefined);
    }
  });
});
