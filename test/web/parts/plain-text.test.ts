import { expect } from "chai";
import { type Piece, piecesOf, spelledOut } from "../../../web/parts/plain-text.js";

const shown = (text: string) =>
  piecesOf(text)
    .map((piece: Piece) => ("text" in piece ? piece.text : `[${piece.unseen}]`))
    .join("");

describe("text of others", () => {
  it("is left alone when everything in it can be seen", () => {
    for (const text of ["", "Éloge des ponts", "第一行\n第二行\tx", "👩‍👩‍👧‍👦", "می‌خواهم", "❤️"])
      expect(shown(text)).to.equal(text);
  });

  it("has whatever turns or hides spelled out", () => {
    expect(shown("pay \u202Eecila\u202C")).to.equal("pay [U+202E]ecila[U+202C]");
    expect(shown("a\u2066b\u2069")).to.equal("a[U+2066]b[U+2069]");
    expect(shown("admin\u200B")).to.equal("admin[U+200B]");
    expect(shown("a\u0000b\r\n")).to.equal("a[U+0000]b[U+000D]\n");
    expect(shown("line\u2028line")).to.equal("line[U+2028]line");
    expect(shown("soft\u00ADhyphen")).to.equal("soft[U+00AD]hyphen");
    expect(shown("tag\u{E0041}")).to.equal("tag[U+E0041]");
    expect(shown("half \uD800 pair")).to.equal("half [U+D800] pair");
  });

  it("spells it out in one string too, for titles of windows", () => {
    expect(spelledOut("pay \u202Eeno\u2066")).to.equal("pay ⟦U+202E⟧eno⟦U+2066⟧");
    expect(spelledOut("Éloge des ponts")).to.equal("Éloge des ponts");
  });
});
