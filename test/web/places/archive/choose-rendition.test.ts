import { expect } from "chai";
import {
  chooseRendition,
  chooseVersion,
  type RenditionView,
} from "../../../../web/places/archive/choose-rendition.js";

const rendition = (index: number, language: string, authentic: boolean) =>
  ({ index, language, authentic }) as RenditionView;
const version = (number: number, isWithdrawn = false) =>
  ({ number, ...(isWithdrawn && { withdrawn: { at: 1, reason: "x" } }) }) as never as Parameters<
    typeof chooseVersion
  >[0][number];

describe("chooseRendition", () => {
  const all = [
    rendition(0, "fr", false),
    rendition(1, "en", true),
    rendition(2, "pt-BR", false),
    rendition(3, "fr", true),
  ];
  const chosen = (asked: string | null, reader: string) =>
    chooseRendition(all, asked, reader)?.index;

  it("takes the one that was asked for, by its place or its language", () => {
    expect(chosen("0", "en")).to.equal(0);
    expect(chosen("PT-br", "en")).to.equal(2);
  });

  it("takes the reader's language, an authentic text before a translation", () => {
    expect(chosen(null, "fr")).to.equal(3);
    expect(chosen(null, "pt")).to.equal(2);
    expect(chosen("9", "fr")).to.equal(3);
  });

  it("takes an authentic text when there is none in the reader's language", () => {
    expect(chosen(null, "zh")).to.equal(1);
    expect(chosen("<script>", "zh")).to.equal(1);
    expect(chooseRendition([], null, "en")).to.equal(undefined);
  });
});

describe("chooseVersion", () => {
  const all = [version(3, true), version(2), version(1)];

  it("takes the one asked for, and none when there is no such version", () => {
    expect(chooseVersion(all, "3")?.number).to.equal(3);
    for (const wrong of ["9", "0", "99999999999"])
      expect(chooseVersion(all, wrong)?.number, wrong).to.not.equal(3);
    expect(chooseVersion(all, "9")).to.equal(undefined);
  });

  it("takes the newest that was not withdrawn, or the newest", () => {
    expect(chooseVersion(all, null)?.number).to.equal(2);
    expect(chooseVersion(all, "two")?.number).to.equal(2);
    expect(chooseVersion([version(1, true)], null)?.number).to.equal(1);
    expect(chooseVersion([], null)).to.equal(undefined);
  });
});
