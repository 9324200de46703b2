import { expect } from "chai";
import { chooseRendition, isReadable } from "../../../../web/places/join/choose-rendition.js";

const text = (language: string, authentic = true, mediaType = "text/markdown") => ({
  ...{ language, authentic, mediaType },
});

describe("chooseRendition", () => {
  it("takes the reader's language, an authentic text before a courtesy one", () => {
    const renditions = [text("en"), text("fr", false), text("fr-CA", true), text("ar")];
    expect(chooseRendition(renditions, "fr")).to.deep.equal({
      rendition: text("fr-CA", true),
      otherLanguage: false,
    });
    const courtesy = chooseRendition([text("en"), text("fr", false)], "fr");
    expect(courtesy?.rendition.language).to.equal("fr");
  });

  it("falls back to authentic English, to any authentic text, to any text, and says so", () => {
    const fallback = (...renditions: ReturnType<typeof text>[]) => {
      const chosen = chooseRendition(renditions, "zh");
      expect(chosen?.otherLanguage).to.equal(true);
      return chosen?.rendition.language;
    };
    expect(fallback(text("ru"), text("en"))).to.equal("en");
    expect(fallback(text("en", false), text("ru"))).to.equal("ru");
    expect(fallback(text("en", false))).to.equal("en");
  });

  it("shows nothing that a page cannot show", () => {
    expect(chooseRendition([text("en", true, "application/pdf")], "en")).to.equal(undefined);
    expect(chooseRendition([], "en")).to.equal(undefined);
    expect(isReadable(text("en", true, "text/plain; charset=utf-8"))).to.equal(true);
    expect(isReadable(text("en", true, "text/html"))).to.equal(false);
  });
});
