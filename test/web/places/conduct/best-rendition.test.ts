import { expect } from "chai";
import { bestRendition } from "../../../../web/places/conduct/best-rendition.js";

const rendition = (language: string, authentic: boolean) => ({ language, authentic });
const ENGLISH = rendition("en", true);
const FRENCH = rendition("fr", false);
const FRENCH_AUTHENTIC = rendition("fr-CA", true);

describe("the rendition somebody reads", () => {
  it("is in their language, an authentic one first", () => {
    expect(bestRendition([ENGLISH, FRENCH], "fr")).to.equal(FRENCH);
    expect(bestRendition([ENGLISH, FRENCH, FRENCH_AUTHENTIC], "fr")).to.equal(FRENCH_AUTHENTIC);
  });

  it("is the authentic one where theirs is missing, and the first where none is authentic", () => {
    expect(bestRendition([FRENCH, ENGLISH], "ar")).to.equal(ENGLISH);
    expect(bestRendition([FRENCH], "ar")).to.equal(FRENCH);
    expect(bestRendition([], "ar")).to.equal(undefined);
  });
});
