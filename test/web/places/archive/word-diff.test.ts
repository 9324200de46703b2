import { expect } from "chai";
import fc from "fast-check";
import "../../../property-seed.js";
import {
  countChanges,
  type DiffPiece,
  foldDiff,
  wordDiff,
} from "../../../../web/places/archive/word-diff.js";

const side = (pieces: readonly DiffPiece[], left: DiffPiece["change"]) =>
  pieces
    .filter(({ change }) => change !== left)
    .map(({ text }) => text)
    .join("");

describe("wordDiff", () => {
  it("holds both texts, whatever they are", () => {
    const anyText = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const pieces = wordDiff(before, after, "en") ?? [];
        expect(side(pieces, "added")).to.equal(before);
        expect(side(pieces, "removed")).to.equal(after);
      }),
    );
  });

  it("changes words, not letters", () => {
    const pieces = wordDiff("twelve members met", "thirteen members met", "en") ?? [];
    expect(pieces.filter(({ change }) => change !== "same")).to.have.deep.members([
      { text: "twelve", change: "removed" },
      { text: "thirteen", change: "added" },
    ]);
    expect(countChanges(pieces)).to.deep.equal({ added: 1, removed: 1 });
  });

  it("knows words where there are no spaces", () => {
    const pieces = wordDiff("我们讨论章程", "我们通过章程", "zh") ?? [];
    expect(pieces.find(({ change }) => change === "removed")?.text).to.equal("讨论");
  });

  it("does without a language that is none", () => {
    expect(wordDiff("a b", "a c", "not a language")).to.have.length(3);
  });
});

describe("foldDiff", () => {
  const lines = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => `${name}${index}`).join("\n");

  it("leaves out what is far from any change, and says how much", () => {
    const folded = foldDiff([
      { text: `${lines(20, "a")}\n`, change: "same" },
      { text: "new", change: "added" },
      { text: `\n${lines(20, "b")}`, change: "same" },
    ]);
    expect(folded.map((piece) => ("lines" in piece ? piece.lines : piece.change))).to.deep.equal([
      ...[18, "same", "added", "same", 18],
    ]);
    expect(folded[1]).to.deep.equal({ text: "a18\na19\n", change: "same" });
  });

  it("keeps what is short", () => {
    const pieces: DiffPiece[] = [
      { text: "one\ntwo\n", change: "same" },
      { text: "three", change: "removed" },
    ];
    expect(foldDiff(pieces)).to.deep.equal(pieces);
  });
});
