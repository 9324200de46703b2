import { expect } from "chai";
import fc from "fast-check";
import "../../../property-seed.js";
import { mediaTypeOf } from "../../../../core/content/index.js";
import { fileNameOf, SHOWN_BYTES, showingOf } from "../../../../web/places/archive/media.js";

describe("showingOf", () => {
  it("renders Markdown and shows plain text", () => {
    expect(showingOf("text/markdown", 10)).to.equal("markdown");
    expect(showingOf("Text/Markdown; charset=utf-8", 10)).to.equal("markdown");
    expect(showingOf("text/csv", 10)).to.equal("text");
  });

  it("never shows what a browser could run, or what it does not know", () => {
    for (const type of ["text/html", "image/svg+xml", "application/xml", "application/pdf"])
      expect(showingOf(type, 10), type).to.equal("download");
    fc.assert(
      fc.property(fc.string(), (type) => {
        expect(showingOf(`x${type}`, 10)).to.equal("download");
      }),
    );
  });

  it("does not render very long texts", () => {
    expect(showingOf("text/markdown", SHOWN_BYTES)).to.equal("markdown");
    expect(showingOf("text/markdown", SHOWN_BYTES + 1)).to.equal("download");
  });
});

describe("fileNameOf", () => {
  it("says document, version, language and kind of file", () => {
    const file = { name: "minutes-may", version: 2, language: "pt-BR", mediaType: "text/markdown" };
    expect(fileNameOf(file)).to.equal("minutes-may-v2.pt-BR.md");
    expect(fileNameOf({ ...file, mediaType: "x/unheard" })).to.equal("minutes-may-v2.pt-BR.bin");
  });

  it("gives every known ending back", () => {
    for (const ending of ["csv", "pdf", "docx", "mbox", "odt", "svg", "txt", "zip"]) {
      const mediaType = mediaTypeOf(`x.${ending}`);
      const name = fileNameOf({ name: "x", version: 1, language: "en", mediaType });
      expect(mediaTypeOf(name), ending).to.equal(mediaType);
    }
  });

  it("lets nothing through that leads elsewhere or looks like another name", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, language, mediaType) => {
        const made = fileNameOf({ name, version: 1, language, mediaType });
        expect(made).to.match(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
        expect(made.length).to.be.lessThan(320);
      }),
    );
  });
});
